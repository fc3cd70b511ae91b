/** Shapes that several calls share. */
import { z } from 'zod';

export const nothing = z.object({}).strict();
export const byId = z.object({ id: z.string().min(1) }).strict();
export const ofCertificate = z.object({ certificateId: z.string().min(1) }).strict();
export const done = z.object({ done: z.literal(true) });
export const secret = z.string().min(1).max(4096);
export const delivered = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('written'), folder: z.string(), files: z.array(z.string()) }),
  /** Web host: a one-time address on this origin that answers with a zip. */
  z.object({ kind: z.literal('download'), url: z.string(), fileName: z.string() }),
  z.object({ kind: z.literal('cancelled') }),
]);

export const call = <I extends z.ZodType, O extends z.ZodType>(input: I, output: O) => ({ input, output });
