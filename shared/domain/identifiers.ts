/** What a certificate names: RFC 8555 §9.7.7 `dns`, RFC 8738 `ip`. */
import { z } from 'zod';

export const identifierSchema = z.object({ type: z.enum(['dns', 'ip']), value: z.string().min(1) });
export type Identifier = z.infer<typeof identifierSchema>;

/** `note` informs, `warning` asks for a look, `refusal` keeps the name out of an order. */
export const nameSeverities = ['note', 'warning', 'refusal'] as const;

export const nameProblemCodes = [
  // taken away or changed while reading
  'scheme-removed',
  'prefix-removed',
  'port-ignored',
  'path-removed',
  'user-removed',
  'trailing-dot-removed',
  'brackets-removed',
  'lowercased',
  'fullwidth-converted',
  'invisible-removed',
  'percent-decoded',
  'idn-converted',
  // left out, though it could be signed
  'duplicate',
  'covered-by-wildcard',
  // advice
  'wildcard-without-apex',
  'wildcard-needs-dns',
  'ip-short-lived',
  'internal-name-private-authority',
  'private-address-private-authority',
  'unknown-suffix-private-authority',
  'repeated-label',
  'mixed-scripts',
  'look-alike',
  'unusual-characters',
  // may be refused by one authority, or fail later
  'example-domain',
  'lent-name',
  'unreachable-address',
  'dns-proof-too-long',
  // cannot be signed
  'private-address',
  'special-address',
  'special-use-name',
  'single-label',
  'unknown-suffix',
  'public-suffix',
  'wildcard-position',
  'several-wildcards',
  'wildcard-of-suffix',
  'wildcard-of-address',
  'empty-name',
  'empty-label',
  'label-too-long',
  'name-too-long',
  'too-many-labels',
  'hyphen-position',
  'hyphen-reserved',
  'underscore',
  'invalid-character',
  'invalid-idn',
  'invalid-punycode',
  'invalid-address',
  'all-numeric-suffix',
  'email-address',
  'ip-unsupported',
  'wildcard-unsupported',
] as const;
export type NameProblemCode = (typeof nameProblemCodes)[number];

export const nameProblemSchema = z.object({
  code: z.enum(nameProblemCodes),
  severity: z.enum(nameSeverities),
  /** What the sentence needs: the port that was ignored, the label that is too long, the wildcard that covers. */
  values: z.record(z.string(), z.string()),
});
export type NameProblem = z.infer<typeof nameProblemSchema>;

export const checkedNameSchema = z.object({
  /** The piece of text this was read from, as typed. */
  typed: z.string(),
  /** UTF-16 offsets into the pasted text: the piece, and inside it the part that counts. */
  range: z.object({ start: z.number(), end: z.number() }),
  core: z.object({ start: z.number(), end: z.number() }),
  /** For people: Unicode form, without port, scheme or final dot. */
  value: z.string(),
  /** For machines: A-labels (RFC 5890), lower case; an IPv6 address in RFC 5952 form. */
  ascii: z.string(),
  kind: z.enum(['dns', 'wildcard', 'ip']),
  /** It can be signed. A duplicate or a covered name is ok too, but `included` is false. */
  ok: z.boolean(),
  included: z.boolean(),
  problems: z.array(nameProblemSchema),
  /** Something that would work instead, if we can think of it. */
  suggestion: z.string().optional(),
});
export type CheckedName = z.infer<typeof checkedNameSchema>;

/** What an authority will sign; verdicts depend on it. A private directory has its own root and may sign internal names. */
export const signingPolicySchema = z.object({
  publicTrust: z.boolean(),
  wildcards: z.boolean(),
  addresses: z.enum(['no', 'short-lived', 'yes']),
  maxNames: z.number().int().positive(),
});
export type SigningPolicy = z.infer<typeof signingPolicySchema>;

export const nameReportSchema = z.object({
  names: z.array(checkedNameSchema),
  /** Exactly what the next order would ask for, in order of appearance. */
  identifiers: z.array(identifierSchema),
  limit: z.number(),
  /** How many further pieces of the text were not looked at; left out if none. */
  unread: z.number().int().positive().optional(),
});
export type NameReport = z.infer<typeof nameReportSchema>;
