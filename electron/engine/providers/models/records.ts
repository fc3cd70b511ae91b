/** Services that keep TXT values apart: as records with ids, or as values that are added and removed one by one. */
import { type HostedPlace, hostedPlace } from '../hosted-zone.ts';
import { inTurn } from '../in-turn.ts';
import type { DnsProvider, TxtRecord } from '../provider.ts';
import { type TtlLimits, ttlWithin } from './ttl.ts';
import { namesOf, type ZoneCalls, zoneFor } from './zones.ts';

export interface FoundRecord {
  /** Empty where the service has none. */
  readonly id: string;
  /** As people mean it: without the quotes of the presentation form. */
  readonly value: string;
}

export interface RecordPlace extends HostedPlace {
  readonly value: string;
  /** Seconds, within the service's limits. */
  readonly ttl: number;
}

export interface RecordCalls<Z extends { readonly name: string }> extends ZoneCalls<Z> {
  /** TXT records at exactly this name, pages put together. */
  records(zone: Z, place: HostedPlace, signal: AbortSignal): Promise<readonly FoundRecord[]>;
  /** Answers the id, empty where there is none. `records` has just said that the value is not there. */
  create(zone: Z, place: RecordPlace, signal: AbortSignal): Promise<string>;
  /** Answers whether there was such a record. */
  remove(zone: Z, record: FoundRecord, place: RecordPlace, signal: AbortSignal): Promise<boolean>;
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
  const alone = <T>(work: () => Promise<T>): Promise<T> => (serial === undefined ? work() : inTurn(serial, work));
  const locate = async (record: TxtRecord, signal: AbortSignal) => {
    const zone = await zoneFor(calls, record, signal);
    const place = hostedPlace(zone.name, record.fqdn);
    return { zone, place: { ...place, value: record.value, ttl: ttlWithin(record.ttl, limits) } };
  };
  const same = async (zone: Z, place: RecordPlace, signal: AbortSignal) =>
    (await calls.records(zone, place, signal)).filter(({ value }) => value === place.value);
  return {
    add: (record, signal) =>
      alone(async () => {
        const { zone, place } = await locate(record, signal);
        const [there] = await same(zone, place, signal);
        return there?.id ?? calls.create(zone, place, signal);
      }),
    remove: (record, recordId, signal) =>
      alone(async () => {
        const { zone, place } = await locate(record, signal);
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
  };
};
