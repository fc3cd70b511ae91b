/** Services that write whole record sets: read, merge, write, one writer at a time. */
import { type HostedPlace, hostedPlace } from '../hosted-zone.ts';
import { inTurn } from '../in-turn.ts';
import type { DnsProvider, TxtRecord } from '../provider.ts';
import { readTxt, writeTxt } from '../txt-content.ts';
import { type TtlLimits, ttlWithin } from './ttl.ts';
import { namesOf, type ZoneCalls, zoneFor } from './zones.ts';

export interface RecordSet {
  /** As the service writes them. */
  readonly contents: readonly string[];
  /** Seconds. */
  readonly ttl: number;
}

export interface SetCalls<Z extends { readonly name: string }, S extends RecordSet = RecordSet> extends ZoneCalls<Z> {
  /** The TXT set at exactly this name; `undefined` when there is none. */
  read(zone: Z, place: HostedPlace, signal: AbortSignal): Promise<S | undefined>;
  /** Replaces the set, or makes it where `before` is `undefined`. */
  write(zone: Z, place: HostedPlace, set: RecordSet, before: S | undefined, signal: AbortSignal): Promise<void>;
  /** Removes the set whose last value goes. */
  erase(zone: Z, place: HostedPlace, before: S, signal: AbortSignal): Promise<void>;
}

interface SetOptions extends TtlLimits {
  /** Names what the changes have in common: provider and address; the zone is added. */
  readonly serial: string;
  /** Between values and what the service writes; the presentation form of RFC 1035 §5.1 unless told. */
  readonly decode?: (content: string) => string;
  readonly encode?: (value: string) => string;
}

/** The provider made of these calls. Values of others stay as they are, to the letter, and so does their TTL. */
export const setProvider = <Z extends { readonly name: string }, S extends RecordSet = RecordSet>(
  calls: SetCalls<Z, S>,
  { serial, decode = readTxt, encode = writeTxt, ...limits }: SetOptions,
): DnsProvider => {
  const { list } = calls;
  const change = async (
    record: TxtRecord,
    signal: AbortSignal,
    work: (zone: Z, place: HostedPlace, before: S | undefined) => Promise<void>,
  ): Promise<void> => {
    const zone = await zoneFor(calls, record, signal);
    const place = hostedPlace(zone.name, record.fqdn);
    await inTurn(`${serial} ${place.zone}`, async () => work(zone, place, await calls.read(zone, place, signal)));
  };
  return {
    add: async (record, signal) => {
      await change(record, signal, async (zone, place, before) => {
        const contents = before?.contents ?? [];
        if (contents.some((content) => decode(content) === record.value)) return;
        const set = {
          contents: [...contents, encode(record.value)],
          ttl: before?.ttl ?? ttlWithin(record.ttl, limits),
        };
        await calls.write(zone, place, set, before, signal);
      });
      return '';
    },
    remove: (record, _recordId, signal) =>
      change(record, signal, async (zone, place, before) => {
        if (before === undefined) return;
        const others = before.contents.filter((content) => decode(content) !== record.value);
        if (others.length === before.contents.length) return;
        if (others.length === 0) await calls.erase(zone, place, before, signal);
        else await calls.write(zone, place, { contents: others, ttl: before.ttl }, before, signal);
      }),
    prove: async (zone, signal) => {
      const found = await zoneFor(calls, { zone, fqdn: zone }, signal);
      await calls.read(found, hostedPlace(found.name, `_acme-challenge.${found.name}`), signal);
    },
    ...(list === undefined ? {} : { zones: async (signal) => namesOf(await list(signal)) }),
  };
};
