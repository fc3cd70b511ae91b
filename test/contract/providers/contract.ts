/** What every HTTP provider owes the engine, held against a stand-in built from the provider's published API. */
import { describe, expect, it } from 'vitest';
import { failureOf } from '../../support/failure-of.ts';
import type { ProviderContract } from './definition.ts';
import {
  first,
  fqdn,
  keepsSecrets,
  record,
  refusesSpoiltKeys,
  refusesWrongKey,
  stageFor,
  tellsOddAnswers,
  waitsOutLimits,
  zone,
} from './shared-contract.ts';

const second = 'LoqXcYV8q5ONbJQ_second_hG3kPeWzTfVaBiDjMn1';
const third = 'third_9sDfGhJkLqWeRtYuIoPzXcVbNm12345678-9_';

/** A test that some services have no use for: it is not registered there, so that nothing is skipped. */
const when = (applies: boolean) => (applies ? it : undefined);

/** Registers the whole suite for one provider. */
export const providerContract = (contract: ProviderContract): void => {
  const { module, refusals, shortestTtl, longestTtl = Number.POSITIVE_INFINITY } = contract;
  const { id } = module.descriptor;
  const { noPermission, clockSkew } = refusals;
  const stage = stageFor(contract);
  const { signal, zones, api, provider, restart } = stage;
  const valuesAt = (name: string, of = zone) =>
    (zones().get(of) ?? []).filter((one) => one.name === name).map(({ value }) => value);
  const ttlOf = (ttl: number) =>
    shortestTtl === undefined ? {} : { ttl: Math.min(Math.max(ttl, shortestTtl), longestTtl) };

  describe(`${id}: values`, () => {
    it('are written under the full name, with a TTL that the provider takes', async () => {
      await provider().add(record(first), signal);
      expect(zones().get(zone)).toMatchObject([{ name: fqdn, value: first, ...ttlOf(1) }]);
      await provider().add(record(second, { fqdn: `_acme-challenge.www.${zone}`, ttl: 7200 }), signal);
      const added = zones()
        .get(zone)
        ?.find(({ value }) => value === second);
      expect(added).toMatchObject({ name: `_acme-challenge.www.${zone}`, ...ttlOf(7200) });
    });

    when(!contract.plainValues)?.(
      'may stand at the zone itself, and hold quotes, backslashes and more than 255 octets',
      async () => {
        const odd = `say "hi" \\ ${'x'.repeat(300)}`;
        const apex = record(odd, { fqdn: zone });
        const recordId = await provider().add(apex, signal);
        expect(valuesAt(zone)).toEqual([odd]);
        await provider().add(apex, signal);
        expect(valuesAt(zone)).toEqual([odd]);
        await provider().remove(apex, recordId, signal);
        expect(valuesAt(zone)).toEqual([]);
      },
    );

    when(!contract.slot)?.('stand beside others at the same name, one after the other and at once', async () => {
      await provider().add(record(first), signal);
      await Promise.all([provider().add(record(second), signal), provider().add(record(third), signal)]);
      expect(valuesAt(fqdn).toSorted()).toEqual([first, second, third].toSorted());
    });

    when(!contract.slot)?.('that are there already are a success, and stay single', async () => {
      const recordId = await provider().add(record(first), signal);
      expect(await provider().add(record(first), signal)).toBe(recordId);
      expect(valuesAt(fqdn)).toEqual([first]);
    });

    const exact = contract.slot ? undefined : it;
    exact?.each(['with', 'without'])('of ours are removed %s their id, and no others', async (which) => {
      zones().set(zone, [
        { id: '1', name: fqdn, value: third, ttl: 4000 },
        { id: '2', name: `_acme-challenge.www.${zone}`, value: first, ttl: 4000 },
      ]);
      const recordId = await provider().add(record(first), signal);
      await provider().add(record(second), signal);
      await provider().remove(record(first), which === 'with' ? recordId : '', signal);
      expect(valuesAt(fqdn)).toEqual([third, second]);
      await provider().remove(record(second), '', signal);
      expect(valuesAt(fqdn)).toEqual([third]);
      expect(
        zones()
          .get(zone)
          ?.map(({ ttl }) => ttl),
      ).toEqual([4000, 4000]);
      expect(valuesAt(`_acme-challenge.www.${zone}`)).toEqual([first]);
    });

    it('that are not there are removed with success', async () => {
      const recordId = await provider().add(record(first), signal);
      await provider().remove(record(first), recordId, signal);
      await provider().remove(record(first), recordId, signal);
      await provider().remove(record(second), '', signal);
      expect(zones().get(zone)).toEqual([]);
    });

    when(!contract.slot)?.('made anew under another id are still found and removed', async () => {
      const recordId = await provider().add(record(first), signal);
      zones().set(zone, [{ id: '777', name: fqdn, value: first, ttl: 4000 }]);
      await provider().remove(record(first), recordId, signal);
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
      zones().set(zone, crowd);
      await provider().add(record(last), signal);
      expect(valuesAt(fqdn)).toHaveLength(size);
      await provider().remove(record(last), '', signal);
      expect(valuesAt(fqdn)).toEqual(crowd.slice(0, -1).map(({ value }) => value));
    });
  });

  describe(`${id}: zones`, () => {
    when(!contract.boundToZone)?.('are found among hundreds, never mistaken for one with a similar name', async () => {
      const similar = [`not-${zone}`, `${zone}.org`, ...Array.from({ length: 300 }, (_, nth) => `z${nth}.test`)];
      await restart(new Map([...similar, zone].map((name) => [name, []])));
      await provider().prove(zone, signal);
      await provider().add(record(first), signal);
      expect([...zones()].filter(([, records]) => records.length > 0).map(([name]) => name)).toEqual([zone]);
      const told = await provider().zones?.(signal);
      if (told !== undefined) expect(told.toSorted()).toEqual([...zones().keys()].toSorted());
    });

    when(!contract.zoneIsFinal)?.('that the account cuts higher than the name servers told are used', async () => {
      const deep = record(first, { zone: `shop.${zone}`, fqdn: `_acme-challenge.shop.${zone}` });
      await provider().prove(`shop.${zone}`, signal);
      const recordId = await provider().add(deep, signal);
      expect(zones().get(zone)).toMatchObject([{ name: deep.fqdn, value: first }]);
      await provider().remove(deep, recordId, signal);
      expect(zones().get(zone)).toEqual([]);
    });

    when(!contract.zoneIsFinal)?.('are found where nobody has told the zone', async () => {
      const untold = record(first, { zone: '', fqdn: `_acme-challenge.www.${zone}` });
      const recordId = await provider().add(untold, signal);
      expect(zones().get(zone)).toMatchObject([{ name: untold.fqdn, value: first }]);
      await provider().remove(untold, recordId, signal);
      expect(zones().get(zone)).toEqual([]);
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
        await provider().add(deep, signal);
        expect(zones().get(zone)).toEqual([]);
        expect(valuesAt(deep.fqdn, `shop.${zone}`)).toEqual([first]);
      },
    );

    when(!contract.boundToZone)?.('that are not in the account are named', async () => {
      const elsewhere = record(first, { zone: 'elsewhere.test', fqdn: '_acme-challenge.elsewhere.test' });
      const failures = [
        await failureOf(provider().prove('elsewhere.test', signal)),
        await failureOf(provider().add(elsewhere, signal)),
      ];
      for (const failure of failures)
        expect(failure).toMatchObject({
          code: 'provider.zone-not-found',
          details: { zone: 'elsewhere.test', cause: 'provider-zone-not-found' },
        });
    });

    it('are proved without a change', async () => {
      zones().set(zone, [{ id: '1', name: fqdn, value: third, ttl: 4000 }]);
      await provider().prove(zone, signal);
      expect([...zones()]).toEqual([[zone, [{ id: '1', name: fqdn, value: third, ttl: 4000 }]]]);
    });
  });

  describe(`${id}: refusals`, () => {
    refusesWrongKey(stage, contract.slot ?? false);

    when(noPermission !== undefined)?.('of a key that may not do this', async () => {
      api().always(noPermission);
      const failure = await failureOf(provider().add(record(first), signal));
      expect(failure).toMatchObject({ code: 'provider.no-permission' });
      expect(failure.details).toHaveProperty('cause');
    });

    when(clockSkew !== undefined)?.('of a wrong clock, with how wrong it is', async () => {
      const ahead = new Date(Date.now() + 3_600_000).toUTCString();
      api().always(clockSkew && { ...clockSkew, headers: { ...clockSkew.headers, date: ahead } });
      const failure = await failureOf(provider().add(record(first), signal));
      expect(failure).toMatchObject({ code: 'provider.clock-skew', details: { cause: 'clock-skew' } });
      expect(Math.round(Number(Reflect.get(failure.details, 'skewSeconds')) / 60)).toBe(-60);
    });

    waitsOutLimits(stage);
  });

  tellsOddAnswers(stage);
  keepsSecrets(stage);
  refusesSpoiltKeys(stage, 'a key with a line break or none at all is refused before it is sent', (key) => [
    '',
    `${key}\nx: y`,
    `${key} ${key}`,
  ]);
};
