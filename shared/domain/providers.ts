/** What the app knows of a DNS provider without loading its client: forms, help, registry and redaction come from it. */
import { z } from 'zod';

export const localTextSchema = z.object({ en: z.string(), zh: z.string() });
export type LocalText = z.infer<typeof localTextSchema>;

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
});
export type ProviderField = z.infer<typeof providerFieldSchema>;

export const providerDescriptorSchema = z.object({
  id: z.string(),
  name: localTextSchema,
  /** One sentence: what it is for. */
  summary: localTextSchema,
  /** Neutral two-letter sign in place of a logo. */
  monogram: z.string(),
  fields: z.array(providerFieldSchema),
  docsUrl: z.string().optional(),
  /** What the key may do at the least, and where to make it. */
  leastPrivilege: localTextSchema.optional(),
  /** Numbered steps to a credential. */
  steps: z.array(localTextSchema),
  /** Seconds; how long this provider usually takes to publish. */
  propagation: z.object({ typicalSeconds: z.number(), ttlSeconds: z.number() }),
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
