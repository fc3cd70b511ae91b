/** The TTL that a service takes for the one that is wanted, in seconds. */
export interface TtlLimits {
  readonly shortestTtl: number;
  /** Missing where it is longer than anybody wants. */
  readonly longestTtl?: number;
}

export const ttlWithin = (wanted: number, { shortestTtl, longestTtl = Number.POSITIVE_INFINITY }: TtlLimits): number =>
  Math.min(Math.max(wanted, shortestTtl), longestTtl);

/** Of a list from short to long the shortest that is no shorter than wanted, or else the last. */
export const ttlAmong = (wanted: number, taken: readonly number[]): number =>
  taken.find((one) => one >= wanted) ?? taken.at(-1) ?? wanted;
