/** New versions of the program. All but the first two are `updates.off` where this copy does not update itself. */
import { z } from 'zod';
import { updateChannels, updateStateSchema } from '../../domain/updates.ts';
import { call, done, nothing } from './parts.ts';

export const updatesCalls = {
  'updates.state': call(nothing, updateStateSchema),
  'updates.choose': call(
    z.object({ look: z.boolean().optional(), channel: z.enum(updateChannels).optional() }).strict(),
    updateStateSchema,
  ),
  /** These answer at once; `updates.changed` tells the rest. What does not fit the present phase changes nothing. */
  'updates.look': call(nothing, done),
  'updates.download': call(nothing, done),
  'updates.cancel': call(nothing, done),
  /** `not`: takes back either of the others. */
  'updates.install': call(z.object({ when: z.enum(['now', 'at-quit', 'not']) }).strict(), done),
  'updates.skip': call(nothing, done),
} as const;
