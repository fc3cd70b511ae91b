/** What a provider's refusal means where it has just taken the same key: hardly that the key is wrong. */
import type { CauseId } from '../../../shared/domain/causes.ts';
import type { Problem } from '../../../shared/errors/problem.ts';
import type { Weights } from './rule.ts';
import { type Sign, signsOf } from './score.ts';

const aboutKey: ReadonlySet<CauseId> = new Set([
  'provider-credentials-invalid',
  'provider-credential-type-mixup',
  'provider-key-whitespace',
]);
/** It may have been revoked or replaced in between. */
const leftOfIt = 0.3;

/** A signature covers the time and every byte of the request, so one of them changed on the way. */
const whereSigned: Weights = { 'clock-skew': 0.72, 'proxy-misconfigured': 0.4 };
/** Writing was allowed; this call may not be. */
const elsewhere: Weights = { 'provider-permission-missing': 0.5, 'provider-endpoint-unreachable': 0.3 };
const signature = /signature|\bsign\b|签名/i;

export interface RecordState {
  readonly challenge: string;
  /** As in a run (`shared/domain/runs.ts`). */
  readonly state: string;
}

/** Whether the provider took the key: a record of this run was written with it. One that is gone again proves less. */
export const keyWorkedFor = (records: readonly RecordState[]): boolean =>
  records.some(({ challenge, state }) => challenge === 'dns-01' && (state === 'written' || state === 'removal-failed'));

export const afterKeyWorked = (signs: readonly Sign[], problems: readonly Problem[]): readonly Sign[] => {
  if (!signs.some(({ cause }) => aboutKey.has(cause))) return signs;
  const refusal = problems.find(({ code }) => code.startsWith('provider.'));
  if (refusal === undefined) return signs;
  const likelier = signature.test(JSON.stringify(refusal.details)) ? whereSigned : elsewhere;
  return [
    ...signs.map((sign) => (aboutKey.has(sign.cause) ? { ...sign, weight: sign.weight * leftOfIt } : sign)),
    ...signsOf(likelier, 'problem', []),
  ];
};
