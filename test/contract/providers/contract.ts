/** What every HTTP provider owes the engine, held against a stand-in built from the provider's published API. */
import { inspect } from 'node:util';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { DnsProvider, ProviderModule, TxtRecord } from '../../../electron/engine/providers/provider.ts';
import { toProblem } from '../../../shared/errors/problem.ts';
import { failureOf } from '../../support/failure-of.ts';
import {
  type Asked,
  type Fault,
  type ProviderStandIn,
  type Reply,
  startProviderStandIn,
  type Zones,
} from '../../support/provider-stand-in.ts';

export interface ProviderContract {
  readonly module: ProviderModule;
  /** A key in the provider's own form. */
  readonly key: string;
  /** Another one of the same form that the provider does not know. */
  readonly otherKey: string;
  fields(endpoint: string, key: string): Readonly<Record<string, string>>;
  /** The API, with its own answer to a wrong key. */
  routes(zones: Zones, key: string): (asked: Asked) => Reply;
  /** The provider's own words for a key that may not do this. */
  readonly noPermission: Reply;
  /** Smallest TTL that the provider takes, in seconds. */
  readonly shortestTtl: number;
  /** Set where the zone that the name servers told is the only one tried. */
  readonly zoneIsFinal?: boolean;
}

const zone = 'example.test';
const fqdn = `_acme-challenge.${zone}`;
const record = (value: string, more: Partial<TxtRecord> = {}): TxtRecord => ({ zone, fqdn, value, ttl: 1, ...more });
const first = 'gfj9Xq-Rg85nM_first';
const second = 'LoqXcYV8q5ONbJQ_second';

