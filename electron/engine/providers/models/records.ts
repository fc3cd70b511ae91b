/** Services that keep values apart: as records with ids, or as values that are added and removed one by one. */
import type { CertwrightError } from '../../../../shared/errors/problem.ts';
import { type HostedPlace, hostedPlace } from '../hosted-zone.ts';
import { inTurn } from '../in-turn.ts';
import type { DnsProvider, RecordEditor } from '../provider.ts';
import { plainHosted } from '../record-content.ts';
import { type TtlLimits, ttlWithin } from './ttl.ts';
import { namesOf, onlyOne, type Wanted, type ZoneCalls, zoneFor } from './zones.ts';

export interface FoundRecord {
  /** Empty where the service has none. */
  readonly id: string;
  /** As people mean it: TXT without the quotes of the presentation form, all others in it. */
  readonly value: string;
  /** Seconds, told for an editor; the shortest that the service takes where it does not tell. */
  readonly ttl?: number | undefined;
}

export interface RecordPlace extends HostedPlace {
  readonly value: string;
  /** Seconds, within the service's limits. */
  readonly ttl: number;
}

export interface RecordCalls<Z extends { readonly name: string }> extends ZoneCalls<Z> {
  /** Records of this type at exactly this name, pages put together. */
  records(zone: Z, place: HostedPlace, signal: AbortSignal): Promise<readonly FoundRecord[]>;
  /** Answers the id, empty where there is none. `records` has just said that the value is not there. */
  create(zone: Z, place: RecordPlace, signal: AbortSignal): Promise<string>;
  /** Answers whether there was such a record. */
  remove(zone: Z, record: FoundRecord, place: RecordPlace, signal: AbortSignal): Promise<boolean>;
  /**
   * The calls go by the type of the place, and `records` tells TTLs: there is an editor, which refuses with this what would displace a record.
   * Otherwise all is TXT.
   */
  typed?(detail: string): CertwrightError;
}

interface RecordOptions extends TtlLimits {
  /** One change at a time under this key, for services that refuse or lose changes made at once. */
  readonly serial?: string;
  /** Ids change or are not unique, so a record is always looked up by its value. */
  readonly idsPass?: boolean;
}

/** The provider made of these calls: idempotent, exact to the value, blind to everybody else's records. */
export const recordProvider = <Z extends { readonly name: string }>(
  calls: RecordCalls<Z>,
  { serial, idsPass = false, ...limits }: RecordOptions,
): DnsProvider => {
  const { list } = calls;
  const alone: Alone = (work) => (serial === undefined ? work() : inTurn(serial, work));
  const locate = async (record: Wanted, signal: AbortSignal) => {
    const zone = await zoneFor(calls, record, signal);
    const place = hostedPlace(zone.name, record.fqdn, record.type);
    return { zone, place: { ...place, value: record.value, ttl: ttlWithin(record.ttl, limits) } };
  };
  const same = async (zone: Z, place: RecordPlace, signal: AbortSignal) =>
    (await calls.records(zone, place, signal)).filter(({ value }) => value === place.value);
  return {
    add: (record, signal) =>
      alone(async () => {
        const { zone, place } = await locate({ ...record, type: 'TXT' }, signal);
        const [there] = await same(zone, place, signal);
        return there?.id ?? calls.create(zone, place, signal);
      }),
    remove: (record, recordId, signal) =>
      alone(async () => {
        const { zone, place } = await locate({ ...record, type: 'TXT' }, signal);
        const known = { id: recordId, value: record.value };
        if (recordId !== '' && !idsPass && (await calls.remove(zone, known, place, signal))) return;
        for (const found of await same(zone, place, signal)) await calls.remove(zone, found, place, signal);
      }),
    prove: (zone, signal) =>
      alone(async () => {
        const found = await zoneFor(calls, { zone, fqdn: zone }, signal);
        await calls.records(found, hostedPlace(found.name, `_acme-challenge.${found.name}`), signal);
      }),
    ...(list === undefined ? {} : { zones: (signal) => alone(async () => namesOf(await list(signal))) }),
    ...(calls.typed === undefined ? {} : { editor: recordEditor({ calls, limits, alone, locate }) }),
  };
};

type Alone = <T>(work: () => Promise<T>) => Promise<T>;

interface Parts<Z extends { readonly name: string }> {
  readonly calls: RecordCalls<Z>;
  readonly limits: TtlLimits;
  readonly alone: Alone;
  locate(record: Wanted, signal: AbortSignal): Promise<{ readonly zone: Z; readonly place: RecordPlace }>;
}

const recordEditor = <Z extends { readonly name: string }>({
  calls,
  limits,
  alone,
  locate,
}: Parts<Z>): RecordEditor => ({
  list: (at, signal) =>
    alone(async () => {
      const zone = await zoneFor(calls, at, signal);
      const place = hostedPlace(zone.name, at.fqdn, at.type);
      const { type } = at;
      return (await calls.records(zone, place, signal)).map(({ id, value, ttl = limits.shortestTtl }) => ({
        id,
        type,
        fqdn: place.fqdn,
        value: plainHosted(type, value),
        ttl,
      }));
    }),
  add: (at, { value, ttl }, signal) =>
    alone(async () => {
      const { zone, place } = await locate({ ...at, value: plainHosted(at.type, value), ttl }, signal);
      const found = await calls.records(zone, place, signal);
      if (found.some((one) => plainHosted(at.type, one.value) === place.value)) return;
      const conflict = onlyOne(calls, place, found[0]?.value);
      if (conflict !== undefined) throw conflict;
      // Those of one set have one TTL (RFC 2181 §5.2), and another one might become that of the others.
      await calls.create(zone, { ...place, ttl: found[0]?.ttl ?? place.ttl }, signal);
    }),
  remove: (at, { id, value, ttl }, signal) =>
    alone(async () => {
      const { zone, place } = await locate({ ...at, value: plainHosted(at.type, value), ttl }, signal);
      // An id alone is not enough: somebody may have given that record another value since.
      const all = await calls.records(zone, place, signal);
      const found = all.filter((one) => plainHosted(at.type, one.value) === place.value);
      const exact = found.filter((one) => one.id === id);
      for (const one of exact.length === 0 ? found : exact) await calls.remove(zone, one, place, signal);
    }),
});
