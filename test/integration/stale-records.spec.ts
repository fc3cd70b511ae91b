import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { systemClock } from '../../electron/engine/ports/index.ts';
import { rfc2136 } from '../../electron/engine/providers/rfc2136/client.ts';
import type { Workspace } from '../../electron/engine/workspace/workspace.ts';
import { runCli } from '../support/cli.ts';
import { issueIn, openProfile, policyFor } from '../support/profile.ts';
import { describeWith } from '../support/tools.ts';
import { startWorld, type World, worldNeeds } from '../support/world.ts';

const challengeValue = (): string => randomBytes(32).toString('base64url');
const fqdn = '_acme-challenge.nas.example.test';
const { signal } = new AbortController();

describeWith(worldNeeds, 'challenge records that no order needs any more', () => {
  let world: World;
  let workspace: Workspace;
  let profile: string;
  let credentialId: string;
  const write = (value: string) =>
    rfc2136.create(world.credential, systemClock).add({ zone: 'example.test', fqdn, value, ttl: 60 }, signal);

  beforeAll(async () => {
    world = await startWorld();
  });
  afterAll(() => world.stop());

  beforeEach(async () => {
    profile = world.newProfile();
    workspace = await openProfile(profile);
    const saved = await workspace.credentials.save({ provider: 'rfc2136', label: 'test', fields: world.credential });
    credentialId = saved.id;
    const policy = policyFor({
      names: ['nas.example.test'],
      authority: world.pebble,
      proof: { method: 'dns-01', provider: 'rfc2136', credentialId },
      resolvers: [world.bind.endpoint],
    });
    expect(await issueIn(workspace, policy)).toMatchObject({ status: 'succeeded' });
  });

  const leaveBehind = async (createdAt: Date): Promise<string> => {
    const value = challengeValue();
    await write(value);
    const entry = { id: value, runId: 'an-earlier-run', zone: 'example.test', fqdn, value, provider: 'rfc2136' };
    workspace.storage.journal.save({ ...entry, credentialId, recordId: '', phase: 'present' }, createdAt.toISOString());
    return value;
  };

  it('are listed with whose they are, and removed one by one', async () => {
    const ours = await leaveBehind(new Date());
    const theirs = challengeValue();
    await write(theirs);
    await write('v=somebody-s-own-text');
    const records = await workspace.stale.list(signal);
    expect(records.toSorted((one, other) => Number(other.ours) - Number(one.ours))).toMatchObject([
      { fqdn, value: ours, ours: true, seen: true, provider: 'rfc2136', credentialId, attempts: 0 },
      { fqdn, value: theirs, ours: false, seen: true, provider: 'rfc2136', credentialId },
    ]);
    for (const record of records) await workspace.stale.remove(record);
    expect(world.txt(fqdn)).toEqual(['"v=somebody-s-own-text"']);
    expect(await workspace.stale.list(signal)).toEqual([]);
    expect(workspace.storage.journal.leftBehind()).toEqual([]);
    await rfc2136
      .create(world.credential, systemClock)
      .remove({ zone: 'example.test', fqdn, value: 'v=somebody-s-own-text', ttl: 60 }, '', signal);
    await workspace.close();
  });

  it('of ours are removed by themselves for a week, and only shown after that', async () => {
    const day = 24 * 3_600_000;
    const young = await leaveBehind(new Date(Date.now() - 6 * day));
    const old = await leaveBehind(new Date(Date.now() - 8 * day));
    expect(await workspace.removeLeftBehind()).toBe(1);
    expect(world.txt(fqdn)).toEqual([`"${old}"`]);
    const records = await workspace.stale.list(signal);
    expect(records).toMatchObject([{ value: old, ours: true }]);
    expect(young).not.toBe(old);
    for (const record of records) await workspace.stale.remove(record);
    await workspace.close();
  });

  it('that cannot be removed are counted and kept', async () => {
    const value = await leaveBehind(new Date());
    const elsewhere = { ...world.credential, nameserver: '127.0.0.1:9' };
    await workspace.credentials.save({ id: credentialId, provider: 'rfc2136', label: 'test', fields: elsewhere });
    expect(await workspace.removeLeftBehind()).toBe(1);
    const [record] = await workspace.stale.list(signal);
    expect(record).toMatchObject({ value, attempts: 1, seen: true });
    if (record === undefined) throw new Error('it is gone');
    await expect(workspace.stale.remove(record)).rejects.toMatchObject({ problem: { code: 'provider.unreachable' } });
    expect(workspace.storage.journal.leftBehind()).toHaveLength(1);
    await workspace.credentials.save({
      id: credentialId,
      provider: 'rfc2136',
      label: 'test',
      fields: world.credential,
    });
    await workspace.stale.remove(record);
    await workspace.close();
  });

  it('are told and removed by the command line, and those of others never without a person', async () => {
    const ours = await leaveBehind(new Date());
    const theirs = challengeValue();
    await write(theirs);
    await workspace.close();
    const told = await runCli(profile, ['dns', 'stale', '--json']);
    expect(told.json<{ records: unknown[] }>().records).toHaveLength(2);
    const removed = await runCli(profile, ['dns', 'stale', '--remove', '--yes', '--json']);
    expect(removed.json()).toMatchObject({ removed: [{ value: ours }], failed: [] });
    expect(world.txt(fqdn)).toEqual([`"${theirs}"`]);
  });
});
