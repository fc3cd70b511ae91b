/** A diagnosis as the page, the command line and reports get it: causes in words of both languages. */
import { z } from 'zod';
import { fixActions } from './causes.ts';
import { localTextSchema } from './providers.ts';

export const diagnosedCauseSchema = z.object({
  /** Key of `causes`. */
  id: z.string(),
  /** 0 to 1; the list is in this order. */
  confidence: z.number(),
  title: localTextSchema,
  explanation: localTextSchema,
  /** Best first. `action` says what a button under it would do. */
  fixes: z.array(localTextSchema.extend({ action: z.enum(fixActions) })),
  /** One of the fixes can be applied without asking. */
  autofix: z.boolean(),
  /** Lines that speak for it, without secrets. */
  evidence: z.array(z.string()),
  /** The probe that would confirm it or tell it from the others. */
  confirm: localTextSchema
    .extend({
      probe: z.string(),
      /** It can be run for what was asked about. */
      runnable: z.boolean(),
    })
    .optional(),
  /** How to see that it is gone. */
  verify: localTextSchema,
});
export type DiagnosedCause = z.infer<typeof diagnosedCauseSchema>;

/** Empty where nothing speaks for a cause we know. */
export const diagnosisSchema = z.object({ causes: z.array(diagnosedCauseSchema) });
export type Diagnosis = z.infer<typeof diagnosisSchema>;

/** What a probe measured, and the diagnosis with it. */
export const probeReportSchema = diagnosisSchema.extend({
  /** A result in `diagnosis-probes.ts`; missing where nothing could be measured or nothing was wrong. */
  result: z.string().optional(),
  /** Nothing was wrong where it looked: the causes it tells are unlikely now. `unmeasured`: it could not look. */
  outcome: z.enum(['result', 'nothing-wrong', 'unmeasured']),
  /** Of all probes so far. */
  facts: z.record(z.string(), z.string()),
  /** Lines as a server or this machine gave them, without secrets. */
  evidence: z.array(z.string()),
});
export type ProbeReport = z.infer<typeof probeReportSchema>;

/** One file of a diagnostic bundle. */
export const bundleFileSchema = z.object({ name: z.string(), text: z.string() });
export type BundleFile = z.infer<typeof bundleFileSchema>;
