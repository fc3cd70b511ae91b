/** The watch over what renews: whether anything still wakes it, can read its secrets and gets through. */
import { z } from 'zod';
import { problemSchema } from '../errors/problem.ts';

export const heartbeatKinds = ['scheduled', 'app', 'tray'] as const;
export type HeartbeatKind = (typeof heartbeatKinds)[number];

/** What was tried in the context of the run itself, which has other rights and other ways out than a person's session. */
export const proofSchema = z.object({
  kind: z.enum(['directory', 'provider']),
  /** Address of the directory, or the provider and its credential. */
  id: z.string(),
  /** For people. */
  label: z.string(),
  at: z.string(),
  problem: problemSchema.optional(),
});
export type ContextProof = z.infer<typeof proofSchema>;

export const heartbeatFactsSchema = z.object({
  pid: z.number().int(),
  /** The secrets could be read: `true`, or why not; missing where nobody tried. */
  vault: z.union([z.literal(true), problemSchema]).optional(),
  proofs: z.array(proofSchema).default([]),
});
export type HeartbeatFacts = z.infer<typeof heartbeatFactsSchema>;

export const heartbeatSchema = z.object({
  kind: z.enum(heartbeatKinds),
  at: z.string(),
  facts: heartbeatFactsSchema,
});
export type Heartbeat = z.infer<typeof heartbeatSchema>;

export const watchAlertCodes = [
  /** A schedule is installed, and nothing came of it for 36 hours. */
  'no-scheduled-run',
  /** Nothing but the open application renews. */
  'only-while-open',
  'schedule-broken',
  'vault-unreadable',
  'authority-unreachable',
  'provider-refuses',
  'little-life',
  'runs-fail',
] as const;
export type WatchAlertCode = (typeof watchAlertCodes)[number];

/** What repairs it. */
export const watchActions = [
  'install-schedule',
  'repair-schedule',
  'unlock',
  'renew',
  'look-at-provider',
  'look-at-history',
] as const;
export type WatchAction = (typeof watchActions)[number];

export const watchAlertSchema = z.object({
  code: z.enum(watchAlertCodes),
  severity: z.enum(['note', 'warning', 'urgent']),
  /** Values for its sentence. */
  detail: z.record(z.string(), z.string()),
  action: z.enum(watchActions),
  problem: problemSchema.optional(),
});
export type WatchAlert = z.infer<typeof watchAlertSchema>;

/** How certificates are renewed on this machine. */
export const renewalModes = ['scheduled', 'only-while-open', 'not-scheduled'] as const;

export const watchdogStateSchema = z.object({
  mode: z.enum(renewalModes),
  /** When something is planned next; missing when nothing is. */
  nextRun: z.string().optional(),
  /** When the schedule last started a run. */
  lastScheduled: z.string().optional(),
  alerts: z.array(watchAlertSchema),
});
export type WatchdogState = z.infer<typeof watchdogStateSchema>;
