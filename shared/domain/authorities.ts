import { z } from 'zod';
import { localTextSchema } from './providers.ts';

/** Facts about a certificate authority; flows read them and never ask which authority it is. */
export const authoritySchema = z.object({
  id: z.string(),
  name: z.string(),
  directoryUrl: z.string(),
  /** Signs for trying out only; browsers do not trust it. */
  test: z.boolean(),
  practice: z.boolean(),
  publicTrust: z.boolean(),
  externalAccountBinding: z.boolean(),
  wildcards: z.boolean(),
  addresses: z.enum(['no', 'short-lived', 'yes']),
  maxNames: z.number(),
  lifetimeDays: z.number().optional(),
  caaDomains: z.array(z.string()),
  /** Its terms of service, for people to read before they agree (RFC 8555 §7.1.1). */
  termsUrl: z.string().optional(),
  summary: localTextSchema,
  /** Names of its profiles as of writing; the directory's meta is the truth. */
  profiles: z.array(z.string()).optional(),
  /** Names a certificate of this profile may have at most, where that differs from `maxNames`. */
  maxNamesOfProfile: z.record(z.string(), z.number()).optional(),
  /** The one profile by which it signs addresses. */
  addressProfile: z.string().optional(),
  /** RFC 9773. */
  renewalInfo: z.boolean().optional(),
  /** Where to get key id and HMAC key, in numbered steps. */
  bindingSteps: z.array(localTextSchema).optional(),
  bindingUrl: z.string().optional(),
  /** Hands out key id and HMAC key for an e-mail address or an API key, as ZeroSSL does; its base address. */
  bindingApi: z.string().optional(),
  /** What surprises people: may charge, one name only, refuses some countries. */
  traps: z.array(localTextSchema).optional(),
  /** Id of the authority to rehearse with. */
  stagingId: z.string().optional(),
});
export type Authority = z.infer<typeof authoritySchema>;
