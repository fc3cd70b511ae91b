/** certbot's own state, made by certbot: found, taken over without a new order, renewed with its account, given back. */
import { X509Certificate } from 'node:crypto';
import { appendFileSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { certificateIdOf } from '../../electron/engine/keys/certificate-id.ts';
import { type Beside, besideClients } from '../support/beside-clients.ts';
import { type Bind, startBind } from '../support/bind.ts';
import { failureOf } from '../support/failure-of.ts';
import { certbotRenews, certbotSays, runCertbot } from '../support/old-clients.ts';
import { type OpenedWorkspace, openedWorkspace } from '../support/opened-workspace.ts';
import { type Pebble, startPebble } from '../support/pebble.ts';
import { issueIn, outcomeOf } from '../support/profile.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { describeWith } from '../support/tools.ts';
import { treeHash } from '../support/tree-hash.ts';

const line = '17 3 * * * certbot -q renew --config-dir HOME';

describeWith(['certbot', 'faketime', 'pebble', 'named'], 'a certificate of certbot', () => {
  let bind: Bind;
  let pebble: Pebble;
  let golden: ReturnType<typeof tempFolder>;
  let beside: Beside;
  let opened: OpenedWorkspace;
  const home = () => join(golden.path, 'letsencrypt');
  /** A server's part: it is told, and reads what certbot's links lead to. */
  const told = () => join(golden.path, 'told');
  const served = () => readFileSync(join(home(), 'live/old.example.test/fullchain.pem'), 'utf8');
  beforeAll(async () => {
    bind = await startBind({ zones: [{ name: 'example.test', records: ['old IN A 127.0.0.1'] }] });
    pebble = await startPebble({ dnsServer: bind.endpoint });
    // Short: a longer name with figures at its end looks like a secret, and would not be shown.
    golden = tempFolder('certbot-');
    const order = { pebble, home: home(), names: ['old.example.test'], email: 'me@example.org' };
    await runCertbot(order, `echo told >> ${told()}`);
    rmSync(told());
  });
  afterAll(async () => {
    golden?.remove();
    await pebble?.stop();
    await bind?.stop();
  });
  beforeEach(async () => {
    beside = besideClients({ table: `# mine\n${line.replace('HOME', home())}\n0 1 * * * backup\n` });
    opened = await openedWorkspace({ otherClients: beside.port });
  });
  afterEach(() => opened.remove());

  const found = async () => {
    const report = await opened.workspace.adopting.find();
    expect(report.unread).toEqual([]);
    const [only, ...more] = report.found;
    expect(more).toEqual([]);
    if (only === undefined) throw new Error('nothing was found');
    return only;
  };
  const accountUrl = () => {
    const [, file = ''] =
      /^account = (\w+)$/m.exec(readFileSync(join(home(), 'renewal/old.example.test.conf'), 'utf8')) ?? [];
    const { host, pathname } = new URL(pebble.directoryUrl);
    return (
      JSON.parse(readFileSync(join(home(), 'accounts', host, pathname, file, 'regr.json'), 'utf8')) as { uri: string }
    ).uri;
  };

  it('is shown with its health, and looking changes nothing', async () => {
    const before = treeHash(home());
    const certificate = await found();
    expect(certificate).toMatchObject({
      client: 'certbot',
      name: 'old.example.test',
      identifiers: [{ type: 'dns', value: 'old.example.test' }],
      authority: { directoryUrl: pebble.directoryUrl },
      account: { url: accountUrl(), key: 'readable' },
      key: 'readable',
      provenBy: 'standalone',
      proof: { method: 'http-01', port: pebble.httpPort, address: '127.0.0.1' },
      credential: 'not-needed',
      jobs: [{ kind: 'cron', on: true, serves: ['old.example.test'] }],
      findings: [{ code: 'private-root-needed', detail: { host: '127.0.0.1' } }],
    });
    const plan = await opened.workspace.adopting.plan({ id: certificate.id, rootPem: pebble.rootPem });
    expect(plan).toMatchObject({ possible: true, replaces: true, obstacles: [], notes: [] });
    expect(plan.installs).toEqual([
      { kind: 'copy', text: join(home(), 'live/old.example.test') },
      { kind: 'command', text: `echo told >> ${told()}` },
    ]);
    expect(plan.changes.map(({ kind, place }) => [kind, place])).toEqual([
      ['setting', join(home(), 'renewal/old.example.test.conf')],
      ['cron', beside.place],
    ]);
    expect(treeHash(home())).toBe(before);
    expect(beside.table()).toContain(`\n${line.replace('HOME', home())}\n`);
    expect(opened.workspace.certificates()).toEqual([]);
  });

  it('is renewed with the account of certbot in place of what certbot got, and goes back as it was', async () => {
    const { workspace } = opened;
    const before = { tree: treeHash(home()), table: beside.table() };
    const chain = served();
    const { id } = await found();
    const result = await workspace.adopting.takeOver({ id, rootPem: pebble.rootPem, resolvers: [bind.endpoint] });
    expect(result).toMatchObject({ left: [], adoption: { accountUrl: accountUrl(), name: 'old.example.test' } });
    // Nothing was ordered: it is the same certificate, with the same key.
    const { certificateId } = result.adoption;
    const files = await workspace.pemFiles(certificateId);
    expect(files['fullchain.pem']).toBe(chain);
    expect(workspace.runs()).toEqual([]);
    expect(existsSync(told())).toBe(false);
    expect(beside.table()).toContain(`\n# Certwright: ${line.replace('HOME', home())}\n`);
    expect(readFileSync(join(home(), 'renewal/old.example.test.conf'), 'utf8')).toContain('autorenew = False');
    expect(await certbotRenews(home(), 80)).toContain('No renewals were attempted');

    const view = await issueIn(workspace, workspace.storage.certificates.get(certificateId)?.policy ?? never());
    expect(outcomeOf(view)).toEqual({ status: 'succeeded' });
    const run = workspace.storage.runs.get(view.id)?.state as { accountId: string; replaces: string };
    expect(run.replaces).toBe(await certificateIdOf(new X509Certificate(chain).raw));
    expect(workspace.storage.accounts.get(run.accountId)?.accountUrl).toBe(accountUrl());
    expect(workspace.certificates()).toHaveLength(1);
    // Servers go on as before: the files they read are the new ones, and they are told.
    await workspace.installing.settled(certificateId);
    expect(served()).toBe((await workspace.pemFiles(certificateId))['fullchain.pem']);
    expect(served()).not.toBe(chain);
    expect(readFileSync(told(), 'utf8')).toBe('told\n');
    rmSync(told());

    await workspace.adopting.undo(result.adoption.id);
    expect({ tree: treeHash(home()), table: beside.table() }).toEqual(before);
    expect(workspace.certificates()).toEqual([]);
    expect(await workspace.adopting.list()).toEqual([]);
    expect(await certbotSays(home())).toMatch(/Certificate Name: old\.example\.test[\s\S]*VALID/);
  });

  it('is not given back over a change that somebody made meanwhile, and nothing is lost by trying', async () => {
    const { workspace } = opened;
    const conf = join(home(), 'renewal/old.example.test.conf');
    const before = { tree: treeHash(home()), table: beside.table() };
    const { id } = await found();
    const { adoption } = await workspace.adopting.takeOver({ id, rootPem: pebble.rootPem });
    const off = readFileSync(conf, 'utf8');
    appendFileSync(conf, '# by hand\n');
    expect(await failureOf(workspace.adopting.undo(adoption.id))).toMatchObject({
      code: 'adopt.job-changed',
      details: { place: conf },
    });
    expect(workspace.certificates()).toHaveLength(1);
    // Whoever forgets it here is told that now nobody renews it.
    await workspace.resetting.forget(adoption.certificateId, { removeRecords: false, removeFiles: false });
    expect((await found()).findings.map(({ code }) => code)).toContain('nobody-renews');
    writeFileSync(conf, off);
    await workspace.adopting.undo(adoption.id);
    expect({ tree: treeHash(home()), table: beside.table() }).toEqual(before);
  });

  it('needs no root of its own where the authority is trusted here already', async () => {
    const { adopting, trustedRoots } = opened.workspace;
    const { id } = await found();
    expect((await adopting.plan({ id })).obstacles.map(({ code }) => code)).toEqual(['private-root-needed']);
    expect(await failureOf(adopting.takeOver({ id }))).toMatchObject({
      code: 'adopt.not-possible',
      details: { name: 'old.example.test', reason: 'private-root-needed' },
    });
    const [root] = trustedRoots.add(pebble.rootPem);
    try {
      const { adoption } = await adopting.takeOver({ id });
      expect(adoption.accountUrl).toBe(accountUrl());
      await adopting.undo(adoption.id);
    } finally {
      trustedRoots.remove(root?.id ?? '');
    }
  });

  it('is taken over also where only an administrator may change the job: the command is told', async () => {
    const port = { ...beside.port, writeUserTable: async () => never() };
    const denied = {
      ...port,
      cronTables: async () => (await beside.port.cronTables()).map((table) => ({ ...table, writable: false })),
    };
    const other = await openedWorkspace({ otherClients: denied });
    try {
      const { id } = await found();
      const { left, adoption } = await other.workspace.adopting.takeOver({ id, rootPem: pebble.rootPem });
      expect(left).toMatchObject([{ kind: 'cron', command: "crontab -l | sed '2s/^/# Certwright: /' | crontab -" }]);
      expect(other.workspace.certificates()).toHaveLength(1);
      await other.workspace.adopting.undo(adoption.id);
    } finally {
      await other.remove();
    }
  });
});

const never = () => {
  throw new Error('not there');
};
