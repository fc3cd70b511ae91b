/** One renewal run and what came of it, and the history of all runs. */
import { z } from 'zod';
import { problemSchema } from '../errors/problem.ts';
import { planReasons } from './renewal.ts';

/** What started it: the system's schedule, the application while it is open, or a command that somebody gave. */
export const renewalTriggers = ['scheduled', 'app', 'command'] as const;
export type RenewalTrigger = (typeof renewalTriggers)[number];

/**
 * `waiting`: its order is open and is gone on with by itself. `skipped`: nothing was begun, because another process
 * works on it, a person has to take part, or something it needs cannot be had.
 */
export const renewalOutcomes = ['renewed', 'failed', 'waiting', 'skipped'] as const;
export type RenewalOutcome = (typeof renewalOutcomes)[number];

export const renewalItemSchema = z.object({
  certificateId: z.string(),
  name: z.string(),
  /** Why it was its turn, as the plan said. */
  why: z.enum(planReasons),
  outcome: z.enum(renewalOutcomes),
  runId: z.string().optional(),
  problem: problemSchema.optional(),
  /** Why the new certificate is not installed everywhere yet. */
  install: problemSchema.optional(),
});
export type RenewalItem = z.infer<typeof renewalItemSchema>;

export const renewalReportSchema = z.object({
  id: z.string(),
  trigger: z.enum(renewalTriggers),
  startedAt: z.string(),
  /** Missing while it works, and for good when its process was ended. */
  endedAt: z.string().optional(),
  /** It was told to end before everything was done; what is open is gone on with by the next one. */
  stopped: z.boolean(),
  certificates: z.array(renewalItemSchema),
  /** Orders of earlier runs that were gone on with. */
  resumed: z.number().int(),
  /** Records of earlier runs that were removed from their zones, and those that are still there. */
  cleaned: z.number().int(),
  recordsLeft: z.number().int(),
  /** Why the secrets could not be read, where they were needed. */
  vault: problemSchema.optional(),
  /** When something is planned next; missing when nothing is. */
  nextWake: z.string().optional(),
});
export type RenewalReport = z.infer<typeof renewalReportSchema>;

export const historyOutcomes = ['succeeded', 'failed', 'cancelled', 'working'] as const;
export type HistoryOutcome = (typeof historyOutcomes)[number];

/** Unfinished, and no process works on it. */
const resting = z.boolean().optional();

/** An order of a certificate, or a renewal run. `working` also covers what was broken off and not gone on with yet. */
export const historyEntrySchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('order'),
    id: z.string(),
    at: z.string(),
    endedAt: z.string().optional(),
    outcome: z.enum(historyOutcomes),
    resting,
    certificateId: z.string(),
    name: z.string(),
    authorityName: z.string(),
    /** There was a version already that it follows, whoever asked for it. */
    renews: z.boolean(),
    problem: problemSchema.optional(),
    /** Why it was its turn, where a renewal run began it; told of one certificate only. */
    why: z.enum(planReasons).optional(),
  }),
  z.object({
    kind: z.literal('renewal'),
    id: z.string(),
    at: z.string(),
    endedAt: z.string().optional(),
    outcome: z.enum(historyOutcomes),
    resting,
    report: renewalReportSchema,
  }),
]);
export type HistoryEntry = z.infer<typeof historyEntrySchema>;

export const historyQuerySchema = z
  .object({
    /** Part of a certificate's name. */
    search: z.string().max(300).default(''),
    /** The orders of this certificate, without the renewal runs around them. */
    certificateId: z.string().min(1).optional(),
    outcome: z.enum(historyOutcomes).optional(),
    limit: z.number().int().min(1).max(500).default(50),
    /** `next` of the page before. */
    before: z.string().max(200).optional(),
  })
  .strict();
export type HistoryQuery = z.input<typeof historyQuerySchema>;

export const historyPageSchema = z.object({
  entries: z.array(historyEntrySchema),
  /** Where the next page begins; missing on the last one. */
  next: z.string().optional(),
});
export type HistoryPage = z.infer<typeof historyPageSchema>;
