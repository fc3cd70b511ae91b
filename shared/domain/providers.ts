/** What the app knows of a DNS provider without loading its client: forms, help, registry and redaction come from it. */
import { z } from 'zod';
import { problemSchema } from '../errors/problem.ts';
import { type Language, languages } from './languages.ts';

export const localTextSchema = z.object(
  Object.fromEntries(languages.map((language) => [language, z.string()])) as Record<Language, z.ZodString>,
);

export const providerFieldSchema = z.object({
  key: z.string(),
  label: localTextSchema,
  help: localTextSchema,
  secret: z.boolean(),
  required: z.boolean(),
  example: z.string().optional(),
  /** Closed choices, drawn as a select. */
  options: z.array(z.string()).optional(),
  default: z.string().optional(),
  /** Earlier names of the field, still taken. */
  aliases: z.array(z.string()).optional(),
  /** Where the API listens; an endpoint given beside the credential goes here. */
  endpoint: z.boolean().optional(),
  /** May hold several lines, such as a key in PEM. */
  lines: z.boolean().optional(),
});
export type ProviderField = z.infer<typeof providerFieldSchema>;

/** What a refusal of a provider comes to, whatever its words. */
export const refusals = [
  'wrong-credentials',
  'no-permission',
  'zone-not-found',
  'rate-limited',
  'clock-skew',
  /** Another change is under way: worth another try in a moment. */
  'busy',
  /** The value, the record or the set is there already. */
  'already-there',
  /** The record or the set to read or remove is not there. */
  'not-there',
  /** The session has ended; another log-in may help. */
  'signed-out',
  'refused',
  'bad-answer',
] as const;
export type Refusal = (typeof refusals)[number];

/** Ids of the causes that an answer of a provider can tell; the list of all causes explains each to people. */
export const providerCauses = [
  'provider-credentials-invalid',
  'provider-key-whitespace',
  'provider-credential-type-mixup',
  'provider-permission-missing',
  'provider-plan-restriction',
  'provider-ip-allowlist',
  'provider-zone-not-found',
  'provider-zone-ambiguous',
  'provider-record-conflict',
  'provider-ttl-rejected',
  'provider-rate-limited',
  'provider-api-retired',
  'provider-endpoint-unreachable',
  'provider-domain-locked',
  'domain-uses-other-nameservers',
  'clock-skew',
] as const;
export type ProviderCause = (typeof providerCauses)[number];

/** How one error of a provider is recognised. All that is given must fit; the first rule that fits counts. */
export const errorRuleSchema = z.object({
  /** HTTP status. */
  status: z.number().optional(),
  /** The provider's own code, exactly, or its beginning before a `*`. */
  code: z.string().optional(),
  /** Regular expression on the message, or on the whole answer where it tells no error; upper and lower case alike. */
  text: z.string().optional(),
  refusal: z.enum(refusals),
  /** Where it is more than the refusal says. */
  cause: z.enum(providerCauses).optional(),
});
export type ErrorRule = z.infer<typeof errorRuleSchema>;

export const providerRegions = ['global', 'china', 'europe', 'us', 'self-hosted'] as const;

