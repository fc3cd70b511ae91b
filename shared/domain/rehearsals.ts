/**
 * The rehearsal of a renewal: every step of it that costs nothing, tried long before it is due. Times are ISO 8601 in
 * UTC.
 */
import { z } from 'zod';
import { problemSchema } from '../errors/problem.ts';
import { challengeTypeSchema, policySchema } from './certificates.ts';
import { preflightChecks, preflightFindingSchema, preflightOutcomeSchema } from './preflight.ts';

export const rehearsalVerdicts = [
  'will-renew',
  /** The first way or the first authority would fail or may, and the next in line is ready. */
  'will-renew-by-fallback',
  /** Nothing that was seen forbids it, and something is in doubt. */
  'at-risk',
  'will-fail',
] as const;
export type RehearsalVerdict = (typeof rehearsalVerdicts)[number];

/** `fixed`: at once after a fix was applied. */
export const rehearsalTriggers = ['planned', 'asked', 'fixed'] as const;
export type RehearsalTrigger = (typeof rehearsalTriggers)[number];

export const rehearsalReportSchema = z.object({
  id: z.string(),
  certificateId: z.string(),
  name: z.string(),
  trigger: z.enum(rehearsalTriggers),
  /** When it ended. */
  at: z.string(),
  verdict: z.enum(rehearsalVerdicts),
  /** What takes over, with the name of the authority; only for `will-renew-by-fallback`. */
  way: z.object({ method: challengeTypeSchema, authority: z.string() }).optional(),
  /** What decides the verdict, the gravest first; empty for `will-renew`. */
  because: z.array(preflightFindingSchema),
  /** When a record was last written and removed with every key, without anything amiss. */
  canaryAt: z.string().optional(),
});
export type RehearsalReport = z.infer<typeof rehearsalReportSchema>;

/** What was tried, in full; kept of the last rehearsal only. */
export const triedSchema = z.object({ checks: z.array(preflightOutcomeSchema), milliseconds: z.number() });
export type Tried = z.infer<typeof triedSchema>;

/** The last rehearsal with everything that was tried, and the ones before it, the newest first. */
export const rehearsalDetailSchema = z.object({
  reports: z.array(rehearsalReportSchema),
  tried: triedSchema.optional(),
  /** What the next renewal is told to do: what fixes are about. */
  policy: policySchema,
});
export type RehearsalDetail = z.infer<typeof rehearsalDetailSchema>;

export const rehearsalEventSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('started'), check: z.enum(preflightChecks) }),
  z.object({ kind: z.literal('finished'), outcome: preflightOutcomeSchema }),
  /** `problem` only where it was cancelled or could not be done at all. */
  z.object({ kind: z.literal('ended'), report: rehearsalReportSchema.optional(), problem: problemSchema.optional() }),
]);
export type RehearsalEvent = z.infer<typeof rehearsalEventSchema>;
