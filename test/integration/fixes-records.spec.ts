import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import type { FixRequest } from '../../electron/engine/fixes/fix.ts';
import { systemClock } from '../../electron/engine/ports/index.ts';
import { rfc2136 } from '../../electron/engine/providers/rfc2136/client.ts';
import type { Workspace } from '../../electron/engine/workspace/workspace.ts';
import type { Policy } from '../../shared/domain/certificates.ts';
import type { FixPlan } from '../../shared/domain/fixes.ts';
import { runCli } from '../support/cli.ts';
import { issueIn, openProfile, policyFor } from '../support/profile.ts';
import { describeWith, tool } from '../support/tools.ts';
import { startWorld, type World, worldNeeds } from '../support/world.ts';

const name = 'nas.example.test';
const fqdn = `_acme-challenge.${name}`;
const { signal } = new AbortController();

describeWith(worldNeeds, 'fixes of records', () => {
  let world: World;
  let profile: string;
  let workspace: Workspace;
  let policy: Policy;
  const provider = () => rfc2136.create(world.credential, systemClock);
  const caa = (): readonly string[] =>
    execFileSync(tool('dig'), [
      `@${world.bind.address}`,
      '-p',
      String(world.bind.port),
      '+short',
      'CAA',
      'example.test',
    ])
      .toString()
      .split('\n')
      .filter((line) => line !== '')
      .toSorted();
  const caaAt = { zone: 'example.test', fqdn: 'example.test', type: 'CAA' } as const;
  const setCaa = async (...values: readonly string[]): Promise<void> => {
    const { editor } = provider();
    for (const record of (await editor?.list(caaAt, signal)) ?? []) await editor?.remove(caaAt, record, signal);
    for (const value of values) await editor?.add(caaAt, { value, ttl: 300 }, signal);
  };

  beforeAll(async () => {
    world = await startWorld();
  });
  afterAll(() => world.stop());
  beforeEach(async () => {
    profile = world.newProfile();
    workspace = await openProfile(profile);
    const saved = await workspace.credentials.save({ provider: 'rfc2136', label: 'zone', fields: world.credential });
    policy = policyFor({
      names: [name],
      authority: world.pebble,
      proof: { method: 'dns-01', provider: 'rfc2136', credentialId: saved.id },
      resolvers: [world.bind.endpoint],
    });
  });
  afterEach(async () => {
    await workspace.close();
    await setCaa();
  });

  const plan = (asked: Pick<FixRequest, 'action' | 'cause'>, about: Policy): Promise<FixPlan> =>
    workspace.fixes.plan({ subject: { kind: 'policy', policy: about }, detail: {}, ...asked }, signal);
  const idOf = (planned: FixPlan): string => {
    if (planned.kind !== 'do') throw new Error(`nothing to apply: ${JSON.stringify(planned)}`);
    return planned.id;
  };
  const forbidden = { action: 'edit-records', cause: 'caa-forbids' } as const;
  const atLetsEncrypt = (): Policy => ({ ...policy, authority: { id: 'letsencrypt' } });

  it('let an authority sign beside the others, and take that back', async () => {
    await setCaa('0 issue "pki.goog"');
    const planned = await plan(forbidden, atLetsEncrypt());
    expect(planned).toMatchObject({
      undo: 'yes',
      changes: [
        {
          ...{ kind: 'record', effect: 'add', provider: 'rfc2136', zone: 'example.test', fqdn: 'example.test' },
          ...{ type: 'CAA', value: '0 issue "letsencrypt.org"', ttl: 300 },
        },
      ],
    });
    expect(caa()).toEqual(['0 issue "pki.goog"']);
    const { undoId = '' } = await workspace.fixes.apply(idOf(planned), signal);
    expect(caa()).toEqual(['0 issue "letsencrypt.org"', '0 issue "pki.goog"']);
    await workspace.fixes.undo(undoId, signal);
    expect(caa()).toEqual(['0 issue "pki.goog"']);
    expect(workspace.fixes.applied()).toEqual([]);
  });

  it('correct a value with a slip in it', async () => {
    await setCaa('0 issue "https://letsencrypt.org"');
    const { undoId = '' } = await workspace.fixes.apply(idOf(await plan(forbidden, atLetsEncrypt())), signal);
    expect(caa()).toEqual(['0 issue "letsencrypt.org"']);
    await workspace.fixes.undo(undoId, signal);
    expect(caa()).toEqual(['0 issue "https://letsencrypt.org"']);
  });

  it('are not made when somebody has changed the records since', async () => {
    await setCaa('0 issue "pki.goog"');
    const planned = await plan(forbidden, atLetsEncrypt());
    await setCaa('0 issue "pki.goog"', '0 iodef "mailto:somebody@example.test"');
    await expect(workspace.fixes.apply(idOf(planned), signal)).rejects.toMatchObject({
      problem: { code: 'fix.outdated', details: { action: 'edit-records', reason: 'records-changed' } },
    });
    expect(caa()).toEqual(['0 iodef "mailto:somebody@example.test"', '0 issue "pki.goog"']);
    expect(workspace.fixes.applied()).toEqual([]);
  });

  it('take away exactly the address that leads nowhere', async () => {
    const at = { zone: 'example.test', fqdn: name, type: 'AAAA' } as const;
    const { editor } = provider();
    for (const value of ['2001:db8::1', '2001:db8::2']) await editor?.add(at, { value, ttl: 300 }, signal);
    const there = async () => ((await editor?.list(at, signal)) ?? []).map(({ value }) => value).toSorted();
    const subject = { kind: 'policy', policy } as const;
    const asked = { action: 'edit-records', cause: 'ipv6-aaaa-broken', subject } as const;
    const planned = await workspace.fixes.plan({ ...asked, detail: { name, addresses: '2001:db8::2' } }, signal);
    const { undoId = '' } = await workspace.fixes.apply(idOf(planned), signal);
    expect(await there()).toEqual(['2001:db8::1']);
    await workspace.fixes.undo(undoId, signal);
    expect(await there()).toEqual(['2001:db8::1', '2001:db8::2']);
  });

  const leave = async (value: string): Promise<void> => {
    await provider().add({ zone: 'example.test', fqdn, value, ttl: 60 }, signal);
  };
  const stale = { action: 'remove-records', cause: 'stale-txt-records' } as const;

  it('remove old proofs at the names of an order, exactly those, and write them back', async () => {
    const value = randomBytes(32).toString('base64url');
    await leave(value);
    await leave('v=somebody-s-own-text');
    const planned = await plan(stale, policy);
    expect(planned).toMatchObject({ changes: [{ effect: 'remove', type: 'TXT', fqdn, value }], undo: 'yes' });
    const { undoId = '' } = await workspace.fixes.apply(idOf(planned), signal);
    expect(world.txt(fqdn)).toEqual(['"v=somebody-s-own-text"']);
    await workspace.fixes.undo(undoId, signal);
    expect(world.txt(fqdn).toSorted()).toEqual([`"${value}"`, '"v=somebody-s-own-text"'].toSorted());
    for (const one of [value, 'v=somebody-s-own-text'])
      await provider().remove({ zone: 'example.test', fqdn, value: one, ttl: 60 }, '', signal);
  });

  it('can be taken back by the command line after a crash in the middle', async () => {
    const run = await issueIn(workspace, policy);
    await workspace.close();
    const value = randomBytes(32).toString('base64url');
    await leave(value);
    const asked = ['fix', run.id, '--cause', 'stale-txt-records', '--action', 'remove-records'];
    const shown = await runCli(profile, asked);
    expect(shown.stdout).toContain(`Remove at Own name server (RFC 2136): ${fqdn} TXT ${value}`);
    const killed = await runCli(profile, [...asked, '--yes'], {
      preload: ['./test/support/kill-at-commit.ts'],
      env: { CERTWRIGHT_TEST_KILL: 'after:1' },
    });
    expect(killed.code).toBeNull();
    const listed = await runCli(profile, ['fix', 'list', '--json']);
    const { fixes } = listed.json<{ fixes: { id: string }[] }>();
    expect(fixes).toMatchObject([{ action: 'remove-records', changes: [{ effect: 'remove', value }] }]);
    expect((await runCli(profile, ['fix', 'undo', fixes[0]?.id ?? ''])).stdout).toContain('Taken back.');
    expect(world.txt(fqdn)).toEqual([`"${value}"`]);
    const done = await runCli(profile, [...asked, '--yes', '--json']);
    expect(done.json()).toMatchObject({ plan: { kind: 'do' }, result: { undoId: expect.any(String) } });
    expect(world.txt(fqdn)).toEqual([]);
    workspace = await openProfile(profile);
  });
});
