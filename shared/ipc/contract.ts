/** The contract between the page and the host: input and output of each call, payload of each event. */
import { z } from 'zod';
import { settingsSchema } from '../domain/app.ts';
import { backupProgressSchema } from '../domain/backup.ts';
import { certificateChangeSchema } from '../domain/certificates.ts';
import { appliedFixSchema } from '../domain/fixes.ts';
import { installReportSchema } from '../domain/install.ts';
import { practiceStateSchema } from '../domain/practice-state.ts';
import { preflightEventSchema } from '../domain/preflight.ts';
import { rehearsalEventSchema } from '../domain/rehearsals.ts';
import { renewalReportSchema } from '../domain/renewal-run.ts';
import { runViewSchema } from '../domain/runs.ts';
import { screenSchema } from '../domain/screens.ts';
import { updateStateSchema } from '../domain/updates.ts';
import { vaultStatusSchema } from '../domain/vault.ts';
import { watchChangeSchema } from '../domain/watch.ts';
import { accessCalls } from './calls/access.ts';
import { adoptingCalls } from './calls/adopting.ts';
import { appCalls } from './calls/app.ts';
import { backupCalls } from './calls/backup.ts';
import { connectingCalls } from './calls/connecting.ts';
import { desktopCalls } from './calls/desktop.ts';
import { exportingCalls } from './calls/exporting.ts';
import { installingCalls } from './calls/installing.ts';
import { issuingCalls } from './calls/issuing.ts';
import { keepingCalls } from './calls/keeping.ts';
import { planningCalls } from './calls/planning.ts';
import { practisingCalls } from './calls/practising.ts';
import { resettingCalls } from './calls/resetting.ts';
import { tellingCalls } from './calls/telling.ts';
import { troubleCalls } from './calls/trouble.ts';
import { trustingCalls } from './calls/trusting.ts';
import { updatesCalls } from './calls/updates.ts';
import type { CallName, EventName } from './names.ts';

export const calls = {
  ...appCalls,
  ...desktopCalls,
  ...planningCalls,
  ...practisingCalls,
  ...accessCalls,
  ...issuingCalls,
  ...troubleCalls,
  ...keepingCalls,
  ...tellingCalls,
  ...installingCalls,
  ...resettingCalls,
  ...adoptingCalls,
  ...backupCalls,
  ...trustingCalls,
  ...connectingCalls,
  ...exportingCalls,
  ...updatesCalls,
} as const satisfies Record<CallName, { input: z.ZodType; output: z.ZodType }>;

export const events = {
  'run.changed': runViewSchema,
  /** Who has missed one before it asks for the whole list. */
  'certificates.changed': certificateChangeSchema,
  'settings.changed': settingsSchema,
  'vault.changed': vaultStatusSchema,
  'preflight.changed': z.object({ id: z.string(), event: preflightEventSchema }),
  'fixes.changed': z.object({ fixes: z.array(appliedFixSchema) }),
  /** A renewal run goes on, or the schedule has changed. */
  'renewal.changed': z.object({ report: renewalReportSchema.optional() }),
  /** Who has missed one asks for the whole state. */
  'watch.changed': watchChangeSchema,
  /** As steps go on, whoever began them. */
  'installing.changed': installReportSchema,
  'notices.changed': z.object({ unseen: z.number() }),
  /** As a rehearsal goes on, whoever asked for it. */
  'rehearsal.changed': z.object({ certificateId: z.string(), event: rehearsalEventSchema }),
  /** From outside the page: a link of the system, a message, the tray. */
  'screen.requested': screenSchema,
  'updates.changed': updateStateSchema,
  'practice.changed': practiceStateSchema,
  /** How far a backup or its restoring is. */
  'backup.changed': backupProgressSchema,
} as const satisfies Record<EventName, z.ZodType>;

export type CallInput<N extends CallName> = z.input<(typeof calls)[N]['input']>;
export type ParsedInput<N extends CallName> = z.output<(typeof calls)[N]['input']>;
export type CallOutput<N extends CallName> = z.output<(typeof calls)[N]['output']>;
export type EventPayload<N extends EventName> = z.output<(typeof events)[N]>;
