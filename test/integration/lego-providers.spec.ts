/**
 * Two clients that know nothing of each other against one stand-in: lego's, written by others, says whether the
 * stand-in is the API that it claims to be, and ours has to get on with it.
 */
import { createHash } from 'node:crypto';
import { globSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { systemClock } from '../../electron/engine/ports/index.ts';
import { type DnsServer, startDnsServer } from '../../electron/engine/sandbox/dns-server.ts';
import { createZoneStore } from '../../electron/engine/sandbox/dns-zones.ts';
import type { ProviderContract } from '../contract/providers/definition.ts';
import { type InterceptingProxy, startInterceptingProxy } from '../support/intercepting-proxy.ts';
import { type LegoClient, legoClientFor, legoClients, startLegoClient } from '../support/lego-client.ts';
import { hastyClock } from '../support/moved-clock.ts';
import { startProviderStandIn, type Zones } from '../support/provider-stand-in.ts';
import { describeWith } from '../support/tools.ts';

/** Where lego cleans up by emptying the name, whoever put the values there. */
const emptiesTheName: ReadonlySet<string> = new Set([
  'azuredns',
  'bunny',
  'cloudns',
  'dnsimple',
  'dnsmadeeasy',
  'duckdns',
  'gandiv5',
  'gcloud',
  'gcore',
  'huaweicloud',
  'hurricane',
  'joker',
  'namecheap',
  'namedotcom',
  'ns1',
  'tencentcloud',
  'vultr',
]);
/** Where lego leaves its value behind, since the service cannot remove it. */
const leavesItsValue: ReadonlySet<string> = new Set(['acmedns']);

/** Names that lego takes for this service's own by their ending. */
const ownZones: Readonly<Record<string, string>> = { duckdns: 'example.duckdns.org' };
const usualZone = 'example.test';
const ours = 'our_own_value_hG3kPeWzTfVaBiDjMn1-LoqXcYV8q';
const foreign = 'never_there_9sDfGhJkLqWeRtYuIoPzXcVbNm12345';
const { signal } = new AbortController();

const folder = join(import.meta.dirname, '../contract/providers');
const contracts = await Promise.all(
  globSync('*.stand-in.ts', { cwd: folder })
    .toSorted()
    .map(async (file) => {
      const module: { readonly contract: ProviderContract } = await import(pathToFileURL(join(folder, file)).href);
      return module.contract;
    }),
);

describeWith(legoClients, "lego's own client, beside ours", () => {
  let proxy: InterceptingProxy;
  let dns: DnsServer;
  const started = new Map<string, LegoClient>();

  beforeAll(async () => {
    proxy = await startInterceptingProxy();
    const zones = createZoneStore({ clock: systemClock, behaviour: { publishDelay: 0 }, zones: [usualZone] });
    dns = await startDnsServer({ zones, behaviour: { dns: 'fine' } });
    const resolver = `127.0.0.1:${dns.port}`;
    for (const name of legoClients) started.set(name, await startLegoClient(name, { resolver, proxy }));
  });
  afterAll(async () => {
    for (const client of started.values()) await client.stop();
    await dns?.close();
    await proxy?.close();
  });

  const judged = contracts.flatMap((contract) =>
    contract.lego === undefined ? [] : [{ contract, lego: contract.lego, id: contract.module.descriptor.id }],
  );

  it.each(judged)('$id', async ({ contract, lego, id }) => {
    const client = started.get(legoClientFor(lego.provider) ?? '');
    if (client === undefined) throw new Error(`no program has lego's ${lego.provider}`);
    const zone = ownZones[lego.provider] ?? usualZone;
    const fqdn = `_acme-challenge.${zone}`;
    const zones: Zones = new Map([[zone, []]]);
    const values = () => (zones.get(zone) ?? []).filter(({ name }) => name === fqdn).map(({ value }) => value);
    const api = await startProviderStandIn(contract.routes(zones));
    try {
      proxy.forwardTo(api.endpoint);
      const token = `token-of-${id}`;
      const keyAuth = `${token}.cPRpL8JEHpPbPIb9RCAVIHRHNBJAWBHMC5LU9BG7yBc`;
      // RFC 8555 §8.4.
      const legos = createHash('sha256').update(keyAuth).digest('base64url');
      const asked = { ...lego, domain: zone, token, keyAuth };
      await client.ask({ ...asked, action: 'present' });
      expect(values()).toEqual([legos]);

      const at = contract.endpointFields?.(api.endpoint) ?? { endpoint: api.endpoint };
      const provider = contract.module.create({ ...contract.fields, ...at }, hastyClock());
      const record = (value: string) => ({ zone, fqdn, value, ttl: 300 });
      await provider.remove(record(foreign), '', signal);
      if (!contract.slot) expect(values()).toEqual([legos]);
      const recordId = await provider.add(record(ours), signal);
      if (contract.slot) expect(values()).toContain(ours);
      else expect(values().toSorted()).toEqual([legos, ours].toSorted());

      await client.ask({ ...asked, action: 'cleanup' });
      if (!leavesItsValue.has(lego.provider)) expect(values()).not.toContain(legos);
      if (!emptiesTheName.has(lego.provider) && !contract.slot) expect(values()).toEqual([ours]);

      await provider.remove(record(ours), recordId, signal);
      if (!contract.slot) expect(values()).toEqual([]);
    } finally {
      await api.close();
    }
  });
});
