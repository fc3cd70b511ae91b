/** What is planned for every managed certificate, and what people may decide about it. Times are ISO 8601 in UTC. */
import { z } from 'zod';

/** Why a certificate is to be replaced at all. */
export const renewalCauses = [
  /** The moment drawn from the authority's window (RFC 9773). */
  'ari-window',
  'two-thirds',
  /** Of certificates that live less than ten days. */
  'half-life',
  /** The share of its life that a person chose. */
  'chosen-share',
  /** The authority's window lies later than the life left allows. */
  'backstop',
  'revoked',
  'names-changed',
  'key-changed',
  'never-issued',
  'expired',
] as const;
export type RenewalCause = (typeof renewalCauses)[number];

/** What decides the time of the next attempt: the cause itself, or what it has to wait for. */
export const planReasons = [
  ...renewalCauses,
  /** After a failed attempt. */
  'retry',
  'waiting-limit',
  'blackout',
  'paused-by-person',
  'order-open',
  'roll-out',
  'clock-doubtful',
  /** Nothing helps but a person's doing. */
  'needs-person',
  /** Revoked because its names are not in use any more. */
  'retired',
] as const;
export type PlanReason = (typeof planReasons)[number];

export const planNotes = [
  /** The authority's window cannot be meant so: it ends before it starts, or lies outside the certificate's life. */
  'ari-implausible',
  /** The authority asks again for one that it has just signed; it rests a while. */
  'ari-insists',
  /** Too little life is left for waiting. */
  'blackout-overruled',
] as const;
export type PlanNote = (typeof planNotes)[number];

export const changeCodes = [
  'ari-question',
  'backstop',
  'retry',
  'limit-ends',
  'blackout-ends',
  'wait-ends',
  'clock-check',
  /** At no set time: somebody has to do something. */
  'person',
] as const;
export type ChangeCode = (typeof changeCodes)[number];

export const planAlertCodes = [
  'expired',
  'revoked',
  /** Less than a sixth of its life. */
  'little-life',
  /** Less than a quarter of its life. */
  'life-running-out',
  'needs-person',
  /** A person has to add its record. */
  'by-hand',
  'failing',
  'clock-doubtful',
] as const;
export type PlanAlertCode = (typeof planAlertCodes)[number];
export const alertSeverities = ['note', 'warning', 'urgent'] as const;

export const planEntrySchema = z.object({
  certificateId: z.string(),
  name: z.string(),
  /** An attempt may begin now. */
  due: z.boolean(),
  /** When the next attempt is; missing when there is none before a person does something. */
  at: z.string().optional(),
  why: z.enum(planReasons),
  /** Missing when nothing is to be renewed. */
  cause: z.enum(renewalCauses).optional(),
  /** Values for the sentence of `why`. */
  detail: z.record(z.string(), z.string()).readonly(),
  expiresAt: z.string().optional(),
  /** A person has to take part in the proof: an unattended run cannot finish it. */
  byHand: z.boolean(),
  notes: z.array(z.enum(planNotes)).readonly(),
  /** What would move `at`, soonest first. */
  wouldChange: z.array(z.object({ code: z.enum(changeCodes), at: z.string().optional() })),
  /** When the authority is to be asked again about its window; missing when it is not asked (RFC 9773 §4.3). */
  askRenewalInfoAt: z.string().optional(),
  /** The gravest. */
  alert: z
    .object({ severity: z.enum(alertSeverities), code: z.enum(planAlertCodes), since: z.string().optional() })
    .optional(),
});
export type PlanEntry = z.infer<typeof planEntrySchema>;
export type PlanAlert = NonNullable<PlanEntry['alert']>;

const isZone = (zone: string): boolean => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).format(0) !== '';
  } catch {
    return false;
  }
};
const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** A window of the week in which nothing is renewed, in local time. */
export const blackoutSchema = z.object({
  /** Days on which it begins; 1 is Monday (ISO 8601). */
  days: z.array(z.number().int().min(1).max(7)).min(1),
  from: timeOfDay,
  /** On the next day when not later than `from`. */
  to: timeOfDay,
  /** IANA name, such as `Asia/Shanghai`. */
  zone: z.string().refine(isZone),
});
export type Blackout = z.infer<typeof blackoutSchema>;

/** What people choose for all certificates together. */
export const renewalChoicesSchema = z.object({
  blackouts: z.array(blackoutSchema).max(50),
  /** Days before a renewal at which it is rehearsed at the latest. */
  rehearseDaysBefore: z.number().int().min(1).max(60),
  /** How long runs are remembered. */
  historyDays: z.number().int().min(1).max(3650),
});
export type RenewalChoices = z.infer<typeof renewalChoicesSchema>;
const choices = renewalChoicesSchema.shape;

/** Nothing is renewed by itself, until then or until a person goes on with it. */
export const pauseSchema = z.object({ until: z.iso.datetime().optional() }).strict();
export type Pause = z.infer<typeof pauseSchema>;

export const renewalSettingsSchema = z.object({
  /** Nothing is renewed by itself until a person goes on with it. */
  paused: z.boolean().default(false),
  /** The same until then; one that is over is none. */
  pausedUntil: z.iso.datetime().optional(),
  blackouts: choices.blackouts.default([]),
  /** By certificate id. */
  certificates: z
    .record(
      z.string(),
      z.object({
        /** Share of its life after which it is renewed; later than three quarters is never safe. */
        renewAt: z.number().min(0.1).max(0.75).optional(),
        paused: z.boolean().optional(),
        waitUntil: z.iso.datetime().optional(),
      }),
    )
    .default({}),
  /** Certificates that one waking begins to renew, unless more of them would run short of life. */
  maxPerRun: z.number().int().min(1).max(10_000).default(100),
  /** Seconds over which certificates that become due together are spread; at most a 48th of a life. */
  rollOutSpread: z.number().int().min(0).max(604_800).default(43_200),
  rehearseDaysBefore: choices.rehearseDaysBefore.default(7),
  historyDays: choices.historyDays.default(400),
});
export type RenewalSettings = z.infer<typeof renewalSettingsSchema>;

/** The pause that holds at `now`. */
export const pauseAt = ({ paused, pausedUntil }: RenewalSettings, now: Date): Pause | undefined => {
  if (paused) return {};
  return pausedUntil !== undefined && Date.parse(pausedUntil) > now.getTime() ? { until: pausedUntil } : undefined;
};

export const withPause = (
  { pausedUntil: _before, ...settings }: RenewalSettings,
  pause: Pause | undefined,
): RenewalSettings => ({
  ...settings,
  paused: pause !== undefined && pause.until === undefined,
  ...(pause?.until === undefined ? {} : { pausedUntil: pause.until }),
});
