/** What the page of one certificate shows beside the certificate: its versions, what a renewal now means, its terms. */
import { z } from 'zod';
import { policySchema, versionSchema } from './certificates.ts';
import { preflightFindingSchema } from './preflight.ts';

/** Newest first. */
export const versionListSchema = z.object({
  versions: z.array(versionSchema),
  /** Of all, also those that were not asked for. */
  count: z.number().int(),
});
export type VersionList = Readonly<z.infer<typeof versionListSchema>>;

export const renewalPreviewSchema = z.object({
  /** What the order would be told. */
  policy: policySchema,
  /** An order that names what it replaces counts towards no limit here (RFC 9773 §5). */
  exempt: z.boolean(),
  /** What stands against the order or comes near a limit, by our own count. */
  findings: z.array(preflightFindingSchema),
});
export type RenewalPreview = Readonly<z.infer<typeof renewalPreviewSchema>>;

/** What the next order is told and no record or credential depends on. What is left out falls back to the usual. */
export const renewalTermsSchema = policySchema
  .pick({
    authority: true,
    fallbackAuthorities: true,
    keyType: true,
    keyPolicy: true,
    profile: true,
    preferredChain: true,
    minimumWait: true,
    maximumWait: true,
  })
  .strict();
export type RenewalTerms = Readonly<z.infer<typeof renewalTermsSchema>>;
