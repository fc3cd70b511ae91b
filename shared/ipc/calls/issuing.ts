/** Runs and certificates. */
import { z } from 'zod';
import { renewalInfoSchema } from '../../domain/accounts.ts';
import { certificateListSchema, certificateViewSchema, policySchema } from '../../domain/certificates.ts';
import { renewalPreviewSchema, renewalTermsSchema, versionListSchema } from '../../domain/managed.ts';
import { runViewSchema } from '../../domain/runs.ts';
import { byId, call, delivered, done, nothing } from './parts.ts';

export const issuingCalls = {
  'issuance.start': call(
    z
      .object({
        policy: policySchema,
        /** See `IssueOptions` of the workspace. `authority.no-test-service`. */
        testFirst: z.boolean().optional(),
      })
      .strict(),
    z.object({ runId: z.string() }),
  ),
  'issuance.resume': call(byId, z.object({ runId: z.string() })),
  'issuance.cancel': call(byId, done),
  'issuance.look-now': call(byId, done),
  'runs.list': call(nothing, z.object({ runs: z.array(runViewSchema) })),
  'runs.get': call(byId, runViewSchema),
  /** What the run was told to do, to start another one from it. */
  'runs.policy': call(byId, policySchema),
  'certificates.list': call(nothing, certificateListSchema),
  'certificates.get': call(byId, certificateViewSchema),
  'certificates.export': call(z.object({ id: z.string().min(1), format: z.literal('pem') }).strict(), delivered),
  'certificates.revoke': call(
    z
      .object({
        id: z.string().min(1),
        /** RFC 5280 §5.3.1: unspecified, keyCompromise, affiliationChanged, superseded, cessationOfOperation. */
        reason: z.union([z.literal(0), z.literal(1), z.literal(3), z.literal(4), z.literal(5)]).default(0),
        signedBy: z.enum(['account', 'certificate-key']).default('account'),
      })
      .strict(),
    certificateViewSchema,
  ),
  'certificates.renewal-info': call(byId, renewalInfoSchema),
  'certificates.versions': call(
    z.object({ id: z.string().min(1), limit: z.number().int().min(1).max(1000).default(20) }).strict(),
    versionListSchema,
  ),
  /** Asks nobody and changes nothing. `certificate.not-found`. */
  'certificates.renewal-preview': call(byId, renewalPreviewSchema),
  /** Answers with the whole policy. `run.locked`, `names.*`, `account.binding-needed`. */
  'certificates.change-terms': call(
    z.object({ id: z.string().min(1), terms: renewalTermsSchema }).strict(),
    policySchema,
  ),
} as const;
