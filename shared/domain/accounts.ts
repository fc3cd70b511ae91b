import { z } from 'zod';

/** An ACME account as the screen may see it. Its key never leaves the vault but by export into a file. */
export const accountViewSchema = z.object({
  id: z.string(),
  authority: z.object({ id: z.string(), name: z.string(), directoryUrl: z.string() }),
  /** Missing until the authority has answered the registration. */
  url: z.string().optional(),
  contact: z.array(z.string()),
  /** Key id of the external account it is bound to. */
  externalKeyId: z.string().optional(),
  /** Used for new orders of this authority. */
  usual: z.boolean(),
  createdAt: z.string(),
  certificates: z.number(),
});
export type AccountView = z.infer<typeof accountViewSchema>;

/** What the directory says of itself right now (RFC 8555 §7.1.1). */
export const authorityLookSchema = z.object({
  termsUrl: z.string().optional(),
  website: z.string().optional(),
  externalAccountRequired: z.boolean(),
  renewalInfo: z.boolean(),
  caaIdentities: z.array(z.string()),
  /** Name → description, as the authority words it. */
  profiles: z.record(z.string(), z.string()),
});
export type AuthorityLook = z.infer<typeof authorityLookSchema>;

export const renewalInfoSchema = z.object({
  certificateId: z.string(),
  /** Absent where the authority has no renewal information. */
  window: z.object({ start: z.string(), end: z.string() }).optional(),
  /** The moment inside the window that was drawn once for this certificate (RFC 9773 §4.2). */
  chosen: z.string().optional(),
  explanationUrl: z.string().optional(),
  /** The window was put into the past before its time: it was revoked, or is about to be. */
  calledBack: z.boolean().optional(),
  askedAt: z.string(),
  askAgainAt: z.string(),
});
export type RenewalInfoView = z.infer<typeof renewalInfoSchema>;
