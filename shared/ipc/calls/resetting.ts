/** Forgetting: one certificate's state, one certificate, or everything; and putting it back. */
import { z } from 'zod';
import {
  certificateResetSchema,
  profileResetSchema,
  removedSchema,
  resetChoiceSchema,
  resetLevels,
  resetResultSchema,
} from '../../domain/reset.ts';
import { byId, call, done, nothing } from './parts.ts';

const removed = z.object({ kind: removedSchema.shape.kind, id: z.string().min(1).max(200) }).strict();

export const resettingCalls = {
  /** Changes nothing. `certificate.not-found`. */
  'reset.preview-certificate': call(byId, certificateResetSchema),
  /** Changes nothing; of the whole profile, whatever mode is on. */
  'reset.preview-everything': call(nothing, profileResetSchema),
  /** Stops its orders first. `certificate.not-found`, `run.locked`. */
  'reset.certificate': call(
    resetChoiceSchema.extend({ id: z.string().min(1), level: z.enum(resetLevels) }).strict(),
    resetResultSchema,
  ),
  /** Answers when the first run stands again. `reset.in-use`, `storage.*`; nothing is changed then. */
  'reset.everything': call(resetChoiceSchema.strict(), resetResultSchema),
  /** What can be put back, newest first. */
  'reset.removed': call(nothing, z.object({ removed: z.array(removedSchema) })),
  /** A profile takes the place of the present one, which is moved aside in turn. `reset.not-found`, `reset.name-taken`. */
  'reset.put-back': call(removed, resetResultSchema),
  /** For good. `reset.not-found`, `vault.keychain-*`. */
  'reset.discard': call(removed, done),
} as const;
