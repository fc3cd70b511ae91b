/** lego and dehydrated with what they left themselves, acme.sh in its published layout: taken over and given back. */
import { X509Certificate } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { certificateIdOf } from '../../electron/engine/keys/certificate-id.ts';
import { writeAcmeSh } from '../support/acme-sh-layout.ts';
import { type Beside, besideClients } from '../support/beside-clients.ts';
import { type Bind, startBind } from '../support/bind.ts';
import { failureOf } from '../support/failure-of.ts';
import {
  dehydratedSays,
  legoWords,
  type OldOrder,
  runDehydrated,
  runLego,
  servedFolder,
} from '../support/old-clients.ts';
import { type OpenedWorkspace, openedWorkspace } from '../support/opened-workspace.ts';
import { type Pebble, startPebble } from '../support/pebble.ts';
import { issueIn, outcomeOf, policyFor } from '../support/profile.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { describeWith } from '../support/tools.ts';
import { treeHash } from '../support/tree-hash.ts';

const email = 'me@example.org';

describeWith(['lego', 'dehydrated', 'pebble', 'named'], 'certificates of other clients', () => {
  let bind: Bind;
  let pebble: Pebble;
  let golden: ReturnType<typeof tempFolder>;
  let opened: OpenedWorkspace;
  const home = (client: string) => join(golden.path, client);
  const order = (client: string, ...names: readonly string[]): OldOrder => ({
    pebble,
    home: home(client),
    names,
    email,
  });
  const webroot = () => join(golden.path, 'www');
  beforeAll(async () => {
    const records = ['one', 'two', 'three'].map((name) => `${name} IN A 127.0.0.1`);
    bind = await startBind({ zones: [{ name: 'example.test', records }], unsignedUpdates: true });
    // Pebble draws one where there are several, and of six days all would be due again at once.
    const profiles = { default: { description: 'Ninety days', validityPeriod: 7_776_000 } };
    pebble = await startPebble({ dnsServer: bind.endpoint, retryAfter: { authz: 1, order: 1 }, profiles });
    golden = tempFolder('certwright-old-clients-');
    const server = await servedFolder(webroot(), pebble.httpPort);
    await Promise.all([
      runLego(order('lego', 'one.example.test', 'three.example.test'), bind.endpoint),
      runDehydrated({ ...order('dehydrated', 'two.example.test'), webroot: webroot() }),
    ]);
    await server.close();
  });
  afterAll(async () => {
    golden?.remove();
    await pebble?.stop();
    await bind?.stop();
  });
  afterEach(() => opened?.remove());

  const open = async (beside: Beside): Promise<void> => {
    opened = await openedWorkspace({ otherClients: beside.port });
  };
  const takeOver = (id: string) =>
    opened.workspace.adopting.takeOver({ id, rootPem: pebble.rootPem, resolvers: [bind.endpoint] });
  const only = async () => {
    const { found, unread } = await opened.workspace.adopting.find();
    expect(unread).toEqual([]);
    expect(found).toHaveLength(1);
    return found[0] ?? never();
  };
  /** Ordered again by us: what the order replaced, and with which account. */
  const renewed = async (certificateId: string) => {
    const { storage } = opened.workspace;
    const view = await issueIn(opened.workspace, storage.certificates.get(certificateId)?.policy ?? never());
    expect(outcomeOf(view)).toEqual({ status: 'succeeded' });
    const run = storage.runs.get(view.id)?.state as { accountId: string; replaces: string };
    return { replaces: run.replaces, account: storage.accounts.get(run.accountId)?.accountUrl };
  };
  const idOf = (chain: string) => certificateIdOf(new X509Certificate(chain).raw);

  it('lego: how names are proven is read from the line of cron that renews', async () => {
    const words = legoWords(order('lego', 'one.example.test', 'three.example.test'), bind.endpoint).join(' ');
    const line = `5 4 * * 1 RFC2136_NAMESERVER=${bind.endpoint} /usr/bin/lego ${words} renew --days 30 >/dev/null 2>&1`;
    const beside = besideClients({ table: `MAILTO=""\n${line}\n` });
    await open(beside);
    const before = { table: beside.table() };
    const accounts = join(home('lego'), 'accounts', new URL(pebble.directoryUrl).host.replace(':', '_'));
    const account = JSON.parse(readFileSync(join(accounts, email, 'account.json'), 'utf8')) as {
      registration: { uri: string };
    };
    const chain = readFileSync(join(home('lego'), 'certificates/one.example.test.crt'), 'utf8');
    const found = await only();
    expect(found).toMatchObject({
      client: 'lego',
      identifiers: [{ value: 'one.example.test' }, { value: 'three.example.test' }],
      authority: { directoryUrl: pebble.directoryUrl },
      account: { url: account.registration.uri, key: 'readable' },
      proof: { method: 'dns-01', provider: 'rfc2136' },
      credential: 'readable',
      jobs: [{ kind: 'cron', on: true, serves: ['one.example.test'] }],
    });
    // Orders of others have an account of their own here; this one keeps the one it came with.
    const authority = { url: pebble.directoryUrl, rootPem: pebble.rootPem };
    await opened.workspace.accounts.create({ authority, contact: [], termsAgreed: true });
    const { adoption, left } = await takeOver(found.id);
    expect(left).toEqual([]);
    expect(beside.table()).toBe(`MAILTO=""\n# Certwright: ${line}\n`);
    expect(await renewed(adoption.certificateId)).toEqual({
      replaces: await idOf(chain),
      account: account.registration.uri,
    });
    expect((await only()).adopted).toBe(adoption.id);
    expect(await failureOf(takeOver(found.id))).toMatchObject({ code: 'adopt.already' });
    // What its servers read is the new one from then on.
    await opened.workspace.installing.settled(adoption.certificateId);
    const files = await opened.workspace.pemFiles(adoption.certificateId);
    expect(readFileSync(join(home('lego'), 'certificates/one.example.test.crt'), 'utf8')).toBe(files['fullchain.pem']);
    await opened.workspace.adopting.undo(adoption.id);
    expect(beside.table()).toBe(before.table);
  });

  it('dehydrated: its line in domains.txt becomes a remark, and the job goes with the last one', async () => {
    const config = join(home('dehydrated'), 'config');
    const beside = besideClients({ table: `@daily dehydrated --config ${config} --cron\n` });
    await open(beside);
    const before = { tree: treeHash(golden.path), table: beside.table() };
    const chain = readFileSync(join(home('dehydrated'), 'certs/two.example.test/fullchain.pem'), 'utf8');
    const found = await only();
    expect(found).toMatchObject({
      client: 'dehydrated',
      name: 'two.example.test',
      proof: { method: 'http-01', webroot: webroot() },
      account: { key: 'readable' },
    });
    const { adoption } = await takeOver(found.id);
    const lines = readFileSync(join(home('dehydrated'), 'domains.txt'), 'utf8').split('\n');
    expect(lines).toEqual(['# what we serve', '# Certwright: two.example.test', '']);
    expect(beside.table()).toBe(`# Certwright: @daily dehydrated --config ${config} --cron\n`);
    expect(await dehydratedSays(home('dehydrated'))).not.toContain('two.example.test');
    const server = await servedFolder(webroot(), pebble.httpPort);
    try {
      expect(await renewed(adoption.certificateId)).toEqual({
        replaces: await idOf(chain),
        account: found.account.url,
      });
    } finally {
      await server.close();
    }
    await opened.workspace.adopting.undo(adoption.id);
    expect({ tree: treeHash(golden.path), table: beside.table() }).toEqual(before);
    expect(await dehydratedSays(home('dehydrated'))).toContain('Processing two.example.test');
  });

  describe('acme.sh', () => {
    const names = ['two.example.test', 'three.example.test'];
    const acmeSh = () => home('acme.sh');
    const job = () => `12 0 * * * "${acmeSh()}"/acme.sh --cron --home "${acmeSh()}" > /dev/null`;
    beforeAll(async () => {
      // One account for both, as acme.sh has it.
      const made = await openedWorkspace();
      const { workspace } = made;
      const credential = { provider: 'rfc2136', label: '', fields: { nameserver: bind.endpoint } };
      const { id } = await workspace.credentials.save(credential);
      const [server = '', port = ''] = bind.endpoint.split(':');
      for (const name of names) {
        const proof = { method: 'dns-01', provider: 'rfc2136', credentialId: id } as const;
        const policy = policyFor({ names: [name], authority: pebble, proof, resolvers: [bind.endpoint] });
        expect(outcomeOf(await issueIn(workspace, policy))).toEqual({ status: 'succeeded' });
        const files = await workspace.pemFiles(name);
        const [account] = workspace.accounts.list();
        writeAcmeSh({
          ...{ home: acmeSh(), names: [name], directoryUrl: pebble.directoryUrl, webroot: 'dns_nsupdate' },
          accountUrl: account?.url ?? '',
          accountKeyPem: (await workspace.accounts.exportKey(account?.id ?? ''))['account-key.pem'],
          keyPem: files['privkey.pem'] ?? '',
          chainPem: files['fullchain.pem'] ?? '',
          saved: { SAVED_NSUPDATE_SERVER: server, SAVED_NSUPDATE_SERVER_PORT: port },
        });
      }
      await made.remove();
    });

    it('keeps renewing what is left to it, and stops with the last one', async () => {
      const beside = besideClients({ table: `${job()}\n` });
      await open(beside);
      const { adopting, storage } = opened.workspace;
      const before = { tree: treeHash(acmeSh()), table: beside.table() };
      const found = (await adopting.find()).found.toSorted((one, other) => one.name.localeCompare(other.name));
      expect(found.map(({ name, proof, credential }) => [name, proof, credential])).toEqual([
        ['three.example.test', { method: 'dns-01', provider: 'rfc2136' }, 'readable'],
        ['two.example.test', { method: 'dns-01', provider: 'rfc2136' }, 'readable'],
      ]);
      const [three, two] = found;
      const first = await takeOver(three?.id ?? '');
      const conf = join(acmeSh(), 'three.example.test_ecc', 'three.example.test.conf');
      expect([existsSync(conf), existsSync(`${conf}.removed`)]).toEqual([false, true]);
      expect(beside.table()).toBe(before.table);
      const seen = (await adopting.find()).found.map(({ name, adopted }) => [name, adopted]);
      expect(seen).toContainEqual(['three.example.test', first.adoption.id]);
      const second = await takeOver(two?.id ?? '');
      expect(beside.table()).toBe(`# Certwright: ${job()}\n`);
      // The secret is stored once, for both.
      expect(storage.credentials.list()).toHaveLength(1);
      const chain = readFileSync(join(acmeSh(), 'three.example.test_ecc', 'fullchain.cer'), 'utf8');
      expect(await renewed(first.adoption.certificateId)).toEqual({
        replaces: await idOf(chain),
        account: three?.account.url,
      });
      // What goes back is renewed again, also when the job stopped for another one.
      await adopting.undo(first.adoption.id);
      expect(beside.table()).toBe(before.table);
      expect(storage.credentials.list()).toHaveLength(1);
      await adopting.undo(second.adoption.id);
      expect({ tree: treeHash(acmeSh()), table: beside.table() }).toEqual(before);
    });
  });
});

const never = () => {
  throw new Error('not there');
};
