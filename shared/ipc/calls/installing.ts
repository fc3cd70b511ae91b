/** Steps after each renewal: secrets go in and never come back. */
import { z } from 'zod';
import { installReportSchema, installStepInputSchema, installStepSchema } from '../../domain/install.ts';
import { byId, call, done, ofCertificate } from './parts.ts';

const stepsOf = z.object({ steps: z.array(installStepSchema), reports: z.array(installReportSchema) });
const performed = z
  .object({
    certificateId: z.string().min(1),
    /** All that are on, unless told. */
    stepId: z.string().min(1).optional(),
  })
  .strict();

export const installingCalls = {
  /** In the order in which they run, with the newest reports. `certificate.not-found`. */
  'installing.list': call(ofCertificate, stepsOf),
  /** Fields left out keep what is stored; secret ones are write-only. `install.step-not-found`, `credential.invalid`. */
  'installing.save': call(
    z.object({ certificateId: z.string().min(1), step: installStepInputSchema }).strict(),
    installStepSchema,
  ),
  /** All of its steps, as they are to run. `install.order-incomplete`. */
  'installing.order': call(
    z.object({ certificateId: z.string().min(1), ids: z.array(z.string().min(1)).max(200) }).strict(),
    done,
  ),
  /** `install.step-not-found`. */
  'installing.remove': call(byId, done),
  /** Changes nothing; takes seconds. What goes wrong is in the report. `install.nothing-issued`, `install.busy`. */
  'installing.test': call(performed, installReportSchema),
  /** Whether it is due or not. As `installing.test`. */
  'installing.run': call(performed, installReportSchema),
} as const;
