/**
 * The persisted state of one run. Together with the journal it is all a later process needs to go on with the same
 * order: tokens are kept, so the same TXT values come out again.
 */
import { z } from 'zod';
import { challengeTypeSchema, policySchema } from '../../../shared/domain/certificates.ts';
import { identifierSchema } from '../../../shared/domain/identifiers.ts';
import { retrySchema } from '../../../shared/domain/runs.ts';
import { problemSchema } from '../../../shared/errors/problem.ts';

/** In order. The effect of a phase is repeated after a crash, so each is idempotent or looks before it acts. */
export const phases = [
  'order',
  'authorize',
  'present',
  'publish',
  'answer',
  'validate',
  'finalize',
  'issue',
  'download',
  'clean-up',
  'end',
] as const;
export type Phase = (typeof phases)[number];

const recordSchema = z.object({
  journalId: z.string(),
  zone: z.string(),
  fqdn: z.string(),
  value: z.string(),
  /** `planned` is saved, for DNS also in the journal, before anything is written. */
  state: z.enum(['planned', 'written', 'removed', 'removal-failed', 'by-hand']),
  /** The provider's id of the record; for a file in a web root its footprint (`challenges/responder.ts`). */
  recordId: z.string(),
});

const authorizationSchema = z.object({
  url: z.string(),
  identifier: identifierSchema,
  wildcard: z.boolean(),
  /** `valid` ones are reused as they are (RFC 8555 §7.1.3). */
  status: z.enum(['pending', 'valid']),
  challenge: z
    .object({
      type: challengeTypeSchema,
      url: z.string(),
      /** Empty for dns-persist-01, which has none. */
      token: z.string(),
      issuerDomainNames: z.array(z.string()).optional(),
    })
    .optional(),
  record: recordSchema.optional(),
  /** Proven after others: the provider has no room for its value beside theirs. */
  waits: z.boolean().optional(),
  expires: z.string().optional(),
});
export type AuthorizationState = z.infer<typeof authorizationSchema>;

export const issuanceStateSchema = z.object({
  version: z.literal(1),
  runId: z.string(),
  certificateId: z.string(),
  certificateName: z.string(),
  policy: policySchema,
  accountId: z.string(),
  /**
   * Vault record of the certificate's private key; made before the order, so that a resumed run signs the same CSR.
   * Empty with a CSR of the reader's own, whose key we never have.
   */
  keyRecord: z.string(),
  /** Certificate id of RFC 9773 §4.1 that this order replaces; dropped when the authority says alreadyReplaced. */
  replaces: z.string().optional(),
  /** The run that this one follows by failover or retry. */
  follows: z.string().optional(),
  /** Only proves the names at the authority's test service, then ends: nothing is finalized (RFC 8555 §7.4). */
  rehearsal: z.boolean().optional(),
  /** How often this row of runs has begun anew, and turned to another method or authority on the way. */
  turns: z.object({ runs: z.number(), methods: z.number(), authorities: z.number() }).optional(),
  /** A person wanted it now: an authority that is away is not waited for. */
  insisted: z.boolean().optional(),
  phase: z.enum(phases),
  /** newOrder has been sent; without `order` its answer was lost and the account's list is searched. */
  orderSent: z.boolean(),
  order: z
    .object({
      url: z.string(),
      finalize: z.string(),
      authorizations: z.array(z.string()),
      expires: z.string().optional(),
    })
    .optional(),
  authorizations: z.array(authorizationSchema),
  certificateUrl: z.string().optional(),
  versionId: z.string().optional(),
  outcome: z
    .discriminatedUnion('kind', [
      z.object({ kind: z.literal('succeeded') }),
      z.object({ kind: z.literal('cancelled') }),
      z.object({
        kind: z.literal('failed'),
        problem: problemSchema,
        resumeAt: z.enum(phases).optional(),
        retry: retrySchema.optional(),
      }),
    ])
    .optional(),
  warnings: z.array(problemSchema),
  startedAt: z.string(),
  endedAt: z.string().optional(),
  /** When each phase was first entered and last left. */
  times: z.partialRecord(z.enum(phases), z.object({ from: z.string(), to: z.string().optional() })),
});
export type IssuanceState = z.infer<typeof issuanceStateSchema>;

/** One TXT record of ours, as the journal keeps it until the zone is clean again. */
export interface JournalChange {
  readonly id: string;
  readonly runId: string;
  readonly zone: string;
  readonly fqdn: string;
  readonly value: string;
  readonly provider: string;
  readonly credentialId: string | undefined;
  readonly recordId: string;
  readonly phase: 'intent' | 'present' | 'removed';
}

export const fullName = (authorization: AuthorizationState): string =>
  authorization.wildcard ? `*.${authorization.identifier.value}` : authorization.identifier.value;
