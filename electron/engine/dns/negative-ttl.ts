/**
 * Seconds for which a "no" may be remembered, by the SOA record that came with it: the smaller of its own TTL, which a
 * cache counts down, and its MINIMUM field (RFC 2308 §5).
 */
export const negativeTtl = ({ ttl, minimum }: { readonly ttl: number; readonly minimum: number }): number =>
  Math.min(ttl, minimum);
