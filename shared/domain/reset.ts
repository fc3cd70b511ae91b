/** What a reset takes away and what it leaves, counted before anything is done; and what was taken away and can come back. */
import { z } from 'zod';
import { problemSchema } from '../errors/problem.ts';

export const resetItems = [
  'certificates',
  'private-keys',
  'versions',
  'runs',
  'failures',
  'waits',
  'open-orders',
  'rehearsals',
  'watched',
  'accounts',
  'credentials',
  'channels',
  'practice',
  'settings',
  'vault-keychain',
  'vault-passphrase',
  'vault-key-file',
  'schedule',
  'published',
  'exported',
  'valid',
  'counted',
  'at-authorities',
  'language',
] as const;
export type ResetItem = (typeof resetItems)[number];

const itemsSchema = z.array(z.object({ what: z.enum(resetItems), count: z.number().int() }));
export type ResetItems = z.infer<typeof itemsSchema>;

const split = z.object({ removed: itemsSchema, kept: itemsSchema });

const around = z.object({
  /** TXT records of ours that may still lie in a zone. */
  records: z.number().int(),
  /** Orders this program works on at the moment; they are stopped first. */
  working: z.number().int(),
  /** Certificates whose files lie in the folder that servers read. */
  published: z.number().int(),
});

/** Of one certificate: `afresh` forgets failures and unfinished orders, `forget` takes it off the list. */
export const resetLevels = ['afresh', 'forget'] as const;
export type ResetLevel = (typeof resetLevels)[number];

export const certificateResetSchema = around.extend({ id: z.string(), name: z.string(), afresh: split, forget: split });
export type CertificateReset = z.infer<typeof certificateResetSchema>;

export const profileResetSchema = around.extend(split.shape);
export type ProfileReset = z.infer<typeof profileResetSchema>;

export const resetChoiceSchema = z.object({
  /** Takes our records out of DNS before the certificate or profile goes. */
  removeRecords: z.boolean().default(true),
  /** Takes the files away that servers read. */
  removeFiles: z.boolean().default(false),
});
export type ResetChoice = Readonly<z.infer<typeof resetChoiceSchema>>;

export const resetResultSchema = z.object({
  /** Records that are still in a zone. */
  recordsLeft: z.number().int(),
  /** Why the schedule of the system, or the files of a certificate, could not follow. */
  remark: problemSchema.optional(),
});
export type ResetResult = Readonly<z.infer<typeof resetResultSchema>>;

/** Taken away, and still there to be put back. */
export const removedSchema = z.object({
  kind: z.enum(['certificate', 'profile']),
  id: z.string(),
  /** Of the certificate; empty for a profile. */
  name: z.string(),
  removedAt: z.string(),
  /** How many a profile holds. */
  certificates: z.number().int(),
});
export type Removed = Readonly<z.infer<typeof removedSchema>>;
