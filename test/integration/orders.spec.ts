import { execFileSync } from 'node:child_process';
import { createPrivateKey, X509Certificate } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openAcmeSession } from '../../electron/engine/acme/open-session.ts';
import type { AcmeSession } from '../../electron/engine/acme/session.ts';
import { certificateIdOf } from '../../electron/engine/keys/certificate-id.ts';
import { identifiersOf } from '../../electron/engine/keys/read-certificate.ts';
import { systemClock } from '../../electron/engine/ports/index.ts';
import type { IssueOptions, Workspace } from '../../electron/engine/workspace/workspace.ts';
import type { Policy } from '../../shared/domain/certificates.ts';
import type { RunView } from '../../shared/domain/runs.ts';
import { toProblem } from '../../shared/errors/problem.ts';
import { type Bind, startBind } from '../support/bind.ts';
import { runCli } from '../support/cli.ts';
import { startFaultServer } from '../support/fault-server.ts';
import { quietPort } from '../support/free-port.ts';
import { openssl } from '../support/openssl-authority.ts';
import { type Pebble, startPebble } from '../support/pebble.ts';
import { issueIn, openProfile, outcomeOf, policyFor } from '../support/profile.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { describeWith, tool } from '../support/tools.ts';
import { updateKey } from '../support/world.ts';

const day = 86_400_000;
const profiles = {
  classic: { description: 'Ninety days', validityPeriod: 7_776_000 },
  tlsserver: { description: 'Forty-five days', validityPeriod: 3_888_000 },
  shortlived: { description: 'Six days', validityPeriod: 518_400 },
};
const chains = { PEBBLE_ALTERNATE_ROOTS: '2', PEBBLE_CHAIN_LENGTH: '2' };

/** A session of the profile's own account, to look at the authority behind the workspace's back. */
const sessionOf = async (workspace: Workspace, pebble: Pebble): Promise<AcmeSession> => {
  const account = workspace.storage.accounts.find(pebble.directoryUrl);
  const vault = await workspace.vault.open();
  return openAcmeSession({
    directoryUrl: pebble.directoryUrl,
    rootPem: pebble.rootPem,
    userAgent: 'certwright-test',
    accountKeyPem: vault.readText(account?.keyRecord ?? ''),
    account: { kind: 'known', url: account?.accountUrl ?? '' },
    contact: [],
    termsAgreed: true,
    cache: workspace.storage.directories,
    clock: systemClock,
    signal: AbortSignal.timeout(20_000),
  });
};
const certificates = (pem: string): readonly X509Certificate[] =>
  (pem.match(/-----BEGIN[^-]+-----[^-]+-----END[^-]+-----\n/g) ?? []).map((block) => new X509Certificate(block));
const commonName = (name: string): string => /CN=(.*)/.exec(name)?.[1] ?? '';

