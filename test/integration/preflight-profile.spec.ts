/** What a profile has done before, seen by the checks: accounts, failed attempts, a moved clock; and practice mode. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openAcmeSession } from '../../electron/engine/acme/open-session.ts';
import { silentLogger } from '../../electron/engine/ports/index.ts';
import { openPractice } from '../../electron/practice.ts';
import type { Policy } from '../../shared/domain/certificates.ts';
import type { PreflightReport } from '../../shared/domain/preflight.ts';
import { movedClock } from '../support/moved-clock.ts';
import { type OpenedWorkspace, openedWorkspace } from '../support/opened-workspace.ts';
import { type Pebble, startPebble } from '../support/pebble.ts';
import { issueIn, policyFor } from '../support/profile.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { describeWith } from '../support/tools.ts';
import { startWorld, type World, worldNeeds } from '../support/world.ts';

const told = ({ checks }: PreflightReport) =>
  checks.flatMap(({ findings }) => findings.map(({ check, code, verdict, cause }) => [check, code, verdict, cause]));

describeWith(worldNeeds, 'the checks before an order, in a profile that has a past', () => {
  let world: World;
  let opened: OpenedWorkspace | undefined;
  beforeAll(async () => {
    world = await startWorld();
  });
  afterEach(async () => {
    await opened?.remove();
    opened = undefined;
  });
  afterAll(() => world?.stop());

  const withCredential = async (pebble: Pebble): Promise<Policy> => {
    opened ??= await openedWorkspace();
    const { workspace } = opened;
    const saved = await workspace.credentials.save({ provider: 'rfc2136', label: 'test', fields: world.credential });
    return policyFor({
      names: ['nas.example.test'],
      authority: pebble,
      proof: { method: 'dns-01', provider: 'rfc2136', credentialId: saved.id },
      resolvers: [world.bind.endpoint],
    });
  };

  it('has nothing to say before a renewal, with account and credential out of the vault', async () => {
    const policy = await withCredential(world.pebble);
    const workspace = opened?.workspace;
    if (workspace === undefined) throw new Error('not opened');
    expect(await issueIn(workspace, policy)).toMatchObject({ status: 'succeeded' });
    const report = await workspace.preflight(policy);
    expect(told(report)).toEqual([]);
    expect(report.verdict).toBe('ok');
    const url = workspace.accounts.list()[0]?.url ?? '';
    expect(report.checks.find(({ id }) => id === 'account')?.evidence).toEqual([url]);

    const { id } = workspace.accounts.list()[0] ?? { id: '' };
    const { 'account-key.pem': accountKeyPem } = await workspace.accounts.exportKey(id);
    const session = openAcmeSession({
      directoryUrl: world.pebble.directoryUrl,
      rootPem: world.pebble.rootPem,
      userAgent: 'certwright-test',
      accountKeyPem,
      account: { kind: 'known', url },
      contact: [],
      termsAgreed: true,
      cache: { read: async () => undefined, write: async () => undefined },
      clock: movedClock(),
      signal: new AbortController().signal,
    });
    await session.deactivateAccount();
    const closed = await workspace.preflight(policy);
    expect(told(closed)).toEqual([['account', 'account-closed', 'blocks', 'account-deactivated']]);
  });

  it('finds that the authority has forgotten the account', async () => {
    const forgetful = await startPebble({ dnsServer: world.bind.endpoint });
    const policy = await withCredential(forgetful);
    const workspace = opened?.workspace;
    if (workspace === undefined) throw new Error('not opened');
    await workspace.accounts.create({ authority: policy.authority, contact: [], termsAgreed: true });
    const [account] = workspace.storage.accounts.list();
    if (account?.accountUrl === undefined) throw new Error('not registered');
    workspace.storage.accounts.save({ ...account, accountUrl: `${account.accountUrl}0` });
    expect(told(await workspace.preflight(policy))).toEqual([
      ['account', 'account-unknown', 'note', 'account-not-found'],
    ]);
    await forgetful.stop();
  });

  it('tells a clock that is an hour ahead by the time of the authority', async () => {
    const clock = movedClock();
    opened = await openedWorkspace({ clock });
    const policy = await withCredential(world.pebble);
    clock.advance(3_600_000);
    const report = await opened.workspace.preflight(policy);
    // Updates are signed with the time (RFC 8945 §5.2.3), so the provider minds as well.
    expect(told(report)).toEqual([
      ['clock', 'clock-far-off', 'blocks', 'clock-skew'],
      ['credential', 'provider-clock', 'blocks', 'clock-skew'],
    ]);
  });

  it('counts what has failed before', async () => {
    const policy = await withCredential(world.pebble);
    const workspace = opened?.workspace;
    if (workspace === undefined) throw new Error('not opened');
    const { id: accountId } = await workspace.accounts.create({
      authority: policy.authority,
      contact: [],
      termsAgreed: true,
    });
    const now = new Date().toISOString();
    const certificateId = 'c';
    workspace.storage.certificates.save({ id: certificateId, name: 'nas.example.test', policy, createdAt: now });
    const until = new Date(Date.now() + 3_600_000).toISOString();
    const { directoryUrl } = workspace.authority(policy.authority);
    workspace.storage.attempts.saveFailure(
      { certificateId, runId: 'r', directoryUrl, accountId, kind: 'authority-limit', failedAt: now },
      [],
      { kind: 'at', at: until, how: 'new-order', reason: 'authority-limit', notBefore: until },
    );
    expect(told(await workspace.preflight(policy))).toEqual([
      ['limits', 'authority-says-wait', 'blocks', 'rate-limit-new-orders'],
    ]);
  });
});

describe('the checks before an order, in practice mode', () => {
  it.each([
    ['a record', { method: 'dns-01', provider: 'practice' }],
    ['an answer on port 80', { method: 'http-01' }],
  ] as const)('never block proof by %s', async (_way, proof) => {
    const folder = tempFolder();
    const practice = await openPractice({
      profileFolder: folder.path,
      logger: silentLogger,
      userAgent: 'certwright-test',
    });
    try {
      const { sandbox } = await practice.servers();
      const policy = policyFor({ names: ['a.example.org'], authority: sandbox, proof });
      const report = await practice.workspace.preflight(policy);
      expect(told(report).filter(([, , verdict]) => verdict === 'blocks')).toEqual([]);
    } finally {
      await practice.close();
      folder.remove();
    }
  });
});
