/**
 * What a report may hold, as schemas: whatever they do not name is left behind, so a new field of the app is in no
 * report before somebody has put it here.
 */
import { z } from 'zod';
import { challengeTypeSchema, keyTypeSchema, policySchema } from '../../../shared/domain/certificates.ts';
import { diagnosedCauseSchema } from '../../../shared/domain/diagnosis.ts';
import { publicationHistorySchema } from '../../../shared/domain/dns-watch.ts';
import { identifierSchema } from '../../../shared/domain/identifiers.ts';
import { preflightReportSchema } from '../../../shared/domain/preflight.ts';
import { runRecordSchema, runViewSchema, serverSightingSchema } from '../../../shared/domain/runs.ts';
import { vaultStatusSchema } from '../../../shared/domain/vault.ts';

export const aboutSchema = z.object({
  madeAt: z.string(),
  version: z.string(),
  /** Who made the report: the window, the web host or the command line. */
  host: z.enum(['desktop', 'web', 'command-line']),
  system: z.object({ platform: z.string(), release: z.string(), architecture: z.string() }),
  node: z.string(),
  electron: z.string().optional(),
  language: z.string(),
  mode: z.enum(['practice', 'real']),
  vault: vaultStatusSchema.pick({ state: true, kind: true, keychain: true }),
  counts: z.record(z.string(), z.number()),
});

/**
 * A value that proves an account's right is its key authorization for everything but DNS: that one stays here. So does
 * what a person has pasted into a record by mistake.
 */
const reportedRecord = runRecordSchema
  .pick({ identifier: true, challenge: true, location: true, zone: true, relativeName: true, state: true })
  .extend({ value: z.string().optional(), servers: z.array(serverSightingSchema.omit({ found: true })) });

export const runSchema = runViewSchema
  .pick({
    id: true,
    certificateId: true,
    follows: true,
    rehearsal: true,
    identifiers: true,
    authorityName: true,
    practice: true,
    providerId: true,
    status: true,
    startedAt: true,
    endedAt: true,
    steps: true,
    orderUrl: true,
    orderExpires: true,
    nextLookAt: true,
    eta: true,
    problem: true,
    retry: true,
    resumable: true,
    warnings: true,
    versionId: true,
  })
  .extend({ records: z.array(reportedRecord) });

export const causesSchema = z.object({ causes: z.array(diagnosedCauseSchema) });

const reportedAuthority = z.object({ id: z.string().optional(), url: z.string().optional(), ownRoot: z.boolean() });
const reportedProof = z.object({
  method: challengeTypeSchema,
  provider: z.string().optional(),
  /** As in credentials.json. */
  credential: z.string().optional(),
  port: z.number().optional(),
  address: z.string().optional(),
  webroot: z.string().optional(),
});
const { minimumWait, maximumWait, notBefore, notAfter, preferredChain, profile } = policySchema.shape;
export const policyReportSchema = z.object({
  identifiers: z.array(identifierSchema),
  authority: reportedAuthority,
  fallbackAuthorities: z.array(reportedAuthority),
  proof: reportedProof,
  fallbackProofs: z.array(reportedProof),
  keyType: keyTypeSchema,
  keyPolicy: z.enum(['new', 'reuse']),
  ownRequest: z.boolean(),
  contacts: z.number(),
  resolvers: z.array(z.string()),
  termsAgreed: z.boolean(),
  ...{ minimumWait, maximumWait, notBefore, notAfter, preferredChain, profile },
});

export const authoritiesSchema = z.object({
  accounts: z.array(
    z.object({
      directory: z.string(),
      authority: z.string(),
      account: z.string().optional(),
      usual: z.boolean(),
      bound: z.boolean(),
      contacts: z.number(),
      certificates: z.number(),
      createdAt: z.string(),
    }),
  ),
});

export const credentialsSchema = z.object({
  credentials: z.array(
    z.object({ name: z.string(), provider: z.string(), createdAt: z.string(), filled: z.array(z.string()) }),
  ),
});

export const dnsSchema = z.object({
  records: z.array(
    reportedRecord.pick({ identifier: true, challenge: true, location: true, zone: true, servers: true, value: true }),
  ),
  /** Seconds that earlier records of these zones took. */
  history: z.array(publicationHistorySchema.extend({ zone: z.string(), provider: z.string() })),
});

/** Everything a report is made from. What is missing makes no file. */
export interface Material {
  readonly about: z.input<typeof aboutSchema>;
  /** The one it is about, then those before it. */
  readonly runs: readonly z.input<typeof runSchema>[];
  readonly causes?: z.input<typeof causesSchema> | undefined;
  readonly preflight?: z.input<typeof preflightReportSchema> | undefined;
  readonly policy?: z.input<typeof policyReportSchema> | undefined;
  readonly authorities: z.input<typeof authoritiesSchema>;
  readonly credentials: z.input<typeof credentialsSchema>;
  readonly dns?: z.input<typeof dnsSchema> | undefined;
  /** Lines of the host. */
  readonly log: readonly string[];
  readonly text?: string | undefined;
}

/** In the order in which people read them. */
export const documentsOf = (material: Material): readonly (readonly [name: string, document: unknown])[] => {
  const { about, runs, causes, preflight, policy, authorities, credentials, dns } = material;
  const given = <T>(name: string, schema: z.ZodType<unknown, T>, value: T | undefined) =>
    value === undefined ? [] : [[name, schema.parse(value)] as const];
  return [
    ...given('about.json', aboutSchema, about),
    ...given('causes.json', causesSchema, causes),
    ...given('preflight.json', preflightReportSchema, preflight),
    ...given('policy.json', policyReportSchema, policy),
    ...given('authorities.json', authoritiesSchema, authorities),
    ...given('credentials.json', credentialsSchema, credentials),
    ...given('dns.json', dnsSchema, dns),
    ...runs.flatMap((run, index) => given(`run-${index + 1}.json`, runSchema, run)),
  ];
};