describeWith(['pebble', 'named', 'openssl'], 'orders as Pebble 2.10 takes them', () => {
  const folder = tempFolder();
  let names: Bind;
  let pebble: Pebble;
  let workspace: Workspace;
  let credentialId: string;
  beforeAll(async () => {
    names = await startBind({
      zones: [
        { name: 'example.test', records: ['* IN A 127.0.0.1', '@ IN A 127.0.0.1', 'broken IN TXT "no address"'] },
      ],
      keys: [updateKey],
    });
    pebble = await startPebble({ httpPort: await quietPort(), dnsServer: names.endpoint, profiles, env: chains });
    workspace = await openProfile(join(folder.path, 'profile'));
    const fields = {
      nameserver: names.endpoint,
      keyName: updateKey.name,
      keySecret: updateKey.secret,
      algorithm: updateKey.algorithm,
    };
    credentialId = (await workspace.credentials.save({ provider: 'rfc2136', label: 'test', fields })).id;
  });
  afterAll(async () => {
    await workspace?.close();
    await pebble?.stop();
    await names?.stop();
    folder.remove();
  });

  const overHttp = (first: string, ...more: readonly string[]): Policy =>
    policyFor({
      names: [first, ...more],
      authority: pebble,
      proof: { method: 'http-01', port: pebble.httpPort },
      resolvers: [names.endpoint],
    });
  const overDns = (first: string, ...more: readonly string[]): Policy => ({
    ...overHttp(first, ...more),
    proof: { method: 'dns-01', provider: 'rfc2136', credentialId },
  });
  const issue = async (policy: Policy, options: IssueOptions = {}) => {
    const run = await workspace.issue(policy, options);
    await run.ended;
    return workspace.run(run.id);
  };
  const leafOf = async (name: string): Promise<X509Certificate> =>
    new X509Certificate((await workspace.pemFiles(name))['cert.pem'] ?? '');
  const daysOf = (leaf: X509Certificate): number =>
    Math.round((leaf.validToDate.getTime() - leaf.validFromDate.getTime()) / day);

  it('by each profile that the directory lists', async () => {
    const days: Record<string, number> = {};
    for (const profile of Object.keys(profiles)) {
      const name = `${profile}.example.test`;
      expect(outcomeOf(await issue({ ...overHttp(name), profile }))).toEqual({ status: 'succeeded' });
      days[profile] = daysOf(await leafOf(name));
    }
    expect(days).toEqual({ classic: 90, tlsserver: 45, shortlived: 6 });
  });

  it('not by one that it does not list: the run says which there are', async () => {
    const view = await issue({ ...overHttp('unlisted.example.test'), profile: 'eternal' });
    expect(outcomeOf(view)).toMatchObject({
      status: 'failed',
      problem: {
        code: 'order.profile-unknown',
        details: { profile: 'eternal', offered: expect.arrayContaining(['classic', 'tlsserver', 'shortlived']) },
      },
    });
    expect(view.orderUrl).toBe(undefined);
  });

  it('for a hundred names at once, and not for one more', { timeout: 60_000 }, async () => {
    const many = Array.from({ length: 100 }, (_, index) => `host${index}.example.test`);
    expect(outcomeOf(await issueIn(workspace, overHttp('host0.example.test', ...many.slice(1))))).toEqual({
      status: 'succeeded',
    });
    expect(identifiersOf(await leafOf('host0.example.test'))).toHaveLength(100);
    const { identifiers, ...rest } = overHttp('host0.example.test', ...many.slice(1));
    const tooMany = { ...rest, identifiers: [...identifiers, { type: 'dns' as const, value: 'example.test' }] };
    expect(await workspace.issue(tooMany).catch(toProblem)).toMatchObject({
      code: 'names.too-many',
      details: { count: 101, limit: 100 },
    });
  });

  it('for a wildcard beside its apex, whose TXT records share a name', async () => {
    expect(outcomeOf(await issue(overDns('example.test', '*.example.test')))).toEqual({ status: 'succeeded' });
    expect(identifiersOf(await leafOf('example.test')).map(({ value }) => value)).toEqual([
      '*.example.test',
      'example.test',
    ]);
    const [address = '', port = ''] = names.endpoint.split(':');
    const question = [`@${address}`, '-p', port, '+short', 'TXT', '_acme-challenge.example.test'];
    expect(execFileSync(tool('dig'), question).toString()).toBe('');
  });

  it('for addresses of both families beside a name', async () => {
    const policy = overHttp('127.0.0.1', '::1', 'mixed.example.test');
    expect(outcomeOf(await issue(policy))).toEqual({ status: 'succeeded' });
    expect(identifiersOf(await leafOf('127.0.0.1'))).toEqual([
      { type: 'dns', value: 'mixed.example.test' },
      { type: 'ip', value: '127.0.0.1' },
      { type: 'ip', value: '::1' },
    ]);
  });

  it('with the dates that were asked for', async () => {
    const at = (days: number) => new Date(Math.floor(Date.now() / 1000) * 1000 + days * day).toISOString();
    const wanted = { notBefore: at(-1), notAfter: at(9) };
    expect(outcomeOf(await issue({ ...overHttp('dated.example.test'), ...wanted }))).toEqual({ status: 'succeeded' });
    const { validFromDate, validToDate } = await leafOf('dated.example.test');
    expect([validFromDate.toISOString(), validToDate.toISOString()]).toEqual([wanted.notBefore, wanted.notAfter]);
    // They are for that one: a renewal with them would be as old as it.
    const { policy } = workspace.storage.certificates.findByName('dated.example.test') ?? {};
    expect([policy?.notBefore, policy?.notAfter]).toEqual([undefined, undefined]);
    const path = async (dates: Pick<Policy, 'notBefore' | 'notAfter'>) => {
      const refused = await workspace.issue({ ...overHttp('undated.example.test'), ...dates }).catch(toProblem);
      return 'code' in refused && refused.code === 'input.invalid' ? refused.details.issues[0]?.path : refused;
    };
    expect([
      await path({ notBefore: at(2) }),
      await path({ notAfter: at(-1) }),
      await path({ notBefore: at(0.5), notAfter: at(0.4) }),
    ]).toEqual(['notBefore', 'notAfter', 'notAfter']);
  });

  it('keeps every intermediate of the chain, and the one of another root where that is preferred', async () => {
    const roots = await Promise.all(
      [0, 1, 2].map(async (index) => new X509Certificate(await pebble.issuingRoots(index))),
    );
    const issuedUnder = async (preferredChain: Policy['preferredChain']) => {
      const view = await issue({ ...overHttp('chained.example.test'), ...(preferredChain ? { preferredChain } : {}) });
      const [leaf, ...above] = certificates((await workspace.pemFiles('chained.example.test'))['fullchain.pem'] ?? '');
      return {
        ...(outcomeOf(view) as object),
        above: above.length,
        signed: leaf?.checkIssued(above[0] ?? leaf),
        root: roots.findIndex(({ subject }) => subject === above.at(-1)?.issuer),
      };
    };
    const good = { status: 'succeeded', above: 2, signed: true };
    expect(await issuedUnder(undefined)).toEqual({ ...good, root: 0 });
    const names = roots.map(({ subject }) => commonName(subject));
    expect(await issuedUnder({ kind: 'root', name: (names[2] ?? '').toUpperCase() })).toEqual({ ...good, root: 2 });
    expect(await issuedUnder({ kind: 'shortest' })).toEqual({ ...good, root: 0 });
    expect(await issuedUnder({ kind: 'root', name: 'Elsewhere Root' })).toEqual({
      ...good,
      root: 0,
      warnings: [
        { code: 'chain.not-offered', details: { wanted: 'Elsewhere Root', offered: names }, retryable: false },
      ],
    });
  });

  it('replacing the certificate in use; told that it was replaced before, orders all the same', async () => {
    const policy = overHttp('replaced.example.test');
    const replacements = () => pebble.output().match(/is a replacement of/g)?.length ?? 0;
    const before = replacements();
    await issue(policy);
    expect(replacements()).toBe(before);
    const first = await certificateIdOf((await leafOf('replaced.example.test')).raw);
    expect(outcomeOf(await issue(policy))).toEqual({ status: 'succeeded' });
    expect(replacements()).toBe(before + 1);
    const again = await issue(policy, { replaces: first });
    expect(outcomeOf(again)).toEqual({ status: 'succeeded' });
    expect(replacements()).toBe(before + 1);
    // One that the authority never made keeps nobody from a new one either.
    const unknown = await issue(policy, { replaces: 'aYhba4dGQEHhs3uEe6CuLN4ByNQ.AIdlQyE' });
    expect(outcomeOf(unknown)).toEqual({ status: 'succeeded' });
  });

  it('with the key in use or a new one, as the policy says', async () => {
    const key = async () => createPrivateKey((await workspace.pemFiles('kept.example.test'))['privkey.pem'] ?? '');
    const policy = { ...overHttp('kept.example.test'), keyPolicy: 'reuse' as const };
    await issue(policy);
    const first = await key();
    expect(outcomeOf(await issue(policy))).toEqual({ status: 'succeeded' });
    expect((await key()).equals(first)).toBe(true);
    // A key of another kind cannot be kept.
    expect(outcomeOf(await issue({ ...policy, keyType: 'rsa2048' }))).toEqual({ status: 'succeeded' });
    expect((await key()).asymmetricKeyDetails?.modulusLength).toBe(2048);
    const second = await key();
    await issue({ ...policy, keyType: 'rsa2048', keyPolicy: 'new' });
    expect((await key()).equals(second)).toBe(false);
  });

  it('for a request made elsewhere: its key is never here, and no file pretends otherwise', async () => {
    const name = 'elsewhere.example.test';
    const keyFile = join(folder.path, 'elsewhere.key');
    openssl(['genpkey', '-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:2048', '-out', keyFile]);
    const request = (...san: readonly string[]) =>
      openssl(['req', '-new', '-key', keyFile, '-subj', `/CN=${name}`, '-addext', `subjectAltName=${san.join()}`]);
    // First with a key of ours, whose file must not stay beside the other certificate.
    await issue(overHttp(name));
    const live = workspace.certificate(name).folder ?? '';
    expect(existsSync(join(live, 'privkey.pem'))).toBe(true);

    const csrPem = request(`DNS:${name}`);
    expect(outcomeOf(await issue({ ...overHttp(name), csrPem }))).toEqual({ status: 'succeeded' });
    const view = workspace.certificate(name);
    const leaf = await leafOf(name);
    expect({
      hasKey: view.hasKey,
      keyType: view.keyType,
      ours: leaf.checkPrivateKey(createPrivateKey(readFileSync(keyFile))),
      files: Object.keys(await workspace.pemFiles(name)).sort(),
      live: existsSync(join(live, 'privkey.pem')),
      published: readFileSync(join(live, 'cert.pem'), 'utf8') === leaf.toString(),
    }).toEqual({
      hasKey: false,
      keyType: 'rsa2048',
      ours: true,
      files: ['cert.pem', 'chain.pem', 'fullchain.pem'],
      live: false,
      published: true,
    });

    const other = { ...overHttp(name), csrPem: request(`DNS:${name}`, 'DNS:www.example.test') };
    expect(await workspace.issue(other).catch(toProblem)).toMatchObject({
      code: 'csr.mismatch',
      details: { missing: [], extra: ['www.example.test'] },
    });
    expect(await workspace.issue({ ...other, csrPem: 'no request' }).catch(toProblem)).toMatchObject({
      code: 'csr.invalid',
      details: { reason: 'unreadable' },
    });
  });

  it('for a request alone, on the command line: its names are the names', async () => {
    const keyFile = join(folder.path, 'cli.key');
    openssl(['genpkey', '-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-384', '-out', keyFile]);
    const san = 'subjectAltName=DNS:cli.example.test,DNS:www.example.test';
    const csrPem = openssl(['req', '-new', '-key', keyFile, '-subj', '/', '-addext', san]);
    const where = ['--directory', pebble.directoryUrl, '--root', pebble.rootFile, '--http-port', `${pebble.httpPort}`];
    const args = ['issue', '--json', '--csr', '-', ...where, '--resolver', names.endpoint];
    const profile = join(folder.path, 'cli-profile');
    const issued = await runCli(profile, [...args, '--vault', 'key-file'], { input: csrPem });
    expect({ code: issued.code, said: issued.stderr }).toMatchObject({ code: 0 });
    expect(issued.json()).toMatchObject({
      certificate: { name: 'cli.example.test', keyType: 'ec384', hasKey: false, status: 'fine' },
      files: ['fullchain.pem', 'chain.pem', 'cert.pem'],
    });
    const other = await runCli(profile, [...args, '--name', 'cli.example.test'], { input: csrPem });
    expect([other.code, other.json()]).toMatchObject([2, { error: { code: 'csr.mismatch' } }]);
    const broken = await runCli(profile, args, { input: 'no request' });
    expect([broken.code, broken.json()]).toMatchObject([2, { error: { code: 'csr.invalid' } }]);
  });

  it('that fail leave the certificate in use as it is', async () => {
    const policy = overHttp('steady.example.test');
    expect(outcomeOf(await issue(policy))).toEqual({ status: 'succeeded' });
    const before = workspace.certificate('steady.example.test');
    const files = await workspace.pemFiles('steady.example.test');
    const deaf = { ...policy, proof: { method: 'http-01' as const, port: await quietPort() } };
    expect(outcomeOf(await issue(deaf))).toMatchObject({ status: 'failed', problem: { code: 'authorization.failed' } });
    const after = workspace.certificate('steady.example.test');
    expect({ current: after.current, status: after.status }).toEqual({ current: before.current, status: 'needs-you' });
    expect(await workspace.pemFiles('steady.example.test')).toEqual(files);
    expect(readFileSync(join(after.folder ?? '', 'fullchain.pem'), 'utf8')).toBe(files['fullchain.pem']);
  });

  it('that end early leave no authorization pending', async () => {
    const stateOf = async (orderUrl: string | undefined) => {
      const session = await sessionOf(workspace, pebble);
      const { authorizations } = await session.order(orderUrl ?? '');
      return Promise.all(authorizations.map(async (url) => (await session.authorization(url)).status));
    };
    const byHand = await workspace.issue({
      ...overHttp('four.example.test', 'five.example.test'),
      proof: { method: 'dns-01', provider: 'manual' },
    });
    const waiting = new Promise<void>((resolve) => {
      workspace.onRun(({ id, status }) => (id === byHand.id && status === 'waiting' ? resolve() : undefined));
    });
    await waiting;
    byHand.cancel();
    await byHand.ended;
    const { status, orderUrl } = workspace.run(byHand.id);
    expect([status, await stateOf(orderUrl)]).toEqual(['cancelled', ['deactivated', 'deactivated']]);

    // One is proven, the other has no address: what is proven stays for later orders.
    const half = await issue(overHttp('six.example.test', 'broken.example.test'));
    expect(outcomeOf(half)).toMatchObject({ status: 'failed', problem: { code: 'authorization.failed' } });
    expect((await stateOf(half.orderUrl)).toSorted()).toEqual(['invalid', 'valid']);
  });
});

