/** What is wrong with a resolver, each with what it said and what it should have said. Findings inform; none fails a run. */
import { z } from 'zod';

/**
 * - `fake-ip`: addresses that lead nowhere but into a proxy tool or a block list.
 * - `nxdomain-rewritten`: addresses for a name that does not exist.
 * - `split-horizon`: an inner address for a name that has a public one outside.
 * - `udp-blocked`, `tcp-blocked`: answers by the other transport alone.
 * - `transport-differs`: says one thing by UDP and another by TCP.
 * - `slow`: answers, but takes long. `refusing`: answers, but resolves nothing. `silent`: never answers.
 */
export const resolverFindingCodes = [
  'fake-ip',
  'nxdomain-rewritten',
  'split-horizon',
  'udp-blocked',
  'tcp-blocked',
  'transport-differs',
  'slow',
  'refusing',
  'silent',
] as const;
export type ResolverFindingCode = (typeof resolverFindingCodes)[number];

export const resolverEvidenceSchema = z.object({
  question: z.object({ name: z.string(), type: z.enum(['A', 'AAAA']) }),
  transport: z.enum(['udp', 'tcp']),
  /** Addresses, or a code such as `NXDOMAIN`, or `timeout`, `refused`, `unreachable`, `garbled`. */
  answer: z.array(z.string()),
  /** The same from views that are not this resolver; empty where nobody could say. */
  expected: z.array(z.string()),
  /** From the question to the answer, or to giving up. */
  milliseconds: z.number(),
});
export type ResolverEvidence = z.infer<typeof resolverEvidenceSchema>;

export const resolverFindingSchema = z.object({
  code: z.enum(resolverFindingCodes),
  /** `ip:port` or `[ip6]:port`. */
  server: z.string(),
  evidence: z.array(resolverEvidenceSchema).min(1),
});
export type ResolverFinding = z.infer<typeof resolverFindingSchema>;

export const resolverAuditSchema = z.object({
  /** Those that were asked, as `ip:port` or `[ip6]:port`. */
  resolvers: z.array(z.string()),
  findings: z.array(resolverFindingSchema),
  /** The views that the answers were compared with, and whether they could say anything. */
  control: z.array(z.object({ label: z.string(), answered: z.boolean() })),
});
export type ResolverAudit = z.infer<typeof resolverAuditSchema>;
