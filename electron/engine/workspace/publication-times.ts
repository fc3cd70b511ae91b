/** What earlier publications of a zone took, as the forecast of the next one wants it. */
import type { PublicationTimes } from '../issuance/ports.ts';
import type { Clock } from '../ports/index.ts';
import type { Storage } from '../storage/open-storage.ts';

export const publicationTimes = ({ publications }: Pick<Storage, 'publications'>, clock: Clock): PublicationTimes => ({
  of: (zone, provider) => {
    const seconds = publications.of(zone, provider).toSorted((one, other) => one - other);
    if (seconds.length === 0) return undefined;
    return { p50: quantile(seconds, 0.5), p95: quantile(seconds, 0.95), count: seconds.length };
  },
  add: (zone, provider, seconds) => publications.add({ zone, provider, seconds }, clock.now().toISOString()),
});

/** Of values in ascending order, between the two nearest. */
const quantile = (sorted: readonly number[], share: number): number => {
  const at = share * (sorted.length - 1);
  const [below, above] = [sorted[Math.floor(at)] ?? 0, sorted[Math.ceil(at)] ?? 0];
  return below + (above - below) * (at - Math.floor(at));
};
