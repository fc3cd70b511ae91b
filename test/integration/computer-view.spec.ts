/** What people see who ask on their own computer, where a real resolver in between remembers what it was told. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openDnsEye } from '../../electron/engine/dns/open-eye.ts';
import { systemClock } from '../../electron/engine/ports/index.ts';
import type { RunView } from '../../shared/domain/runs.ts';
import { startBind } from '../support/bind.ts';
import { freePort } from '../support/free-port.ts';
import { type OpenedWorkspace, openedWorkspace } from '../support/opened-workspace.ts';
import { policyFor } from '../support/profile.ts';
import { describeWith } from '../support/tools.ts';
import { startUnbound, type Unbound } from '../support/unbound.ts';
import { startWorld, updateKey, type World, worldNeeds } from '../support/world.ts';

const negativeTtl = 600;

describeWith([...worldNeeds, 'unbound', 'nsupdate'], 'the resolver of this computer', () => {
  let world: World;
  let unbound: Unbound;
  let opened: OpenedWorkspace;
  const eye = (...resolvers: readonly string[]) => openDnsEye({ resolvers, explicit: true, clock: systemClock });

  beforeAll(async () => {
    world = await startWorld({ negativeTtl });
    unbound = await startUnbound({ zones: ['example.test'], nameServer: world.bind.endpoint });
    opened = await openedWorkspace();
  });
  afterAll(async () => {
    await opened?.remove();
    await unbound?.stop();
    await world?.stop();
  });

  it('goes on saying "no" for as long as the zone allows, and its name server does not', async () => {
    const name = '_acme-challenge.early.example.test';
    const through = eye(unbound.endpoint);
    const before = await through.computerView(name);
    expect(before).toEqual({ resolver: unbound.endpoint, kind: 'answer', values: [], remembered: negativeTtl });
    world.update(`add ${name} 300 TXT "value"`);
    const after = await through.computerView(name);
    expect(after).toMatchObject({ kind: 'answer', values: [] });
    expect(after?.remembered).toBeLessThanOrEqual(negativeTtl);
    expect(await eye(world.bind.endpoint).computerView(name)).toEqual({
      resolver: world.bind.endpoint,
      kind: 'answer',
      values: ['value'],
    });
  });

  it('remembers a "no" for the lesser of the two times that the zone gives', async () => {
    const bind = await startBind({
      zones: [{ name: 'short.test', negativeTtl: 20 }],
      keys: [updateKey],
    });
    const resolver = await startUnbound({ zones: ['short.test'], nameServer: bind.endpoint });
    try {
      expect(await eye(resolver.endpoint).computerView('_acme-challenge.short.test')).toMatchObject({ remembered: 20 });
    } finally {
      await resolver.stop();
      await bind.stop();
    }
  });

  it('is passed over for the next one when it is silent, and nobody answers when all are', async () => {
    const closed = `127.0.0.3:${await freePort('127.0.0.3')}`;
    const name = '_acme-challenge.nas.example.test';
    expect(await eye(closed, unbound.endpoint).computerView(name)).toMatchObject({ resolver: unbound.endpoint });
    // It refuses what is none of its zones.
    const refused = await eye(closed, unbound.endpoint).computerView('_acme-challenge.example.org');
    expect(refused).toEqual({ resolver: closed, kind: 'silent', values: [] });
  });

  const issueByHand = async (
    host: string,
    onView: (view: RunView) => void,
    more: { readonly minimumWait?: number } = {},
  ): Promise<readonly RunView[]> => {
    const policy = policyFor({
      names: [host],
      authority: world.pebble,
      proof: { method: 'dns-01', provider: 'manual' },
      resolvers: [unbound.endpoint, world.bind.endpoint],
    });
    const views: RunView[] = [];
    const run = await opened.workspace.issue(
      { ...policy, ...more },
      {
        onChange: (view) => {
          views.push(view);
          onView(view);
        },
      },
    );
    await run.ended;
    return views;
  };
  const addOnce = () => {
    const added = new Set<string>();
    return ({ records }: RunView): void => {
      const { location = '', value = '' } = records[0] ?? {};
      if (location === '' || added.has(location)) return;
      added.add(location);
      world.update(`add ${location} 60 TXT "${value}"`);
    };
  };

  it('shows its "no" beside name servers that have the record, and a run does not wait for it', async () => {
    const add = addOnce();
    const begun = Date.now();
    const views = await issueByHand('www.example.test', (view) => {
      if (view.computer?.state === 'not-yet') add(view);
    });
    expect(views.at(-1)).toMatchObject({ status: 'succeeded' });
    expect(views.at(-1)).not.toHaveProperty('computer');
    const both = views.find(({ records }) => records[0]?.servers.some(({ state }) => state === 'has') === true);
    expect(both?.computer).toMatchObject({ state: 'not-yet', resolver: unbound.endpoint, nearby: false });
    const until = Date.parse(both?.computer?.until ?? '');
    expect(until).toBeGreaterThan(begun + (negativeTtl - 1) * 1000);
    expect(until).toBeLessThanOrEqual(Date.now() + negativeTtl * 1000);
  });

  it('has another value from before, until that is forgotten', async () => {
    world.update('add _acme-challenge.old.example.test 60 TXT "from before"');
    const add = addOnce();
    const views = await issueByHand('old.example.test', (view) => {
      if (view.computer?.state === 'other-value') add(view);
    });
    expect(views.at(-1)).toMatchObject({ status: 'succeeded' });
    expect(views.find(({ computer }) => computer !== undefined)?.computer).toMatchObject({
      state: 'other-value',
      until: expect.any(String),
    });
    const seen = views.flatMap(({ records }) => records[0]?.servers ?? []);
    expect(seen[0]).toMatchObject({ state: 'other', found: ['from before'], askedAt: expect.any(String) });
    expect(seen.some(({ state, found }) => state === 'has' && found === undefined)).toBe(true);
  });

  it('has the record where nobody asked too early', async () => {
    const add = addOnce();
    const views = await issueByHand('late.example.test', add, { minimumWait: 2 });
    const said = views.flatMap(({ computer }) => computer?.state ?? []);
    expect(views.at(-1)).toMatchObject({ status: 'succeeded' });
    expect(said.at(-1)).toBe('has');
  });
});
