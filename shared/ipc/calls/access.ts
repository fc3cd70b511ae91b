/** Accounts at authorities, keys to providers. Secrets go in and never come out. */
import { z } from 'zod';
import { accountViewSchema } from '../../domain/accounts.ts';
import { authorityRefSchema } from '../../domain/certificates.ts';
import { credentialTestSchema, credentialViewSchema } from '../../domain/providers.ts';
import { byId, call, delivered, done, nothing, secret } from './parts.ts';

export const accessCalls = {
  'accounts.list': call(nothing, z.object({ accounts: z.array(accountViewSchema) })),
  /** Registers at once. The HMAC key is write-only. `account.binding-needed`, `acme.*`. */
  'accounts.create': call(
    z
      .object({
        authority: authorityRefSchema,
        contact: z.array(z.email()),
        termsAgreed: z.boolean(),
        binding: z
          .union([
            z.object({ keyId: z.string().min(1), hmacKey: secret }).strict(),
            /** ZeroSSL hands out a binding for an e-mail address or an API key. */
            z.object({ zerosslEmail: z.email() }).strict(),
            z.object({ zerosslApiKey: secret }).strict(),
          ])
          .optional(),
      })
      .strict(),
    accountViewSchema,
  ),
  'accounts.change-contact': call(
    z.object({ id: z.string(), contact: z.array(z.email()) }).strict(),
    accountViewSchema,
  ),
  'accounts.roll-over': call(byId, accountViewSchema),
  /** Cannot be undone; `account.in-use` unless `evenIfUsed`. */
  'accounts.deactivate': call(z.object({ id: z.string(), evenIfUsed: z.boolean().default(false) }).strict(), done),
  /** PEM or JWK of an account key made elsewhere; looked up at the authority before it is kept. */
  'accounts.import': call(
    z.object({ authority: authorityRefSchema, key: z.string().max(65536) }).strict(),
    accountViewSchema,
  ),
  /** The key goes into a file that the person chooses, never to the page. */
  'accounts.export': call(byId, delivered),
  'credentials.list': call(nothing, z.object({ credentials: z.array(credentialViewSchema) })),
  'credentials.save': call(
    z
      .object({
        id: z.string().optional(),
        provider: z.string(),
        label: z.string().max(200),
        /** Write-only. A secret field left out keeps what is stored. */
        fields: z.record(z.string(), z.string().max(65536)),
      })
      .strict(),
    credentialViewSchema,
  ),
  'credentials.test': call(
    z.object({ id: z.string(), name: z.string(), resolvers: z.array(z.string()).default([]) }).strict(),
    credentialTestSchema,
  ),
  'credentials.remove': call(byId, done),
} as const;
