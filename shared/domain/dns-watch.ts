/** Records on their way to all name servers, as people watch it. */
import { z } from 'zod';

/** What an operator of DNS over HTTPS sees; it may remember an older answer. */
export const outsideSightingSchema = z.object({
  operator: z.string(),
  name: z.string(),
  state: z.enum(['has', 'not-yet', 'failed']),
  /** Seconds for which the operator goes on giving this answer. */
  ttl: z.number().optional(),
  /** An rcode, or why HTTPS did not work. */
  reason: z.string().optional(),
});
export type OutsideSighting = z.infer<typeof outsideSightingSchema>;

/**
 * What the resolver of this computer says about the records of a run. It decides nothing (docs/adr/0009): people are told
 * why a look of their own shows something else.
 *
 * - `not-yet`: it knows none of them. `other-value`: it gives other values, or not all of ours.
 * - `unreachable`: no answer, or nothing but a failure. `unknown`: not asked so far.
 */
export const computerViewSchema = z.object({
  state: z.enum(['has', 'not-yet', 'other-value', 'unreachable', 'unknown']),
  /** Until then it gives this answer out of its memory; a "no" as RFC 2308 §5 has it. */
  until: z.string().optional(),
  seenAt: z.string().optional(),
  /** `ip:port` or `[ip6]:port`. */
  resolver: z.string().optional(),
  /** Its address is one of the local network: mostly the router. */
  nearby: z.boolean().optional(),
});
export type ComputerView = z.infer<typeof computerViewSchema>;

const where = { fqdn: z.string(), server: z.string(), address: z.string(), at: z.string() };
export const sightingStateSchema = z.enum(['has', 'not-yet', 'unreachable', 'not-serving']);

/**
 * - `state`: another answer than before; `from` is absent at the first.
 * - `serial`: another version of the zone.
 * - `flapping`: contradicts what it said before; it counts only after several equal answers from now on.
 * - `passed-over`: silent or not serving for so long that the others decide.
 */
export const serverChangeSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('state'),
    ...where,
    from: sightingStateSchema.optional(),
    to: sightingStateSchema,
    /** Since the watch began. */
    milliseconds: z.number(),
  }),
  z.object({ kind: z.literal('serial'), ...where, from: z.number(), to: z.number() }),
  z.object({ kind: z.literal('flapping'), ...where }),
  z.object({ kind: z.literal('passed-over'), ...where }),
]);
export type ServerChange = z.infer<typeof serverChangeSchema>;

/** Seconds that earlier publications of a zone took. */
export const publicationHistorySchema = z.object({ p50: z.number(), p95: z.number(), count: z.number() });
export type PublicationHistory = z.infer<typeof publicationHistorySchema>;

export const etaSchema = z.object({
  /** As likely before as after. */
  at: z.string(),
  /** Nineteen times out of twenty. */
  by: z.string(),
  /** As it looked when the records were written: half of the times by `from`, nineteen of twenty by `to`. */
  usual: z.object({ from: z.string(), to: z.string() }).optional(),
  basis: z.enum(['history', 'provider']),
});
export type Eta = z.infer<typeof etaSchema>;
