/** Services that write whole record sets: read, merge, write, one writer at a time. */
import type { CertwrightError } from '../../../../shared/errors/problem.ts';
import { type HostedPlace, hostedPlace } from '../hosted-zone.ts';
import { inTurn } from '../in-turn.ts';
import type { DnsProvider, RecordEditor } from '../provider.ts';
import { absoluteIn, plainHosted, readContent, writeContent } from '../record-content.ts';
import { type TtlLimits, ttlWithin } from './ttl.ts';
import { namesOf, onlyOne, type Wanted, type ZoneCalls, zoneFor } from './zones.ts';

export interface RecordSet {
  /** As the service writes them. */
  readonly contents: readonly string[];
  /** Seconds. */
  readonly ttl: number;
}

export interface SetCalls<Z extends { readonly name: string }, S extends RecordSet = RecordSet> extends ZoneCalls<Z> {
  /** The set of this type at exactly this name; `undefined` when there is none. */
  read(zone: Z, place: HostedPlace, signal: AbortSignal): Promise<S | undefined>;
  /** Replaces the set, or makes it where `before` is `undefined`. */
  write(zone: Z, place: HostedPlace, set: RecordSet, before: S | undefined, signal: AbortSignal): Promise<void>;
  /** Removes the set whose last value goes. */
  erase(zone: Z, place: HostedPlace, before: S, signal: AbortSignal): Promise<void>;
  /**
   * The calls go by the type of the place: there is an editor, which refuses with this what would displace a record.
   * Otherwise all is TXT.
   */
  typed?(detail: string): CertwrightError;
}

interface SetOptions extends TtlLimits {
  /** Names what the changes have in common: provider and address; the zone is added. */
  readonly serial: string;
  /** Between values and what the service writes; the presentation form of RFC 1035 §5.1 unless told. */
  readonly decode?: (content: string, place: HostedPlace) => string;
  readonly encode?: (value: string, place: HostedPlace) => string;
}

/** The provider made of these calls. Values of others stay as they are, to the letter, and so does their TTL. */
export const setProvider = <Z extends { readonly name: string }, S extends RecordSet = RecordSet>(
  calls: SetCalls<Z, S>,
  { serial, decode = decoded, encode = encoded, ...limits }: SetOptions,
): DnsProvider => {
  const { list } = calls;
  const change = async (
    record: Wanted,
    signal: AbortSignal,
    work: (zone: Z, place: HostedPlace, before: S | undefined) => Promise<void>,
  ): Promise<void> => {
    const zone = await zoneFor(calls, record, signal);
    const place = hostedPlace(zone.name, record.fqdn, record.type);
    await inTurn(`${serial} ${place.zone}`, async () => work(zone, place, await calls.read(zone, place, signal)));
  };
  const add = (record: Wanted, signal: AbortSignal) =>
    change(record, signal, async (zone, place, before) => {
      const contents = before?.contents ?? [];
      if (contents.some((content) => decode(content, place) === record.value)) return;
      const conflict = onlyOne(calls, place, contents[0]);
      if (conflict !== undefined) throw conflict;
      const set = {
        contents: [...contents, encode(record.value, place)],
        ttl: before?.ttl ?? ttlWithin(record.ttl, limits),
      };
      await calls.write(zone, place, set, before, signal);
    });
  const remove = (record: Wanted, signal: AbortSignal) =>
    change(record, signal, async (zone, place, before) => {
      if (before === undefined) return;
      const others = before.contents.filter((content) => decode(content, place) !== record.value);
      if (others.length === before.contents.length) return;
      if (others.length === 0) await calls.erase(zone, place, before, signal);
      else await calls.write(zone, place, { contents: others, ttl: before.ttl }, before, signal);
    });
  return {
    add: async (record, signal) => {
      await add({ ...record, type: 'TXT' }, signal);
      return '';
    },
    remove: (record, _recordId, signal) => remove({ ...record, type: 'TXT' }, signal),
    prove: async (zone, signal) => {
      const found = await zoneFor(calls, { zone, fqdn: zone }, signal);
      await calls.read(found, hostedPlace(found.name, `_acme-challenge.${found.name}`), signal);
    },
    ...(list === undefined ? {} : { zones: async (signal) => namesOf(await list(signal)) }),
    ...(calls.typed === undefined ? {} : { editor: setEditor(calls, decode, { add, remove }) }),
  };
};

const setEditor = <Z extends { readonly name: string }, S extends RecordSet>(
  calls: SetCalls<Z, S>,
  decode: NonNullable<SetOptions['decode']>,
  change: Readonly<Record<'add' | 'remove', (record: Wanted, signal: AbortSignal) => Promise<void>>>,
): RecordEditor => ({
  list: async (at, signal) => {
    const zone = await zoneFor(calls, at, signal);
    const place = hostedPlace(zone.name, at.fqdn, at.type);
    const { contents = [], ttl = 0 } = (await calls.read(zone, place, signal)) ?? {};
    const { type } = at;
    return contents.map((content) => ({ id: '', type, fqdn: place.fqdn, value: decode(content, place), ttl }));
  },
  add: (at, { value, ttl }, signal) => change.add({ ...at, value: plainHosted(at.type, value), ttl }, signal),
  remove: (at, { value, ttl }, signal) => change.remove({ ...at, value: plainHosted(at.type, value), ttl }, signal),
});

const decoded = (content: string, { type, zone }: HostedPlace): string =>
  readContent(type, absoluteIn(zone, type, content));
const encoded = (value: string, { type }: HostedPlace): string => writeContent(type, value);
