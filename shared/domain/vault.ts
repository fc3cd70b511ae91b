import { z } from 'zod';
import { problemSchema } from '../errors/problem.ts';

/** Where the master key lies. `practice` keeps nothing real and needs no choice. */
export const vaultKinds = ['keychain', 'passphrase', 'key-file'] as const;
export const vaultKindSchema = z.enum(vaultKinds);
export type VaultKind = z.infer<typeof vaultKindSchema>;

/** Unknown is not absent: a keychain that is locked or failing is a state of its own, never a reason for a new key. */
export const vaultStatusSchema = z.object({
  state: z.enum(['not-set-up', 'open', 'closed']),
  kind: vaultKindSchema.optional(),
  /** Why it is closed, or why the keychain cannot be offered. */
  problem: problemSchema.optional(),
  keychain: z.enum(['available', 'absent', 'locked', 'failed', 'unknown']),
});
export type VaultStatus = z.infer<typeof vaultStatusSchema>;