export const providerDescriptorSchema = z.object({
  id: z.string(),
  name: localTextSchema,
  /** One sentence: what it is for. */
  summary: localTextSchema,
  /** Neutral two-letter sign in place of a logo. */
  monogram: z.string(),
  /** 1 is offered first; the order says how many people use it. */
  rank: z.number(),
  region: z.enum(providerRegions),
  website: z.string().optional(),
  fields: z.array(providerFieldSchema),
  /** Where single fields are not enough to say what is needed: one of these groups must be whole. */
  anyOf: z.array(z.array(z.string())).optional(),
  /** The page where the credential is made. */
  createKeyUrl: z.string().optional(),
  docsUrl: z.string().optional(),
  /** What the key may do at the least, and where to make it. */
  leastPrivilege: localTextSchema.optional(),
  /** The same as the provider wants it pasted, usually JSON; `{zone}` stands for the zone. */
  policy: z.string().optional(),
  /** Numbered steps to a credential. */
  steps: z.array(localTextSchema),
  /** Seconds; how long this provider usually takes to publish. */
  propagation: z.object({ typicalSeconds: z.number(), ttlSeconds: z.number() }),
  /** How the service keeps TXT values: each by itself, in sets, in the zone as a whole, or one alone. */
  model: z.enum(['record', 'set-add', 'set', 'zone', 'slot', 'none']),
  /** Values that one name can hold at a time, where that is limited. */
  valuesPerName: z.number().optional(),
  /** Host names of its name servers, `*` for any run of characters; none where they are anybody's. */
  nameServers: z.array(z.string()),
  errors: z.array(errorRuleSchema),
  /** `automatic` writes the record itself; `manual` asks the reader to. */
  mode: z.enum(['automatic', 'manual']),
  /** Only offered in practice mode. */
  practiceOnly: z.boolean(),
});
export type ProviderDescriptor = z.infer<typeof providerDescriptorSchema>;

/** A stored credential as the screen may see it: which fields are set, never what they hold if secret. */
export const credentialViewSchema = z.object({
  id: z.string(),
  provider: z.string(),
  label: z.string(),
  createdAt: z.string(),
  fields: z.array(z.object({ key: z.string(), set: z.boolean(), value: z.string().optional() })),
});
export type CredentialView = z.infer<typeof credentialViewSchema>;

/** A provider that the name servers of a zone point to. */
export const providerMatchSchema = z.object({
  id: z.string(),
  /** `all` name servers are its own, or only `some`: then two services answer for the zone. */
  confidence: z.enum(['all', 'some']),
  /** The name servers that told. */
  nameServers: z.array(z.string()),
});
export type ProviderMatch = z.infer<typeof providerMatchSchema>;

export const credentialStepIds = [
  'zone',
  'accepted',
  'zones',
  'canary-written',
  'canary-seen',
  'canary-removed',
] as const;
export const credentialFindingCodes = [
  /** This machine's clock and the service's disagree. */
  'clock-skew',
  'too-broad',
  'read-only',
  'expires-soon',
  /** It ends before a certificate that depends on it is renewed. */
  'expires-before-renewal',
  /** The name servers belong to somebody else. */
  'other-provider',
  /** Only some of the name servers are this provider's. */
  'shared-zone',
  /** It works, but for an account of another name than the others: shown so that mix-ups are seen. */
  'account',
  /** The service holds a zone above or below the one that the name servers tell. */
  'other-zone',
] as const;

/** What the credential doctor saw, in the order in which it looked. */
export const credentialTestSchema = z.object({
  steps: z.array(
    z.object({
      id: z.enum(credentialStepIds),
      ok: z.boolean(),
      milliseconds: z.number(),
      /** Facts for the sentence of a step that went well. */
      detail: z.record(z.string(), z.string()),
      /** Why it did not. */
      problem: problemSchema.optional(),
    }),
  ),
  findings: z.array(
    z.object({
      code: z.enum(credentialFindingCodes),
      severity: z.enum(['note', 'warning', 'blocks']),
      detail: z.record(z.string(), z.string()),
    }),
  ),
});
export type CredentialTest = z.infer<typeof credentialTestSchema>;
export type CredentialFinding = CredentialTest['findings'][number];

/** A TXT value at a place of proof that no run needs any more. */
export const staleRecordSchema = z.object({
  fqdn: z.string(),
  zone: z.string(),
  value: z.string(),
  provider: z.string(),
  credentialId: z.string().optional(),
  /** We wrote it, by our journal; otherwise somebody else did, or an earlier installation. */
  ours: z.boolean(),
  /** ISO 8601; when we wrote it. */
  writtenAt: z.string().optional(),
  /** The name servers still show it. Unknown where they could not be asked. */
  seen: z.boolean().optional(),
  /** How often its removal was tried in vain, and until when it is tried by itself. */
  attempts: z.number(),
  triedUntil: z.string().optional(),
});
export type StaleRecord = z.infer<typeof staleRecordSchema>;
