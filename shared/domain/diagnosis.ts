/** A diagnosis as the page, the command line and reports get it: causes in words of both languages. */
import { z } from 'zod';
import { localTextSchema } from './providers.ts';

export const diagnosedCauseSchema = z.object({
  /** Key of `causes`. */
  id: z.string(),
  /** 0 to 1; the list is in this order. */
  confidence: z.number(),
  title: localTextSchema,
  explanation: localTextSchema,
  /** Best first. `action` says what a button under it would do. */
  fixes: z.array(localTextSchema.extend({ action: z.string() })),
  /** One of the fixes can be applied without asking. */
  autofix: z.boolean(),
  /** Lines that speak for it, without secrets. */
  evidence: z.array(z.string()),
  /** The probe that would confirm it or tell it from the others. */
  confirm: localTextSchema.extend({ probe: z.string() }).optional(),
  /** How to see that it is gone. */
  verify: localTextSchema,
});
export type DiagnosedCause = z.infer<typeof diagnosedCauseSchema>;

/** Empty where nothing speaks for a cause we know. */
export const diagnosisSchema = z.object({ causes: z.array(diagnosedCauseSchema) });
export type Diagnosis = z.infer<typeof diagnosisSchema>;
