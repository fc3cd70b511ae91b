import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { systemClock } from '../../electron/engine/ports/index.ts';
import { rfc2136 } from '../../electron/engine/providers/rfc2136/client.ts';
import type { Workspace } from '../../electron/engine/workspace/workspace.ts';
import { issueIn, openProfile, policyFor } from '../support/profile.ts';
import { type ProviderStandIn, startProviderStandIn } from '../support/provider-stand-in.ts';
import { describeWith } from '../support/tools.ts';
import { startWorld, type World, worldNeeds } from '../support/world.ts';

const { signal } = new AbortController();

/**
 * The services are stand-ins, but what they are told goes into a real name server, and Pebble looks there: a value that
 * was overwritten before it was validated would fail the order.
 */
describeWith(worldNeeds, 'a service with room for one value', () => {
  let world: World;
  let workspace: Workspace;
  let api: ProviderStandIn | undefined;
  /** Every value in the order of its setting; '' for a clearing. */
  let told: { readonly slot: string; readonly value: string }[];
  const held = new Map<string, string>();

  const put = async (zone: string, names: readonly string[], value: string): Promise<void> => {
    const client = rfc2136.create(world.credential, systemClock);
    for (const fqdn of names) {
      const before = held.get(fqdn);
      if (before !== undefined) await client.remove({ zone, fqdn, value: before, ttl: 60 }, '', signal);
      held.delete(fqdn);
      if (value === '') continue;
      await client.add({ zone, fqdn, value, ttl: 60 }, signal);
      held.set(fqdn, value);
    }
  };

  beforeEach(async () => {
    told = [];
    held.clear();
    world = await startWorld({ zones: ['example.test', 'duckdns.org'] });
    workspace = await openProfile(join(world.folder, 'profile'));
  });
  afterEach(async () => {
    await workspace.close();
    await api?.close();
    await world.stop();
  });

  const issue = async (provider: string, fields: Readonly<Record<string, string>>, names: readonly string[]) => {
    const credential = await workspace.credentials.save({ provider, label: provider, fields });
    return issueIn(
      workspace,
      policyFor({
        names,
        authority: world.pebble,
        proof: { method: 'dns-01', provider, credentialId: credential.id },
        resolvers: [world.bind.endpoint],
      }),
    );
  };

  it('proves apex and wildcard one after the other (dns.he.net)', async () => {
    api = await startProviderStandIn(async ({ form }) => {
      const [slot, value] = [form.get('hostname') ?? '', form.get('txt') ?? ''];
      told.push({ slot, value: value === '.' ? '' : value });
      await put('example.test', [slot], value === '.' ? '' : value);
      return { status: 200, text: `good "${value}"` };
    });
    const run = await issue('hurricane', { tokens: 'example.test=aBcDeFgHiJkLmNoP', endpoint: api.endpoint }, [
      'example.test',
      '*.example.test',
    ]);
    expect(run).toMatchObject({ status: 'succeeded', warnings: [] });
    const [first, cleared, second, last] = told.map(({ value }) => value);
    expect([first, cleared, second, last].map((value) => value !== '')).toEqual([true, false, true, false]);
    expect(first).not.toBe(second);
    expect(world.txt('_acme-challenge.example.test')).toEqual([]);
    expect(workspace.storage.journal.leftBehind()).toEqual([]);
  });

  it('counts names that share the room as one (Duck DNS)', async () => {
    const places = ['_acme-challenge.home.duckdns.org', '_acme-challenge.nas.home.duckdns.org'];
    api = await startProviderStandIn(async ({ query }) => {
      const value = query.get('clear') === 'true' ? '' : (query.get('txt') ?? '');
      told.push({ slot: query.get('domains') ?? '', value });
      await put('duckdns.org', places, value);
      return { status: 200, text: 'OK' };
    });
    const token = '0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0';
    const run = await issue('duckdns', { token, endpoint: api.endpoint }, [
      'home.duckdns.org',
      '*.home.duckdns.org',
      'nas.home.duckdns.org',
    ]);
    expect(run).toMatchObject({ status: 'succeeded', warnings: [] });
    expect(new Set(told.map(({ slot }) => slot))).toEqual(new Set(['home']));
    const values = told.map(({ value }) => value);
    expect(values.map((value) => value !== '')).toEqual([true, false, true, false, true, false]);
    expect(new Set(values.filter((value) => value !== '')).size).toBe(3);
    for (const place of places) expect(world.txt(place)).toEqual([]);
  });
});
