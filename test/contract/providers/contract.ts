/** What every HTTP provider owes the engine, held against a stand-in built from the provider's published API. */
import { inspect } from 'node:util';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { systemClock } from '../../../electron/engine/ports/index.ts';
import type { DnsProvider, TxtRecord } from '../../../electron/engine/providers/provider.ts';
import { toProblem } from '../../../shared/errors/problem.ts';
import { failureOf } from '../../support/failure-of.ts';
import { hastyClock } from '../../support/moved-clock.ts';
import { type Fault, type ProviderStandIn, startProviderStandIn, type Zones } from '../../support/provider-stand-in.ts';
import type { ProviderContract } from './definition.ts';

const zone = 'example.test';
const fqdn = `_acme-challenge.${zone}`;
const record = (value: string, more: Partial<TxtRecord> = {}): TxtRecord => ({ zone, fqdn, value, ttl: 1, ...more });
/** 43 characters of base64url, as every ACME value is. */
const first = 'gfj9Xq-Rg85nM_first_47vQ2mYw8ZtKcLbNdRsUx0A';
const second = 'LoqXcYV8q5ONbJQ_second_hG3kPeWzTfVaBiDjMn1';
const third = 'third_9sDfGhJkLqWeRtYuIoPzXcVbNm12345678-9_';

/** A test that some services have no use for: it is not registered there, so that nothing is skipped. */
const when = (applies: boolean) => (applies ? it : undefined);