describeWith(['pebble', 'named'], 'orders at an authority that remembers what was proven', () => {
  it('prove a name once', async () => {
    const names = await startBind({ zones: [{ name: 'example.test', records: ['* IN A 127.0.0.1'] }] });
    const pebble = await startPebble({
      httpPort: await quietPort(),
      dnsServer: names.endpoint,
      env: { PEBBLE_AUTHZREUSE: '100' },
    });
    const folder = tempFolder();
    const workspace = await openProfile(join(folder.path, 'profile'));
    try {
      const policy = (...more: readonly string[]) =>
        policyFor({
          names: ['once.example.test', ...more],
          authority: pebble,
          proof: { method: 'http-01', port: pebble.httpPort },
        });
      const proven = ({ records, ...view }: RunView) => [
        outcomeOf({ records, ...view }),
        records.map((one) => one.identifier),
      ];
      const good = { status: 'succeeded' };
      expect(proven(await issueIn(workspace, policy()))).toEqual([good, ['once.example.test']]);
      expect(proven(await issueIn(workspace, policy()))).toEqual([good, []]);
      expect(proven(await issueIn(workspace, policy('more.example.test')))).toEqual([good, ['more.example.test']]);
    } finally {
      await workspace.close();
      await pebble.stop();
      await names.stop();
      folder.remove();
    }
  });
});

describe('an order that offers no way to prove its names', () => {
  it('is given up, authorization by authorization, though nothing was begun', async () => {
    const server = await startFaultServer();
    const folder = tempFolder();
    const workspace = await openProfile(join(folder.path, 'profile'));
    try {
      const change = (body: Record<string, unknown>) => ({ ...body, challenges: [] });
      server.plant('authorization', { kind: 'change', change }, 2);
      const proof = { method: 'http-01' as const, port: await quietPort() };
      const view = await issueIn(
        workspace,
        policyFor({ names: ['a.example.org', 'b.example.org'], authority: server, proof }),
      );
      expect(view.problem?.code).toBe('challenge.not-offered');
      const given = server.requests.filter(({ payload }) => JSON.stringify(payload) === '{"status":"deactivated"}');
      expect(new Set(given.map(({ path }) => path)).size).toBe(2);
      expect(server.complaints).toEqual([]);
    } finally {
      await workspace.close();
      await server.stop();
      folder.remove();
    }
  });
});
