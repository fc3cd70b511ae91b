/** Renewals: plan, runs, schedule, rehearsals. */
import { z } from 'zod';
import { rehearsalDetailSchema, rehearsalReportSchema } from '../../domain/rehearsals.ts';
import { pauseSchema, planEntrySchema, renewalChoicesSchema } from '../../domain/renewal.ts';
import { historyPageSchema, historyQuerySchema } from '../../domain/renewal-run.ts';
import { scheduleStateSchema } from '../../domain/schedule.ts';
import { watchdogStateSchema } from '../../domain/watchdog.ts';
import { call, done, nothing, ofCertificate } from './parts.ts';

export const keepingCalls = {
  /** Asks nobody. Those that are due first. */
  'renewal.plan': call(nothing, z.object({ plan: z.array(planEntrySchema) })),
  /** Begins to renew one certificate, due or not, or all that are due; `renewal.changed` tells the rest. `run.renewing`. */
  'renewal.run': call(z.object({ id: z.string().min(1).optional() }).strict(), done),
  /** Answers with what is chosen, after saving what is given. */
  'renewal.settings': call(z.object({ save: renewalChoicesSchema.optional() }).strict(), renewalChoicesSchema),
  /** Answers with the pause that holds, after beginning the one that is given, or ending it with `null`. */
  'renewal.pause': call(
    z.object({ pause: pauseSchema.nullable().optional() }).strict(),
    z.object({ pause: pauseSchema.nullable() }),
  ),
  'history.list': call(historyQuerySchema, historyPageSchema),
  /** What keeps renewals from happening. Looks at the schedule of the system. */
  'watchdog.state': call(nothing, watchdogStateSchema),
  /** What wakes renewals on this machine. `schedule.*`. */
  'schedule.inspect': call(nothing, scheduleStateSchema),
  'schedule.install': call(z.object({ whenSignedOut: z.boolean() }).strict(), scheduleStateSchema),
  'schedule.remove': call(nothing, scheduleStateSchema),
  'schedule.repair': call(nothing, scheduleStateSchema),
  /** Answers at once; what is found is told by `rehearsal.changed`. `certificate.not-found`. */
  'rehearsals.start': call(ofCertificate, done),
  /** The last rehearsal of every certificate. */
  'rehearsals.list': call(nothing, z.object({ rehearsals: z.array(rehearsalReportSchema) })),
  'rehearsals.get': call(ofCertificate, rehearsalDetailSchema),
} as const;
