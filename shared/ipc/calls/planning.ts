/** What is looked at before an order. */
import { z } from 'zod';
import { authorityLookSchema } from '../../domain/accounts.ts';
import { authoritySchema } from '../../domain/authorities.ts';
import { authorityRefSchema, challengeTypeSchema, policySchema } from '../../domain/certificates.ts';
import { resolverAuditSchema } from '../../domain/dns-findings.ts';
import { zoneInspectionSchema } from '../../domain/dns-inspection.ts';
import { identifierSchema, nameReportSchema } from '../../domain/identifiers.ts';
import { providerDescriptorSchema, providerMatchSchema, staleRecordSchema } from '../../domain/providers.ts';
import { byId, call, done, nothing } from './parts.ts';

export const planningCalls = {
  /** Ten megabytes is more than any paste; the reader says so instead of freezing. */
  'names.check': call(
    z
      .object({
        text: z.string().max(10_000_000),
        authority: authorityRefSchema,
        keepAnyway: z.array(z.string()).default([]),
      })
      .strict(),
    nameReportSchema,
  ),
  'authorities.list': call(nothing, z.object({ authorities: z.array(authoritySchema) })),
  /** Asks the directory itself; `network.*`, `directory.*`. */
  'authorities.look': call(z.object({ authority: authorityRefSchema }).strict(), authorityLookSchema),
  'providers.list': call(nothing, z.object({ providers: z.array(providerDescriptorSchema) })),
  'proof.options': call(
    z.object({ identifiers: z.array(identifierSchema).min(1), authority: authorityRefSchema }).strict(),
    z.object({
      options: z.array(
        z.object({
          method: challengeTypeSchema,
          byHand: z.boolean(),
          available: z.boolean(),
          recommended: z.boolean(),
          /** Keys of sentences: why it is recommended, what it needs, why it cannot be had. */
          reasons: z.array(z.string()),
        }),
      ),
    }),
  ),
  'zone.find': call(
    z.object({ name: z.string().min(1), resolvers: z.array(z.string()).default([]) }).strict(),
    z.object({
      zone: z.string(),
      nameServers: z.array(z.string()),
      /** Who serves it, by the names of its name servers; best first. */
      providers: z.array(providerMatchSchema),
      /** Where `_acme-challenge.<name>` really has to be written, CNAMEs followed. */
      location: z.string(),
      relativeName: z.string(),
    }),
  ),
  /** All that is noteworthy about the zone and the place of proof; takes seconds. `dns.zone-not-found`, `dns.no-answer`. */
  'zone.inspect': call(
    z.object({ name: z.string().min(1), resolvers: z.array(z.string()).default([]) }).strict(),
    zoneInspectionSchema,
  ),
  /** Whether this machine's resolvers can be believed; writes nothing, and a lie is no failure. */
  'dns.audit': call(nothing, resolverAuditSchema),
  /** Challenge values in our zones that no run needs any more. Asks name servers. */
  'records.stale': call(nothing, z.object({ records: z.array(staleRecordSchema) })),
  /** Removes exactly this value. `provider.*`, `credential.not-found`, `vault.*`. */
  'records.remove-stale': call(
    staleRecordSchema.pick({ fqdn: true, zone: true, value: true, provider: true, credentialId: true }).strict(),
    done,
  ),
  /** Answers at once; what is found is told by `preflight.changed`. Another one of this page ends the one before. */
  'preflight.start': call(z.object({ policy: policySchema }).strict(), z.object({ id: z.string() })),
  'preflight.cancel': call(byId, done),
} as const;
