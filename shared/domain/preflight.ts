/** What is looked at before an order is placed, what can be found, and what each finding means for the order. */
import { z } from 'zod';
import type { FailureClass } from '../errors/codes.ts';
import { problemSchema } from '../errors/problem.ts';
import { type CauseId, causes, fixActions } from './causes.ts';
import { challengeTypeSchema } from './certificates.ts';
import { findingFacts } from './preflight-findings.ts';

/** In the order in which people read them. */
export const preflightChecks = [
  'names',
  'network',
  'resolver',
  'clock',
  'authority',
  'account',
  'limits',
  'zone',
  'dnssec',
  'shadows',
  'provider',
  'credential',
  'caa',
  'stale-txt',
  'addresses',
  'line',
  'port',
  'firewall',
  'reachable',
  'keychain',
  'target',
  'schedule',
  // Only of a rehearsal: what a renewal needs beyond an order.
  'unattended',
  'key',
  'lasting-record',
  'canary',
  'renewal-info',
] as const;
export type PreflightCheckId = (typeof preflightChecks)[number];

/** `note` informs, `warning` asks for a look, `blocks` means that an order would fail. */
export const verdicts = ['ok', 'note', 'warning', 'blocks'] as const;
export type Verdict = (typeof verdicts)[number];

export const worst = (all: readonly Verdict[]): Verdict =>
  all.reduce<Verdict>((most, one) => (verdicts.indexOf(one) > verdicts.indexOf(most) ? one : most), 'ok');

/** What is known of a finding by its code alone. */
export interface FindingFacts {
  readonly verdict: Verdict;
  /** Id in our list of causes; missing where nothing is wrong. */
  readonly cause?: CauseId;
  /** Decides the exit code of the command line where it blocks. */
  readonly failureClass?: FailureClass;
  /** Has a sentence of its own about what it means, in place of that of its cause. */
  readonly ownMeaning?: true;
}

export type FindingCode = keyof typeof findingFacts;
const codes = Object.keys(findingFacts) as [FindingCode, ...FindingCode[]];
export const findingCodes: readonly FindingCode[] = codes;
export const factsOf = (code: FindingCode): FindingFacts => findingFacts[code];

export const preflightFindingSchema = z.object({
  check: z.enum(preflightChecks),
  code: z.enum(codes),
  verdict: z.enum(verdicts),
  cause: z.custom<CauseId>((value) => typeof value === 'string' && Object.hasOwn(causes, value)).optional(),
  /** What its sentence needs. */
  detail: z.record(z.string(), z.string()),
  /** Lines as a server or this machine gave them. */
  evidence: z.array(z.string()),
  /** What the app can do about it, in the order of the sentences of its cause. */
  fixes: z.array(z.enum(fixActions)),
  /** Where it concerns one way of proof or one authority of several: another may still do. */
  method: challengeTypeSchema.optional(),
  authority: z.string().optional(),
});
export type PreflightFinding = z.infer<typeof preflightFindingSchema>;

export const preflightOutcomeSchema = z.object({
  id: z.enum(preflightChecks),
  verdict: z.enum(verdicts),
  milliseconds: z.number(),
  /** Of all findings, worst first; of a check that found nothing what it saw. */
  evidence: z.array(z.string()),
  findings: z.array(preflightFindingSchema),
});
export type PreflightOutcome = z.infer<typeof preflightOutcomeSchema>;

export const preflightReportSchema = z.object({
  verdict: z.enum(verdicts),
  checks: z.array(preflightOutcomeSchema),
  milliseconds: z.number(),
});
export type PreflightReport = z.infer<typeof preflightReportSchema>;

export const preflightEventSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('started'), check: z.enum(preflightChecks) }),
  z.object({ kind: z.literal('finished'), outcome: preflightOutcomeSchema }),
  /** `problem` only where it was cancelled or could not be done at all. */
  z.object({ kind: z.literal('ended'), report: preflightReportSchema.optional(), problem: problemSchema.optional() }),
]);
export type PreflightEvent = z.infer<typeof preflightEventSchema>;
