/** Managed certificates, their versions, and the policy that the next run follows. */
import { z } from 'zod';
import { identifierSchema } from './identifiers.ts';

export const keyTypes = ['ec256', 'ec384', 'rsa2048', 'rsa3072', 'rsa4096'] as const;
export const keyTypeSchema = z.enum(keyTypes);
export type KeyType = z.infer<typeof keyTypeSchema>;

export const challengeTypes = ['dns-01', 'http-01'] as const;
export const challengeTypeSchema = z.enum(challengeTypes);
export type ChallengeType = z.infer<typeof challengeTypeSchema>;

/** Which directory to order from: a known id of `engine/authorities`, or a URL with, if private, its own root. */
export const authorityRefSchema = z.union([
  z.object({ id: z.string().min(1) }),
  z.object({ url: z.url({ protocol: /^https$/ }), rootPem: z.string().optional() }),
]);
export type AuthorityRef = z.infer<typeof authorityRefSchema>;

const endpoint = z.string().regex(/^(\[[0-9a-fA-F:]+\]|\d{1,3}(\.\d{1,3}){3})(:\d{1,5})?$|^[0-9a-fA-F:]+$/);

/** How control over every name is proven. `manual` is the provider id of "I add the record myself". */
export const proofSchema = z.discriminatedUnion('method', [
  z.object({ method: z.literal('dns-01'), provider: z.string().min(1), credentialId: z.string().optional() }),
  z.object({
    method: z.literal('http-01'),
    /** The CA always calls port 80 (RFC 8555 §8.3); another port is for machines that forward 80 to it. */
    port: z.number().int().min(1).max(65535).optional(),
    address: z.string().optional(),
  }),
]);
export type Proof = z.infer<typeof proofSchema>;

export const policySchema = z.object({
  identifiers: z.array(identifierSchema).min(1).max(100),
  authority: authorityRefSchema,
  proof: proofSchema,
  keyType: keyTypeSchema,
  contact: z.array(z.email()).default([]),
  /** DNS servers to ask instead of this machine's, as `ip`, `ip:port` or `[ip6]:port`. */
  resolvers: z.array(endpoint).default([]),
  termsAgreed: z.boolean(),
});
export type Policy = z.infer<typeof policySchema>;

/** One issued X.509 certificate. Times are ISO 8601 in UTC. */
export const versionSchema = z.object({
  id: z.string(),
  serial: z.string(),
  notBefore: z.string(),
  notAfter: z.string(),
  issuer: z.string(),
  keyType: keyTypeSchema,
  fingerprintSha256: z.string(),
  /** Subject names from the leaf up; the last is the root's name as the chain states it. */
  chain: z.array(z.object({ subject: z.string(), issuer: z.string(), notAfter: z.string() })),
  createdAt: z.string(),
});
export type CertificateVersion = z.infer<typeof versionSchema>;

export const certificateStatuses = ['fine', 'working', 'waiting', 'needs-you', 'failed', 'expired', 'none'] as const;

export const certificateViewSchema = z.object({
  id: z.string(),
  /** The first identifier; also the name of its folder under `live/`. */
  name: z.string(),
  identifiers: z.array(identifierSchema),
  authority: z.object({ id: z.string(), name: z.string(), trusted: z.boolean() }),
  proof: proofSchema,
  keyType: keyTypeSchema,
  status: z.enum(certificateStatuses),
  current: versionSchema.optional(),
  lastRunId: z.string().optional(),
  /** Where the PEM files are published for servers to read. */
  folder: z.string().optional(),
});
export type CertificateView = z.infer<typeof certificateViewSchema>;
