/**
 * What wakes the renewal run on this machine, as data: what is there, what ran, and what differs from what should be.
 * The words are in `shared/i18n/{en,zh}/schedule.ts`.
 */
import { z } from 'zod';
import { scheduleDriftKinds, scheduleDrifts } from './schedule-drifts.ts';
import type { VaultKind } from './vault.ts';

/** `none`: this machine offers nothing that could wake the application. */
export const scheduleMechanisms = ['task-scheduler', 'launch-agent', 'systemd-timer', 'cron', 'none'] as const;
export type ScheduleMechanism = (typeof scheduleMechanisms)[number];

/** A program by its absolute path, and its arguments as the program gets them. Nothing in it is secret. */
export const scheduledCommandSchema = z.object({ program: z.string(), args: z.array(z.string()) });
export type ScheduledCommand = Readonly<z.infer<typeof scheduledCommandSchema>>;

export const scheduleDriftSchema = z.object({
  kind: z.enum(scheduleDriftKinds),
  /** A path, a user, an exit code: what the sentence needs as `{{detail}}`. */
  detail: z.string(),
});
export type ScheduleDrift = Readonly<z.infer<typeof scheduleDriftSchema>>;

export const scheduleStateSchema = z.object({
  mechanism: z.enum(scheduleMechanisms),
  installed: z.boolean(),
  /** Chosen so, or so by nature: it wakes the application although nobody is signed in. */
  whenSignedOut: z.boolean(),
  /** Where the system keeps it: a task name, a file, a crontab; empty where there is no mechanism. */
  place: z.string(),
  /** As it is installed. */
  command: scheduledCommandSchema.optional(),
  /** As this program would install it. */
  expected: scheduledCommandSchema,
  nextRun: z.iso.datetime().optional(),
  /** What the system remembers; `result` is an exit code. Each part is missing where the system does not tell. */
  lastRun: z.object({ at: z.iso.datetime().optional(), result: z.number().int().optional() }).optional(),
  drift: z.array(scheduleDriftSchema),
});
export type ScheduleState = Readonly<z.infer<typeof scheduleStateSchema>>;

/**
 * Without a session nobody opens a keychain and nobody types a passphrase: only a key file can be read then.
 * `kind` is missing where no vault has been set up.
 */
export const besideVault = (state: ScheduleState, kind: VaultKind | undefined): ScheduleState =>
  state.installed && state.whenSignedOut && kind !== undefined && kind !== 'key-file'
    ? { ...state, drift: [...state.drift, { kind: 'needs-key-file', detail: kind }] }
    : state;

/** Whether certificates will be renewed as far as the schedule is concerned. */
export const isSound = ({ drift, mechanism }: ScheduleState): boolean =>
  mechanism !== 'none' && drift.every(({ kind }) => scheduleDrifts[kind].verdict === 'note');