/** Registers the whole suite for one provider. */
export const providerContract = (contract: ProviderContract): void => {
  const { module, fields, refusals } = contract;
  const { id } = module.descriptor;
  const { noPermission, clockSkew, rateLimited = { status: 429, json: {} } } = refusals;
  const { signal } = new AbortController();
  const clock = hastyClock();
  let zones: Zones;
  let api: ProviderStandIn;
  let provider: DnsProvider;
  const at = (endpoint: string) => contract.endpointFields?.(endpoint) ?? { endpoint };
  const clientWith = (more: Readonly<Record<string, string>> = {}): DnsProvider =>
    module.create({ ...fields, ...more, ...at(api.endpoint) }, clock);
  const start = async (some: Zones) => {
    zones = some;
    api = await startProviderStandIn(contract.routes(zones));
    provider = clientWith();
  };
  const restart = async (some: Zones) => {
    await api.close();
    await start(some);
  };
  const valuesAt = (name: string, of = zone) =>
    (zones.get(of) ?? []).filter((one) => one.name === name).map(({ value }) => value);
  const ttlOf = (ttl: number) =>
    contract.shortestTtl === undefined ? {} : { ttl: Math.max(ttl, contract.shortestTtl) };
  const secrets = module.descriptor.fields
    .filter(({ secret, key }) => secret && (fields[key] ?? '') !== '')
    .flatMap(({ key }) => [fields[key] ?? '']);

  beforeEach(() => start(new Map([[zone, []]])));
  afterEach(async () => {
    vi.restoreAllMocks();
    await api.close();
  });

  describe(`${id}: values`, () => {
    it('are written under the full name, with a TTL that the provider takes', async () => {
      await provider.add(record(first), signal);
      expect(zones.get(zone)).toMatchObject([{ name: fqdn, value: first, ...ttlOf(1) }]);
      await provider.add(record(second, { fqdn: `_acme-challenge.www.${zone}`, ttl: 7200 }), signal);
      const added = zones.get(zone)?.find(({ value }) => value === second);
      expect(added).toMatchObject({ name: `_acme-challenge.www.${zone}`, ...ttlOf(7200) });
    });

    when(!contract.plainValues)?.(
      'may stand at the zone itself, and hold quotes, backslashes and more than 255 octets',
      async () => {
        const odd = `say "hi" \\ ${'x'.repeat(300)}`;
        const apex = record(odd, { fqdn: zone });
        const recordId = await provider.add(apex, signal);
        expect(valuesAt(zone)).toEqual([odd]);
        await provider.add(apex, signal);
        expect(valuesAt(zone)).toEqual([odd]);
        await provider.remove(apex, recordId, signal);
        expect(valuesAt(zone)).toEqual([]);
      },
    );

    when(!contract.slot)?.('stand beside others at the same name, one after the other and at once', async () => {
      await provider.add(record(first), signal);
      await Promise.all([provider.add(record(second), signal), provider.add(record(third), signal)]);
      expect(valuesAt(fqdn).toSorted()).toEqual([first, second, third].toSorted());
    });

    when(!contract.slot)?.('that are there already are a success, and stay single', async () => {
      const recordId = await provider.add(record(first), signal);
      expect(await provider.add(record(first), signal)).toBe(recordId);
      expect(valuesAt(fqdn)).toEqual([first]);
    });

    const exact = contract.slot ? undefined : it;
    exact?.each(['with', 'without'])('of ours are removed %s their id, and no others', async (which) => {
      zones.set(zone, [
        { id: '1', name: fqdn, value: third, ttl: 4000 },
        { id: '2', name: `_acme-challenge.www.${zone}`, value: first, ttl: 4000 },
      ]);
      const recordId = await provider.add(record(first), signal);
      await provider.add(record(second), signal);
      await provider.remove(record(first), which === 'with' ? recordId : '', signal);
      expect(valuesAt(fqdn)).toEqual([third, second]);
      await provider.remove(record(second), '', signal);
      expect(valuesAt(fqdn)).toEqual([third]);
      expect(zones.get(zone)?.map(({ ttl }) => ttl)).toEqual([4000, 4000]);
      expect(valuesAt(`_acme-challenge.www.${zone}`)).toEqual([first]);
    });

    it('that are not there are removed with success', async () => {
      const recordId = await provider.add(record(first), signal);
      await provider.remove(record(first), recordId, signal);
      await provider.remove(record(first), recordId, signal);
      await provider.remove(record(second), '', signal);
      expect(zones.get(zone)).toEqual([]);
    });

    when(!contract.slot)?.('made anew under another id are still found and removed', async () => {
      const recordId = await provider.add(record(first), signal);
      zones.set(zone, [{ id: '777', name: fqdn, value: first, ttl: 4000 }]);
      await provider.remove(record(first), recordId, signal);
      expect(valuesAt(fqdn)).toEqual([]);
    });

    when(!contract.slot)?.('are found in a crowd at the same name', async () => {
      const size = contract.crowd ?? 450;
      const crowd = Array.from({ length: size }, (_, nth) => ({
        id: `9${nth}`,
        name: fqdn,
        value: `v${String(nth).padStart(4, '0')}${'x'.repeat(38)}`,
        ttl: 4000,
      }));
      const last = crowd.at(-1)?.value ?? '';
      zones.set(zone, crowd);
      await provider.add(record(last), signal);
      expect(valuesAt(fqdn)).toHaveLength(size);
      await provider.remove(record(last), '', signal);
      expect(valuesAt(fqdn)).toEqual(crowd.slice(0, -1).map(({ value }) => value));
    });
  });

  describe(`${id}: zones`, () => {
    when(!contract.boundToZone)?.('are found among hundreds, never mistaken for one with a similar name', async () => {
      const similar = [`not-${zone}`, `${zone}.org`, ...Array.from({ length: 300 }, (_, nth) => `z${nth}.test`)];
      await restart(new Map([...similar, zone].map((name) => [name, []])));
      await provider.prove(zone, signal);
      await provider.add(record(first), signal);
      expect([...zones].filter(([, records]) => records.length > 0).map(([name]) => name)).toEqual([zone]);
      const told = await provider.zones?.(signal);
      if (told !== undefined) expect(told.toSorted()).toEqual([...zones.keys()].toSorted());
    });

    when(!contract.zoneIsFinal)?.('that the account cuts higher than the name servers told are used', async () => {
      const deep = record(first, { zone: `shop.${zone}`, fqdn: `_acme-challenge.shop.${zone}` });
      await provider.prove(`shop.${zone}`, signal);
      const recordId = await provider.add(deep, signal);
      expect(zones.get(zone)).toMatchObject([{ name: deep.fqdn, value: first }]);
      await provider.remove(deep, recordId, signal);
      expect(zones.get(zone)).toEqual([]);
    });

    when(!contract.zoneIsFinal)?.('are found where nobody has told the zone', async () => {
      const untold = record(first, { zone: '', fqdn: `_acme-challenge.www.${zone}` });
      const recordId = await provider.add(untold, signal);
      expect(zones.get(zone)).toMatchObject([{ name: untold.fqdn, value: first }]);
      await provider.remove(untold, recordId, signal);
      expect(zones.get(zone)).toEqual([]);
    });

    when(!contract.registeredDomainsOnly && !contract.boundToZone)?.(
      'that are delegated get their own records',
      async () => {
        await restart(
          new Map([
            [zone, []],
            [`shop.${zone}`, []],
          ]),
        );
        const deep = record(first, { zone: `shop.${zone}`, fqdn: `_acme-challenge.shop.${zone}` });
        await provider.add(deep, signal);
        expect(zones.get(zone)).toEqual([]);
        expect(valuesAt(deep.fqdn, `shop.${zone}`)).toEqual([first]);
      },
    );

    when(!contract.boundToZone)?.('that are not in the account are named', async () => {
      const elsewhere = record(first, { zone: 'elsewhere.test', fqdn: '_acme-challenge.elsewhere.test' });
      const failures = [
        await failureOf(provider.prove('elsewhere.test', signal)),
        await failureOf(provider.add(elsewhere, signal)),
      ];
      for (const failure of failures)
        expect(failure).toMatchObject({
          code: 'provider.zone-not-found',
          details: { zone: 'elsewhere.test', cause: 'provider-zone-not-found' },
        });
    });

    it('are proved without a change', async () => {
      zones.set(zone, [{ id: '1', name: fqdn, value: third, ttl: 4000 }]);
      await provider.prove(zone, signal);
      expect([...zones]).toEqual([[zone, [{ id: '1', name: fqdn, value: third, ttl: 4000 }]]]);
    });
  });

  describe(`${id}: refusals`, () => {
    it('of a wrong key', async () => {
      expect(
        await failureOf(
          contract.slot
            ? clientWith(contract.wrong).add(record(first), signal)
            : clientWith(contract.wrong).prove(zone, signal),
        ),
      ).toMatchObject({
        code: 'provider.wrong-credentials',
        details: { provider: id, cause: 'provider-credentials-invalid' },
      });
    });

    when(noPermission !== undefined)?.('of a key that may not do this', async () => {
      api.always(noPermission);
      const failure = await failureOf(provider.add(record(first), signal));
      expect(failure).toMatchObject({ code: 'provider.no-permission' });
      expect(failure.details).toHaveProperty('cause');
    });

    when(clockSkew !== undefined)?.('of a wrong clock, with how wrong it is', async () => {
      const ahead = new Date(Date.now() + 3_600_000).toUTCString();
      api.always(clockSkew && { ...clockSkew, headers: { ...clockSkew.headers, date: ahead } });
      const failure = await failureOf(provider.add(record(first), signal));
      expect(failure).toMatchObject({ code: 'provider.clock-skew', details: { cause: 'clock-skew' } });
      expect(Math.round(Number(Reflect.get(failure.details, 'skewSeconds')) / 60)).toBe(-60);
    });

    it('for a moment are waited for', async () => {
      api.script(
        { ...rateLimited, headers: { ...rateLimited.headers, 'retry-after': '0' } },
        { ...rateLimited, headers: { ...rateLimited.headers, 'retry-after': '1' } },
        rateLimited,
      );
      await provider.add(record(first), signal);
      expect(valuesAt(fqdn)).toEqual([first]);
    });

    it('for longer are told with their end, and do not last', async () => {
      const headers = { ...rateLimited.headers, 'retry-after': 'Wed, 21 Oct 2099 07:28:00 GMT' };
      api.always({ ...rateLimited, headers });
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

  describe(`${id}: answers that are none`, () => {
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
      for (const fault of ['hang', { ...rateLimited, headers: { 'retry-after': '9' } }] as const) {
        api.always(fault);
        const stop = new AbortController();
        const reason = new Error('cancelled');
        const before = api.requests.length;
        // On the real clock, since a hasty wait would be over before it can be cancelled.
        const client = module.create({ ...fields, ...at(api.endpoint) }, systemClock);
        const work = failureReason(client.add(record(first), stop.signal));
        await vi.waitUntil(() => api.requests.length > before, { interval: 5 });
        stop.abort(reason);
        expect(await work).toBe(reason);
      }
    });
  });

  it(`${id}: no failure shows a secret, even where the other side repeats it`, async () => {
    const echo = `key ${secrets.join(' and ')} is odd`;
    const faults: readonly Fault[] = [
      ...[200, 302, 400, 401, 403, 404, 409, 422, 429, 500].flatMap((status) => [
        { status, text: echo },
        ...secrets.map((secret) => ({ status, text: secret })),
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
      const told = `${inspect(thrown, { depth: 12, showHidden: true })}${JSON.stringify(toProblem(thrown))}`;
      for (const secret of secrets) expect(told).not.toContain(secret);
    }
  });

  it(`${id}: a key with a line break or none at all is refused before it is sent`, async () => {
    const key = fields[contract.keyField] ?? '';
    for (const bad of ['', `${key}\nx: y`, `${key} ${key}`])
      expect(() => clientWith({ [contract.keyField]: bad })).toThrow(
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
