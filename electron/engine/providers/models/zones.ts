/** How a provider is asked for its zones: by name, as a list, or both. */
import type { CertwrightError } from '../../../../shared/errors/problem.ts';
import { normalName } from '../../dns/names.ts';
import { candidates, closestZone, type NamedPlace } from '../hosted-zone.ts';

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

/** Runs through numbered pages, from 1, until `page` answers that it was the last. */
export const allPages = async <T>(
  page: (number: number) => Promise<{ readonly items: readonly T[]; readonly more: boolean }>,
): Promise<readonly T[]> => {
  const all: T[] = [];
  for (let number = 1; ; number += 1) {
    const { items, more } = await page(number);
    all.push(...items);
    // A service that promises more and sends nothing would be asked for ever.
    if (!more || items.length === 0) return all;
  }
};

export const namesOf = (zones: readonly { readonly name: string }[]): readonly string[] =>
  zones.map(({ name }) => normalName(name));
