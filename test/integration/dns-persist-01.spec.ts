import { execFileSync } from 'node:child_process';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Workspace } from '../../electron/engine/workspace/workspace.ts';
import type { RunRecord } from '../../shared/domain/runs.ts';
import { forgetProofs, sessionOf } from '../support/account-session.ts';
import { issueIn, openProfile, outcomeOf, policyFor } from '../support/profile.ts';
import { describeWith } from '../support/tools.ts';
import { startWorld, updateKey, type World, worldNeeds } from '../support/world.ts';

const issuer = 'pebble.letsencrypt.org';

describeWith([...worldNeeds, 'nsupdate'], 'dns-persist-01 as a CA checks it', () => {
  let world: World;
  let workspace: Workspace;
  beforeAll(async () => {
    world = await startWorld();
    workspace = await openProfile(world.newProfile());
  });
  afterAll(async () => {
    await workspace?.close();
    await world?.stop();
  });
  const policy = (...names: readonly string[]) =>
    policyFor({
      names,
      authority: world.pebble,
      proof: { method: 'dns-persist-01' },
      resolvers: [world.bind.endpoint],
    });
  /** As a person does in the form of a DNS service. */
  const setRecords = (location: string, values: readonly string[]): void => {
    const lines = [
      `server ${world.bind.address} ${world.bind.port}`,
      `update delete ${location} TXT`,
      ...values.map((value) => `update add ${location} 60 TXT "${value}"`),
      'send',
    ];
    execFileSync('nsupdate', ['-y', `${updateKey.algorithm}:${updateKey.name}:${updateKey.secret}`], {
      input: `${lines.join('\n')}\n`,
    });
  };
  const accountUrl = (): string => workspace.storage.accounts.find(world.pebble.directoryUrl)?.accountUrl ?? '';

  it('shows what to add and waits; once it is there, this order and later ones need nobody', async () => {
    const shown = new Map<string, RunRecord>();
    const first = await issueIn(workspace, policy('example.test', '*.example.test'), ({ status, records }) => {
      for (const record of records) {
        if (status !== 'waiting' || record.state !== 'by-hand' || shown.has(record.identifier)) continue;
        shown.set(record.identifier, record);
        if (shown.size === 2) setRecords(record.location, [record.value, 'something of somebody else']);
      }
    });
    expect(outcomeOf(first)).toEqual({ status: 'succeeded' });
    const value = `${issuer}; accounturi=${accountUrl()}; policy=wildcard`;
    const location = '_validation-persist.example.test';
    expect([...shown.values()].map((record) => [record.location, record.value, record.zone])).toEqual([
      [location, value, 'example.test'],
      [location, value, 'example.test'],
    ]);
    // It is the reader's, and good for the next time.
    expect(world.txt(location)).toContain(`"${value}"`);
    await forgetProofs(await sessionOf(workspace, world.pebble));
    const states = new Set<string>();
    const second = await issueIn(workspace, policy('example.test', '*.example.test'), ({ records }) => {
      for (const { state } of records) states.add(state);
    });
    expect([outcomeOf(second), second.orderUrl === first.orderUrl]).toEqual([{ status: 'succeeded' }, false]);
    expect(second.records.map(({ state }) => state)).toEqual(['written', 'written']);
    expect(world.txt(location)).toContain(`"${value}"`);
  });

  it('takes other words for the same', async () => {
    const until = Math.floor(Date.now() / 1000) + 3600;
    setRecords('_validation-persist.nas.example.test', [
      'other-authority.example; accounturi=https://other-authority.example/1',
      `${issuer};accounturi=${accountUrl()};persistUntil=${until}`,
    ]);
    expect(outcomeOf(await issueIn(workspace, policy('nas.example.test')))).toEqual({ status: 'succeeded' });
  });

  it('says that the record has run out, and goes on with the same order when it is renewed', async () => {
    const name = 'nas.xn--bcher-kva.test';
    const location = `_validation-persist.${name}`;
    setRecords(location, [`${issuer}; accounturi=${accountUrl()}; persistUntil=1721952000`]);
    const failed = await issueIn(workspace, policy(name));
    const value = `${issuer}; accounturi=${accountUrl()}`;
    expect(outcomeOf(failed)).toMatchObject({
      status: 'failed',
      problem: {
        code: 'challenge.persist-expired',
        details: { location, value, until: '2024-07-26T00:00:00.000Z' },
      },
    });
    setRecords(location, [value]);
    const view = await issueIn(workspace, policy(name));
    expect([outcomeOf(view), view.orderUrl]).toEqual([{ status: 'succeeded' }, failed.orderUrl]);
  });

  it('says that the record belongs to another account', async () => {
    const location = '_validation-persist.xn--bcher-kva.test';
    setRecords(location, [`${issuer}; accounturi=https://127.0.0.1/my-account/other`]);
    expect(outcomeOf(await issueIn(workspace, policy('xn--bcher-kva.test')))).toMatchObject({
      status: 'failed',
      problem: {
        code: 'challenge.persist-other-account',
        details: { location, account: 'https://127.0.0.1/my-account/other' },
      },
    });
  });
});
