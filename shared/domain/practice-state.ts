import { z } from 'zod';
import { situationIds } from './situations.ts';

/** What is arranged in the practice world at present. */
export const practiceStateSchema = z.object({
  situation: z.enum(situationIds).optional(),
  /** The key that the practice provider takes, where another one was stored. */
  key: z.string().optional(),
  /** What the reader would do elsewhere has been done. */
  mended: z.boolean(),
  /** The certificate that the situation is about, once there is one. */
  certificateId: z.string().optional(),
});
export type PracticeState = Readonly<z.infer<typeof practiceStateSchema>>;
