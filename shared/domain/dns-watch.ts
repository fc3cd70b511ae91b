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
  basis: z.enum(['history', 'provider']),
});
export type Eta = z.infer<typeof etaSchema>;
