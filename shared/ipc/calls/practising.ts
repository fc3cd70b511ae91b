/** Situations to rehearse in practice mode. */
import { z } from 'zod';
import { policySchema } from '../../domain/certificates.ts';
import { practiceStateSchema } from '../../domain/practice-state.ts';
import { situationIds } from '../../domain/situations.ts';
import { call, done, nothing } from './parts.ts';

export const practisingCalls = {
  'practice.state': call(nothing, practiceStateSchema),
  /** Arranges it in place of any other, and answers what to order, or which certificate it is about. `practice.*`. */
  'practice.begin': call(
    z.object({ situation: z.enum(situationIds) }).strict(),
    z.object({ policy: policySchema.optional(), certificateId: z.string().optional() }),
  ),
  /** Does in the practice world what a person would do outside the app. */
  'practice.mend': call(nothing, done),
  'practice.end': call(nothing, done),
} as const;
