/** A run as people watch it: steps with times, records with what each name server says. */
import { z } from 'zod';
import { problemSchema } from '../errors/problem.ts';
import { challengeTypeSchema } from './certificates.ts';
import { computerViewSchema, etaSchema } from './dns-watch.ts';
import { identifierSchema } from './identifiers.ts';

export const runStepIds = ['order', 'present', 'publish', 'validate', 'issue', 'clean-up'] as const;
export type RunStepId = (typeof runStepIds)[number];
export const stepStatuses = ['to-come', 'working', 'waiting', 'done', 'failed', 'skipped', 'warning'] as const;

export const serverSightingSchema = z.object({
  server: z.string(),
  address: z.string(),
  /**
   * `has`: serves our value. `not-yet`: answers that there is no TXT record. `other`: a TXT record is there, and it is
   * not ours. `unreachable`: no answer. `not-serving`: refuses or is not authoritative.
   */
  state: z.enum(['has', 'not-yet', 'other', 'unreachable', 'not-serving', 'unknown']),
  /** With `other`: the values that are there instead, few and cut to a length that can be compared. */
  found: z.array(z.string().max(255)).max(4).optional(),
  serial: z.number().optional(),
  seenAt: z.string().optional(),
  /** The last look at it; not yet told by runs of earlier versions. */
  askedAt: z.string().optional(),
});
export type ServerSighting = z.infer<typeof serverSightingSchema>;

export const runRecordSchema = z.object({
  identifier: z.string(),
  challenge: challengeTypeSchema,
  /** dns-01: where the TXT record must be, CNAMEs followed. http-01: the URL the CA will fetch. */
  location: z.string(),
  value: z.string(),
  zone: z.string().optional(),
  /** Name relative to the zone, as most provider forms want it. */
  relativeName: z.string().optional(),
  state: z.enum(['to-write', 'written', 'removed', 'removal-failed', 'by-hand']),
  servers: z.array(serverSightingSchema),
});
export type RunRecord = z.infer<typeof runRecordSchema>;

/** What the next attempt does differently from the one that failed. */
export const retryWays = ['same-order', 'new-order', 'next-method', 'next-authority', 'staging-first'] as const;
export type RetryWay = (typeof retryWays)[number];
/**
 * Why an attempt waits, goes another way or is not repeated. `busy`: something on this machine is in the way for now.
 * `paused`: the authority wants a person to lift it. `configuration`: only a change here helps. `fault`: a mistake in
 * the exchange itself.
 */
export const retryReasons = [
  'network',
  'authority-down',
  'authority-limit',
  'paused',
  'budget',
  'validation',
  'method',
  'provider',
  'busy',
  'order-ended',
  'configuration',
  'fault',
] as const;
export type RetryReason = (typeof retryReasons)[number];

const planned = {
  how: z.enum(retryWays),
  reason: z.enum(retryReasons),
  /** Until then this authority, or our budget for it, refuses people too; a schedule waits for `at`. */
  notBefore: z.string().optional(),
};
export const retrySchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('now'), ...planned }),
  z.object({ kind: z.literal('at'), at: z.string(), ...planned }),
  z.object({ kind: z.literal('give-up'), reason: z.enum(retryReasons) }),
]);
export type Retry = z.infer<typeof retrySchema>;

export const runViewSchema = z.object({
  id: z.string(),
  certificateId: z.string(),
  /** The run that this one follows because that one failed; what people started is the first of such a row. */
  follows: z.string().optional(),
  /** Proves the names at the authority's test service before the real one is asked again; yields no certificate. */
  rehearsal: z.boolean().optional(),
  identifiers: z.array(identifierSchema),
  authorityName: z.string(),
  practice: z.boolean(),
  providerId: z.string().optional(),
  /** `interrupted`: the process that worked on it ended; resume goes on with the same order. */
  status: z.enum(['working', 'waiting', 'interrupted', 'succeeded', 'failed', 'cancelled']),
  startedAt: z.string(),
  endedAt: z.string().optional(),
  steps: z.array(
    z.object({
      id: z.enum(runStepIds),
      status: z.enum(stepStatuses),
      startedAt: z.string().optional(),
      endedAt: z.string().optional(),
    }),
  ),
  records: z.array(runRecordSchema),
  orderUrl: z.string().optional(),
  orderExpires: z.string().optional(),
  /** When the name servers will be asked again, while waiting for them. */
  nextLookAt: z.string().optional(),
  /** When all name servers are expected to have the records, while waiting for them. */
  eta: etaSchema.optional(),
  /** What the resolver of this computer said while the name servers were waited for. */
  computer: computerViewSchema.optional(),
  problem: problemSchema.optional(),
  /** What happens after a failure without anyone's doing. */
  retry: retrySchema.optional(),
  /** A failed or interrupted run whose order lives on: going on with it opens no new one. */
  resumable: z.boolean().optional(),
  /** Failures that did not stop the run, such as a record that could not be removed. */
  warnings: z.array(problemSchema),
  versionId: z.string().optional(),
});
export type RunView = z.infer<typeof runViewSchema>;
