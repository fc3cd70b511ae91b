/** Certificates that other clients on this machine look after: found, judged, taken over, given back. */
import { z } from 'zod';
import {
  adoptionPlanSchema,
  adoptionReportSchema,
  adoptionRequestSchema,
  adoptionResultSchema,
  adoptionSchema,
  adoptionSearchSchema,
} from '../../domain/adoption.ts';
import { byId, call, done, nothing } from './parts.ts';

export const adoptingCalls = {
  /** Reads, and changes nothing. `adopt.folder-unknown`. */
  'adoption.find': call(adoptionSearchSchema.strict(), adoptionReportSchema),
  /** Changes nothing. `adopt.not-found`, `adopt.folder-unknown`. */
  'adoption.plan': call(adoptionRequestSchema.strict(), adoptionPlanSchema),
  /** Orders nothing. `adopt.*`, `vault.*`, `credential.*`, `names.*`, `network.*`, `acme.*`. */
  'adoption.take-over': call(adoptionRequestSchema.strict(), adoptionResultSchema),
  /** Newest first. */
  'adoption.list': call(nothing, z.object({ adoptions: z.array(adoptionSchema) })),
  /** The old client renews again. `adopt.not-found`, `adopt.job-denied`, `adopt.job-changed`, `adopt.job-failed`. */
  'adoption.undo': call(byId, done),
} as const;
