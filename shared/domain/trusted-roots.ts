/** Certificates of authorities that this profile trusts beside those that the program knows. */
import { z } from 'zod';

export const trustedRootSchema = z.object({
  /** SHA-256 of the certificate, hexadecimal in pairs. */
  id: z.string(),
  name: z.string(),
  expiresAt: z.string(),
  addedAt: z.string(),
});
export type TrustedRoot = Readonly<z.infer<typeof trustedRootSchema>>;
