/** How a provider is asked for its zones: by name, as a list, or both. */
import type { CertwrightError } from '../../../../shared/errors/problem.ts';
import { normalName } from '../../dns/names.ts';
import { candidates, closestZone, type HostedPlace, type NamedPlace } from '../hosted-zone.ts';
import type { RecordType } from '../provider.ts';

/** One value to be added or removed. */
export interface Wanted extends NamedPlace {
  readonly type: RecordType;
  readonly value: string;
  /** Seconds. */
  readonly ttl: number;
}

/** `Z` holds what the other calls need, such as the service's own id of the zone. */
export interface ZoneCalls<Z extends { readonly name: string }> {
  /** The zone of exactly this name, if the account has it. Where it is missing, the list decides. */
  find?(name: string, signal: AbortSignal): Promise<Z | undefined>;
  /** All zones of the account, pages put together. */
  list?(signal: AbortSignal): Promise<readonly Z[]>;
  /** `provider.zone-not-found` in this provider's name. */
  missing(place: NamedPlace): CertwrightError;
}

/** Rejects with `provider.zone-not-found` when the account holds no zone for the name. */
export const zoneFor = async <Z extends { readonly name: string }>(
  calls: ZoneCalls<Z>,
  place: NamedPlace,
  signal: AbortSignal,
): Promise<Z> => {
  if (calls.find === undefined) {
    const found = closestZone((await calls.list?.(signal)) ?? [], place);
    if (found === undefined) throw calls.missing(place);
    return found;
  }
  for (const candidate of candidates(place)) {
    const found = await calls.find(candidate, signal);
    if (found !== undefined) return found;
  }
  throw calls.missing(place);
};

/** What adding comes to where a name has room for one record of this type (RFC 2181 §10.1), and `there` is another. */
export const onlyOne = (
  { typed }: { typed?(detail: string): CertwrightError },
  { type, fqdn }: HostedPlace,
  there: string | undefined,
): CertwrightError | undefined =>
  type === 'CNAME' && there !== undefined ? typed?.(`${fqdn} CNAME: ${there}`) : undefined;

export const namesOf = (zones: readonly { readonly name: string }[]): readonly string[] =>
  zones.map(({ name }) => normalName(name));
