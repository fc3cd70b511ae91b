/** From a failure to its cause, its fix, and a report for helpers. */
import { z } from 'zod';
import { languageSchema } from '../../domain/app.ts';
import { fixActions } from '../../domain/causes.ts';
import { bundleFileSchema, diagnosisSchema, probeReportSchema } from '../../domain/diagnosis.ts';
import { appliedFixSchema, fixPlanSchema, fixResultSchema, fixSubjectSchema } from '../../domain/fixes.ts';
import { byId, call, delivered, done, nothing } from './parts.ts';

const bundleOf = z
  .object({
    /** The run it is about. */
    runId: z.string().optional(),
    /** A pasted message or log it is about. */
    text: z.string().max(10_000_000).optional(),
    /** Domain names are replaced, the same one by the same name each time. */
    hideNames: z.boolean().default(false),
    /** Of its README; that of the settings unless told. */
    language: languageSchema.optional(),
  })
  .strict();

export const troubleCalls = {
  /** What a pasted message or log points to. Nothing is asked of the network; secrets are taken out of the evidence. */
  'diagnosis.text': call(z.object({ text: z.string().max(10_000_000) }).strict(), diagnosisSchema),
  /** What the failure and the warnings of a run point to. `run.not-found`. */
  'diagnosis.run': call(byId, diagnosisSchema),
  /**
   * Measures what decides between causes, and diagnoses again with the result. What cannot be measured for this subject
   * has no result. Takes seconds.
   */
  'diagnosis.probe': call(
    z
      .object({
        probe: z.string(),
        subject: fixSubjectSchema,
        /** What was diagnosed before, where the subject is no run. */
        text: z.string().max(10_000_000).default(''),
        /** Results of earlier probes. */
        facts: z.record(z.string(), z.string()).default({}),
      })
      .strict(),
    probeReportSchema,
  ),
  /** Changes nothing; may ask the network for what the plan has to show. `fix.*`. */
  'fixes.plan': call(
    z
      .object({
        action: z.enum(fixActions),
        cause: z.string(),
        subject: fixSubjectSchema,
        choice: z.string().optional(),
        /** What a check or a probe found, for plans that need it: `detail` of a finding. */
        detail: z.record(z.string(), z.string()).default({}),
      })
      .strict(),
    fixPlanSchema,
  ),
  /** Does what the plan says, once. `fix.plan-unknown`, and whatever stands in its way. */
  'fixes.apply': call(byId, fixResultSchema),
  'fixes.undo': call(byId, done),
  /** Newest first. */
  'fixes.applied': call(nothing, z.object({ fixes: z.array(appliedFixSchema) })),
  /** Everything a diagnostic bundle would hold, redacted, for people to read before it is saved. */
  'bundle.preview': call(bundleOf, z.object({ files: z.array(bundleFileSchema) })),
  'bundle.save': call(bundleOf, delivered),
} as const;
