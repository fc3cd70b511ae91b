/** Steps after each renewal: what is done with the certificate, in which order, and what came of it. */
import { z } from 'zod';
import { problemSchema } from '../errors/problem.ts';
import { installKinds, longestStepSeconds } from './install-kinds.ts';

/** What a step did or saw, as data; the words are `install.log.*`. */
export const installLogCodes = [
  /** `path`. */
  'wrote',
  'same-already',
  'kept-backup',
  /** `path`; what was there before is there again. */
  'restored',
  'removed',
  'would-write',
  /** `path`, `names`: files of the certificate that were left out, because their key is elsewhere. */
  'no-key',
  'owner-set',
  /** `program`. */
  'started',
  /** `program`, `milliseconds`. */
  'ran',
  /** `text`: what it printed. */
  'printed',
  'not-run',
  /** `host`. */
  'connected',
  /** `fingerprint` of a host that was not known before. */
  'host-key-kept',
  'signed-in',
  /** `host`, `status`. */
  'answered',
  /** `thumbprint`, `store`. */
  'imported',
  'bound',
  'would-bind',
  /** `container`. */
  'restarted',
  'signalled',
  'found-container',
  /** `name`: of a secret, or of a certificate at a service. */
  'secret-written',
  'uploaded',
  'there-already',
  'domain-switched',
  /** Taking back. */
  'undone',
  /** `detail`. */
  'undo-failed',
  'nothing-to-undo',
] as const;
export type InstallLogCode = (typeof installLogCodes)[number];

export const installLogLineSchema = z.object({
  at: z.string(),
  code: z.enum(installLogCodes),
  detail: z.record(z.string(), z.string()),
});
export type InstallLogLine = z.infer<typeof installLogLineSchema>;

/** `undone`: it went well, and was taken back because a later one did not. `skipped`: an earlier one failed. */
export const stepOutcomes = ['working', 'done', 'failed', 'undone', 'skipped'] as const;
export const stepResultSchema = z.object({
  stepId: z.string(),
  kind: z.enum(installKinds),
  label: z.string(),
  outcome: z.enum(stepOutcomes),
  milliseconds: z.number(),
  problem: problemSchema.optional(),
  log: z.array(installLogLineSchema),
});
export type StepResult = z.infer<typeof stepResultSchema>;

/** `renewal`: after a certificate came. `retry`: what had failed, or was broken off. `hand`: a person asked. */
export const installTriggers = ['renewal', 'retry', 'hand'] as const;
export type InstallTrigger = (typeof installTriggers)[number];

export const installReportSchema = z.object({
  id: z.string(),
  certificateId: z.string(),
  versionId: z.string(),
  trigger: z.enum(installTriggers),
  /** `test` changes nothing anywhere. */
  mode: z.enum(['install', 'test']),
  startedAt: z.string(),
  /** Missing while it works, and for good when its process was ended. */
  endedAt: z.string().optional(),
  steps: z.array(stepResultSchema),
  /** What watched servers showed afterwards. */
  served: z.array(z.object({ host: z.string(), port: z.number(), verdict: z.string() })).optional(),
});
export type InstallReport = z.infer<typeof installReportSchema>;

/** A step as the screen may see it: which fields are set, never what they hold if secret. */
export const installStepSchema = z.object({
  id: z.string(),
  certificateId: z.string(),
  kind: z.enum(installKinds),
  label: z.string(),
  enabled: z.boolean(),
  /** After which it is broken off. */
  seconds: z.number(),
  /** Taken back as well when a later one fails. */
  undoLater: z.boolean(),
  fields: z.array(z.object({ key: z.string(), set: z.boolean(), value: z.string().optional() })),
  /** The version in use was installed by it. */
  installed: z.boolean(),
  installedAt: z.string().optional(),
  /** Why the last attempt failed; missing once it went well or was changed. */
  problem: problemSchema.optional(),
});
export type InstallStep = z.infer<typeof installStepSchema>;

export const installStepInputSchema = z
  .object({
    /** Changes that one; `kind` stays as it is. */
    id: z.string().min(1).optional(),
    kind: z.enum(installKinds),
    label: z.string().max(200).optional(),
    enabled: z.boolean().optional(),
    seconds: z.number().int().min(1).max(longestStepSeconds).optional(),
    undoLater: z.boolean().optional(),
    /** Write-only where they are secret. Fields left out keep what is stored. */
    fields: z.record(z.string(), z.string().max(65_536)).default({}),
  })
  .strict();
export type InstallStepInput = z.input<typeof installStepInputSchema>;
