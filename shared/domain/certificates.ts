/** Managed certificates, their versions, and the policy that the next run follows. */
import { z } from 'zod';
import { identifierSchema } from './identifiers.ts';

export const keyTypes = ['ec256', 'ec384', 'rsa2048', 'rsa3072', 'rsa4096'] as const;
export const keyTypeSchema = z.enum(keyTypes);
export type KeyType = z.infer<typeof keyTypeSchema>;

/** RFC 8555 §8, RFC 8737, and the drafts dns-account-01 and dns-persist-01. */
export const challengeTypes = ['dns-01', 'http-01', 'tls-alpn-01', 'dns-account-01', 'dns-persist-01'] as const;
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
    /** A web server that already answers on port 80 serves this folder: the file is put there instead of listening. */
    webroot: z.string().optional(),
  }),
  z.object({
    method: z.literal('tls-alpn-01'),
    /** The CA always calls port 443 (RFC 8737 §3). */
    port: z.number().int().min(1).max(65535).optional(),
    address: z.string().optional(),
  }),
  /** As dns-01, at a name of its own for each account, so that several accounts may share a zone. */
  z.object({ method: z.literal('dns-account-01'), provider: z.string().min(1), credentialId: z.string().optional() }),
  /** One lasting record made once by the reader; only read here, never written. */
  z.object({ method: z.literal('dns-persist-01') }),
]);
export type Proof = z.infer<typeof proofSchema>;

/** A month, in seconds: no authorization lives longer. */
const longestWait = 30 * 86_400;

export const policySchema = z.object({
  identifiers: z.array(identifierSchema).min(1).max(100),
  authority: authorityRefSchema,
  proof: proofSchema,
  keyType: keyTypeSchema,
  contact: z.array(z.email()).default([]),
  /** DNS servers to ask instead of this machine's, as `ip`, `ip:port` or `[ip6]:port`. */
  resolvers: z.array(endpoint).default([]),
  /** Seconds, counted from the moment the records were written; the authority is not told to look before. */
  minimumWait: z.number().int().min(0).max(longestWait).optional(),
  /** Seconds; the watch gives up then instead of at the end of the authorizations. */
  maximumWait: z.number().int().min(60).max(longestWait).optional(),
  termsAgreed: z.boolean(),
  /** Tried in order when the proof above fails in a way that another may not. */
  fallbackProofs: z.array(proofSchema).default([]),
  /** Take over in order when the authority above is down or out of budget for us. */
  fallbackAuthorities: z.array(authorityRefSchema).default([]),
  /** One of the names in the directory's meta.profiles. */
  profile: z.string().optional(),
  /** ISO 8601; only for authorities that allow it (RFC 8555 §7.4). */
  notBefore: z.iso.datetime().optional(),
  notAfter: z.iso.datetime().optional(),
  keyPolicy: z.enum(['new', 'reuse']).default('new'),
  /** A certificate signing request made elsewhere, PEM: its key never comes to us. */
  csrPem: z.string().optional(),
  preferredChain: z
    .discriminatedUnion('kind', [
      /** Common name of the root or of any issuer in the chain. */
      z.object({ kind: z.literal('root'), name: z.string().min(1) }),
      z.object({ kind: z.literal('shortest') }),
    ])
    .optional(),
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
  /** That the leaf carries: DNS names in lower case, addresses in RFC 5952 form. Early profiles do not have them here. */
  names: z.array(z.string()).optional(),
  revoked: z.object({ at: z.string(), reason: z.number() }).optional(),
});
export type CertificateVersion = z.infer<typeof versionSchema>;

/** RFC 5280 §5.3.1: the reasons that a person may give. */
export const revocationReasons = {
  unspecified: 0,
  keyCompromise: 1,
  affiliationChanged: 3,
  superseded: 4,
  cessationOfOperation: 5,
} as const;
export type RevocationReason = (typeof revocationReasons)[keyof typeof revocationReasons];

export const certificateStatuses = ['fine', 'working', 'waiting', 'needs-you', 'failed', 'expired', 'none'] as const;

export const certificateViewSchema = z.object({
  id: z.string(),
  /** The first identifier; also the name of its folder under `live/`. */
  name: z.string(),
  identifiers: z.array(identifierSchema),
  authority: z.object({ id: z.string(), name: z.string(), trusted: z.boolean() }),
  proof: proofSchema,
  /** Of all its ways of proof, in order. */
  credentialIds: z.array(z.string()),
  keyType: keyTypeSchema,
  status: z.enum(certificateStatuses),
  current: versionSchema.optional(),
  /** `false`: the key of the current version was made elsewhere, so that no file of ours holds it. */
  hasKey: z.boolean().optional(),
  lastRunId: z.string().optional(),
  /** Where the PEM files are published for servers to read. */
  folder: z.string().optional(),
});
export type CertificateView = z.infer<typeof certificateViewSchema>;

/** Where a list stands: each change counts one further; another list in its place has a series of its own. */
const listMarkSchema = z.object({ series: z.string(), order: z.number().int() });
export type ListMark = Readonly<z.infer<typeof listMarkSchema>>;

export const certificateListSchema = z.object({ certificates: z.array(certificateViewSchema), mark: listMarkSchema });
export const certificateChangeSchema = z.object({
  /** As it stands with this change. */
  mark: listMarkSchema,
  changed: z.array(certificateViewSchema),
  /** Ids. */
  removed: z.array(z.string()),
});
export type CertificateChange = z.infer<typeof certificateChangeSchema>;
