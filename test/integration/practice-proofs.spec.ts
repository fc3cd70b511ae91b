import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { silentLogger } from '../../electron/engine/ports/index.ts';
import { openPractice, type Practice, type PracticeServers } from '../../electron/practice.ts';
import type { Policy, Proof } from '../../shared/domain/certificates.ts';
import { runCli } from '../support/cli.ts';
import { issueIn, outcomeOf, policyFor } from '../support/profile.ts';
import { tempFolder } from '../support/temp-folder.ts';

describe('practice mode', () => {
  const folder = tempFolder();
  let practice: Practice;
  let servers: PracticeServers;
  beforeAll(async () => {
    practice = await openPractice({ profileFolder: folder.path, logger: silentLogger, userAgent: 'certwright-test' });
    servers = await practice.servers();
  });
  afterAll(async () => {
    await practice?.close();
    folder.remove();
  });

  const ways: readonly (readonly [string, readonly string[], Proof])[] = [
    ['a record', ['a.example.org', '*.a.example.org'], { method: 'dns-01', provider: 'practice' }],
    [
      'a record of the account',
      ['b.example.org', '*.b.example.org'],
      { method: 'dns-account-01', provider: 'practice' },
    ],
    ['an answer on port 80', ['c.example.org', '192.0.2.7', '2001:db8::7'], { method: 'http-01' }],
    ['a folder, which nobody serves here', ['d.example.org'], { method: 'http-01', webroot: '/nowhere' }],
    ['an answer on port 443', ['e.example.org', '192.0.2.8', '2001:db8::8'], { method: 'tls-alpn-01', port: 443 }],
  ];
  it.each(ways)('rehearses proof by %s', async (_way, names, proof) => {
    const { directoryUrl, rootPem } = servers.sandbox;
    const policy = policyFor({ names, authority: { directoryUrl, rootPem }, proof });
    expect(outcomeOf(await issueIn(practice.workspace, policy))).toEqual({ status: 'succeeded' });
    expect(servers.sandbox.records()).toEqual([]);
  });

  /** As the wizard of practice mode names its authority. */
  const inPractice = (names: readonly string[], proof: Proof): Policy => {
    const { directoryUrl, rootPem } = servers.sandbox;
    return { ...policyFor({ names, authority: { directoryUrl, rootPem }, proof }), authority: { id: 'practice' } };
  };
  it.each(ways)('has nothing to say against proof by %s beforehand', async (_way, names, proof) => {
    const policy = { ...inPractice(names, proof), contact: ['you@example.org'] };
    const report = await practice.workspace.preflight(policy, {});
    expect(report.checks.flatMap(({ findings }) => findings)).toEqual([]);
    expect(report.verdict).toBe('ok');
  });

  it('lets anybody’s host name be rehearsed', async () => {
    const policy = inPractice(['nas.amazonaws.com'], { method: 'dns-01', provider: 'practice' });
    expect(await practice.workspace.preflight(policy, {})).toMatchObject({ verdict: 'ok' });
  });
});

it('the command line practises a whole order in a profile of its own', async () => {
  const folder = tempFolder();
  const { code, stdout } = await runCli(folder.path, ['practice', '--name', 'nas.example.org', '--json']);
  expect([code, JSON.parse(stdout)]).toMatchObject([0, { run: { status: 'succeeded', practice: true } }]);
  folder.remove();
});