/** Registers the whole suite for one provider. */
export const providerContract = (contract: ProviderContract): void => {
  const { module, key, otherKey } = contract;
  const { signal } = new AbortController();
  let zones: Zones;
  let api: ProviderStandIn;
  let provider: DnsProvider;
  const clientWith = (one: string): DnsProvider => module.create(contract.fields(api.endpoint, one));
  const valuesAt = (name: string, at = zone) =>
    (zones.get(at) ?? []).filter((one) => one.name === name).map(({ value }) => value);

  beforeEach(async () => {
    zones = new Map([[zone, []]]);
    api = await startProviderStandIn(contract.routes(zones, key));
    provider = clientWith(key);
  });
  afterEach(async () => {
    vi.restoreAllMocks();
    await api.close();
  });

  describe(`${module.descriptor.id}: values`, () => {
    it('are written under the full name, with a TTL that the provider takes', async () => {
      await provider.add(record(first), signal);
      expect(zones.get(zone)).toMatchObject([{ name: fqdn, value: first, ttl: contract.shortestTtl }]);
      await provider.add(record('later', { fqdn: `_acme-challenge.www.${zone}`, ttl: 7200 }), signal);
      expect(zones.get(zone)?.[1]).toMatchObject({ name: `_acme-challenge.www.${zone}`, value: 'later', ttl: 7200 });
    });

    it('may stand at the zone itself, and hold quotes, backslashes and more than 255 octets', async () => {
      const odd = `say "hi" \\ ${'x'.repeat(300)}`;
      const apex = record(odd, { fqdn: zone });
      const id = await provider.add(apex, signal);
      expect(valuesAt(zone)).toEqual([odd]);
      await provider.add(apex, signal);
      expect(valuesAt(zone)).toEqual([odd]);
      await provider.remove(apex, id, signal);
      expect(valuesAt(zone)).toEqual([]);
    });

    it('stand beside others at the same name, one after the other and at once', async () => {
      await provider.add(record(first), signal);
      await Promise.all([provider.add(record(second), signal), provider.add(record('third'), signal)]);
      expect(valuesAt(fqdn).toSorted()).toEqual([first, second, 'third'].toSorted());
    });

    it('that are there already are a success, and stay single', async () => {
      const id = await provider.add(record(first), signal);
      expect(await provider.add(record(first), signal)).toBe(id);
      expect(valuesAt(fqdn)).toEqual([first]);
    });

    it.each(['with', 'without'])('of ours are removed %s their id, and no others', async (which) => {
      zones.set(zone, [
        { id: '1', name: fqdn, value: 'theirs', ttl: 4000 },
        { id: '2', name: `_acme-challenge.www.${zone}`, value: first, ttl: 4000 },
      ]);
      const id = await provider.add(record(first), signal);
      await provider.add(record(second), signal);
      await provider.remove(record(first), which === 'with' ? id : '', signal);
      expect(valuesAt(fqdn)).toEqual(['theirs', second]);
      await provider.remove(record(second), '', signal);
      expect(valuesAt(fqdn)).toEqual(['theirs']);
      expect(zones.get(zone)?.map(({ ttl }) => ttl)).toEqual([4000, 4000]);
      expect(valuesAt(`_acme-challenge.www.${zone}`)).toEqual([first]);
    });

    it('that are not there are removed with success', async () => {
      const id = await provider.add(record(first), signal);
      await provider.remove(record(first), id, signal);
      await provider.remove(record(first), id, signal);
      await provider.remove(record('never'), '', signal);
      expect(zones.get(zone)).toEqual([]);
    });

    it('made anew under another id are still found and removed', async () => {
      const id = await provider.add(record(first), signal);
      zones.set(zone, [{ id: '777', name: fqdn, value: first, ttl: 4000 }]);
      await provider.remove(record(first), id, signal);
      expect(valuesAt(fqdn)).toEqual([]);
    });

    it('are found among hundreds at the same name', async () => {
      const crowd = Array.from({ length: 450 }, (_, at) => ({ id: `9${at}`, name: fqdn, value: `v${at}`, ttl: 4000 }));
      zones.set(zone, crowd);
      await provider.add(record('v449'), signal);
      expect(valuesAt(fqdn)).toHaveLength(450);
      await provider.remove(record('v449'), '', signal);
      expect(valuesAt(fqdn)).toEqual(crowd.slice(0, 449).map(({ value }) => value));
    });
  });

  describe(`${module.descriptor.id}: zones`, () => {
    it('are found among hundreds, never mistaken for one with a similar name', async () => {
      const similar = ['test', `not-${zone}`, `${zone}.org`, ...Array.from({ length: 300 }, (_, at) => `z${at}.test`)];
      zones = new Map([...similar, zone].map((name) => [name, []]));
      await api.close();
      api = await startProviderStandIn(contract.routes(zones, key));
      const client = clientWith(key);
      await client.prove(zone, signal);
      await client.add(record(first), signal);
      expect([...zones].filter(([, records]) => records.length > 0).map(([name]) => name)).toEqual([zone]);
    });

    // Where the name servers' zone is the provider's own there is nothing to walk, so there is no such test.
    const whereWalked = contract.zoneIsFinal ? undefined : it;
    whereWalked?.('that the account cuts higher than the name servers told are used', async () => {
      const deep = record(first, { zone: `shop.${zone}`, fqdn: `_acme-challenge.shop.${zone}` });
      await provider.prove(`shop.${zone}`, signal);
      const id = await provider.add(deep, signal);
      expect(zones.get(zone)).toMatchObject([{ name: deep.fqdn, value: first }]);
      await provider.remove(deep, id, signal);
      expect(zones.get(zone)).toEqual([]);
    });

    it('that are delegated get their own records', async () => {
      zones.set(`shop.${zone}`, []);
      const deep = record(first, { zone: `shop.${zone}`, fqdn: `_acme-challenge.shop.${zone}` });
      await provider.add(deep, signal);
      expect(zones.get(zone)).toEqual([]);
      expect(valuesAt(deep.fqdn, `shop.${zone}`)).toEqual([first]);
    });

    it('that are not in the account are named', async () => {
      const elsewhere = record(first, { zone: 'elsewhere.test', fqdn: '_acme-challenge.elsewhere.test' });
      const failures = await Promise.all([
        failureOf(provider.prove('elsewhere.test', signal)),
        failureOf(provider.add(elsewhere, signal)),
      ]);
      for (const failure of failures)
        expect(failure).toMatchObject({ code: 'provider.zone-not-found', details: { zone: 'elsewhere.test' } });
    });

    it('are proved without a change', async () => {
      await provider.prove(zone, signal);
      expect(api.requests.every((one) => one.startsWith('GET '))).toBe(true);
    });
  });

  describe(`${module.descriptor.id}: refusals`, () => {
    it('of a wrong key', async () => {
      expect(await failureOf(clientWith(otherKey).prove(zone, signal))).toMatchObject({
        code: 'provider.wrong-credentials',
        details: { provider: module.descriptor.id, endpoint: api.endpoint },
      });
    });

    it('of a key that may not do this', async () => {
      api.always(contract.noPermission);
      expect(await failureOf(provider.add(record(first), signal))).toMatchObject({ code: 'provider.no-permission' });
    });

    it('for a moment are waited for', async () => {
      api.script(
        { status: 429, json: {}, headers: { 'retry-after': '0' } },
        { status: 429, headers: { 'retry-after': '1' } },
      );
      await provider.add(record(first), signal);
      expect(valuesAt(fqdn)).toEqual([first]);
    });

    it('for longer are told with their end, and do not last', async () => {
      api.always({ status: 429, json: {}, headers: { 'retry-after': 'Wed, 21 Oct 2099 07:28:00 GMT' } });
      expect(await failureOf(provider.add(record(first), signal))).toMatchObject({
        code: 'provider.rate-limited',
        retryable: true,
        retryAt: '2099-10-21T07:28:00.000Z',
      });
      api.always(undefined);
      await provider.add(record(first), signal);
      expect(valuesAt(fqdn)).toEqual([first]);
    });
  });

  describe(`${module.descriptor.id}: answers that are none`, () => {
    const page = '<!doctype html><title>Sign in</title>';
    it.each<[string, Fault, string]>([
      ['500 with JSON', { status: 500, json: { message: 'oops' } }, 'provider.bad-answer'],
      ['503 with a page', { status: 503, text: page }, 'provider.bad-answer'],
      ['200 with a page', { status: 200, text: page }, 'provider.bad-answer'],
      ['404 with a page', { status: 404, text: page }, ''],
      ['200 with JSON of another shape', { status: 200, json: 7 }, 'provider.bad-answer'],
      ['200 with nothing', { status: 200 }, 'provider.bad-answer'],
      ['a redirect', { status: 302, headers: { location: '/elsewhere' } }, 'provider.bad-answer'],
      ['a closed connection', 'cut', 'provider.unreachable'],
    ])('%s', async (_name, fault, code) => {
      api.always(fault);
      const failure = await failureOf(provider.add(record(first), signal));
      // A page for a missing path says no more than that the address is not the API's, or the zone not there.
      expect(code === '' ? ['provider.bad-answer', 'provider.zone-not-found'] : [code]).toContain(failure.code);
      expect(api.requests.every((one) => !one.includes('elsewhere'))).toBe(true);
      expect(zones.get(zone)).toEqual([]);
    });

    it('silence ends by itself', async () => {
      const limits: number[] = [];
      const { timeout } = AbortSignal;
      vi.spyOn(AbortSignal, 'timeout').mockImplementation((limit) => {
        limits.push(limit);
        return timeout.call(AbortSignal, limit / 200);
      });
      api.always('hang');
      expect(await failureOf(provider.add(record(first), signal))).toMatchObject({
        code: 'provider.unreachable',
        details: { detail: 'timeout' },
        retryable: true,
      });
      expect(limits.every((limit) => limit >= 5_000 && limit <= 30_000)).toBe(true);
    });

    it('silence ends when the run is cancelled, and so does a wait', async () => {
      for (const fault of ['hang', { status: 429, headers: { 'retry-after': '9' } }] as const) {
        api.always(fault);
        const stop = new AbortController();
        const reason = new Error('cancelled');
        const before = api.requests.length;
        const work = failureReason(provider.add(record(first), stop.signal));
        await vi.waitUntil(() => api.requests.length > before);
        stop.abort(reason);
        expect(await work).toBe(reason);
      }
    });
  });

  it(`${module.descriptor.id}: no failure shows the key, even where the other side repeats it`, async () => {
    const echo = `key ${key} is odd`;
    const faults: readonly Fault[] = [
      ...[200, 302, 400, 401, 403, 404, 409, 422, 429, 500].flatMap((status) => [
        { status, text: echo },
        { status, text: key },
        {
          status,
          json: { success: false, errors: [{ code: 1, message: echo }], id: 'x', message: echo, detail: echo },
        },
        { status, json: { error: { code: 'odd', message: echo } } },
      ]),
      'cut',
    ];
    for (const fault of faults) {
      api.always(fault);
      const thrown = await failureReason(provider.add(record(first), signal));
      expect(inspect(thrown, { depth: 12, showHidden: true })).not.toContain(key);
      expect(JSON.stringify(toProblem(thrown))).not.toContain(key);
    }
  });

  it(`${module.descriptor.id}: a key with a line break or none at all is refused before it is sent`, async () => {
    for (const bad of ['', `${key}\nx: y`, `${key} ${key}`])
      expect(() => clientWith(bad)).toThrow(
        expect.objectContaining({ problem: expect.objectContaining({ code: 'credential.invalid' }) }),
      );
    expect(api.requests).toEqual([]);
  });
};

const failureReason = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => Promise.reject(new Error('it worked')),
    (thrown: unknown) => thrown,
  );
