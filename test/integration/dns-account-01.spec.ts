import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Workspace } from '../../electron/engine/workspace/workspace.ts';
import type { RunView } from '../../shared/domain/runs.ts';
import { issueIn, openProfile, outcomeOf, policyFor } from '../support/profile.ts';
import { describeWith } from '../support/tools.ts';
import { startWorld, type World, worldNeeds } from '../support/world.ts';

describeWith(worldNeeds, 'dns-account-01 as a CA checks it', () => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld();
  });
  afterAll(() => world?.stop());

  const issueAs = async (workspace: Workspace, names: readonly string[]) => {
    const { id } = await workspace.credentials.save({
      provider: 'rfc2136',
      label: 'zone',
      fields: world.credential,
    });
    const views: RunView[] = [];
    const policy = policyFor({
      names,
      authority: world.pebble,
      proof: { method: 'dns-account-01', provider: 'rfc2136', credentialId: id },
      resolvers: [world.bind.endpoint],
    });
    const view = await issueIn(workspace, policy, (one) => views.push(one));
    return { view, views };
  };

  it('apex, wildcard and a name below, at a name of the account, and nothing is left', async () => {
    const workspace = await openProfile(world.newProfile());
    try {
      const { view } = await issueAs(workspace, ['example.test', '*.example.test', 'nas.example.test']);
      expect(outcomeOf(view)).toEqual({ status: 'succeeded' });
      const account = workspace.storage.accounts.find(world.pebble.directoryUrl);
      const digest = createHash('sha256')
        .update(account?.accountUrl ?? '')
        .digest();
      const places = [...new Set(view.records.map(({ location }) => location))].toSorted();
      const labels = new Set(places.map((place) => /^_([a-z2-7]{16})\._acme-challenge\./.exec(place)?.[1]));
      expect([labels.size, places.length, view.records.map(({ state }) => state)]).toEqual([
        1,
        2,
        ['removed', 'removed', 'removed'],
      ]);
      // Sixteen letters of five bits each are the first ten bytes.
      const letters = [...([...labels][0] ?? '')].map((letter) => 'abcdefghijklmnopqrstuvwxyz234567'.indexOf(letter));
      const bits = letters.map((five) => five.toString(2).padStart(5, '0')).join('');
      expect(BigInt(`0b${bits}`).toString(16).padStart(20, '0')).toBe(digest.toString('hex').slice(0, 20));
      expect(places.flatMap((place) => world.txt(place))).toEqual([]);
      expect([view.providerId, view.records[0]?.zone]).toEqual(['rfc2136', 'example.test']);
    } finally {
      await workspace.close();
    }
  });

  it('two accounts prove the same name at the same time without meeting', async () => {
    const workspaces = await Promise.all([openProfile(world.newProfile()), openProfile(world.newProfile())]);
    try {
      const runs = await Promise.all(workspaces.map((workspace) => issueAs(workspace, ['nas.example.test'])));
      expect(runs.map(({ view }) => outcomeOf(view))).toEqual([{ status: 'succeeded' }, { status: 'succeeded' }]);
      expect(new Set(runs.map(({ view }) => view.records[0]?.location)).size).toBe(2);
    } finally {
      await Promise.all(workspaces.map((workspace) => workspace.close()));
    }
  });
});
