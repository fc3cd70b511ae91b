/** The issuance state machine: `(state, event) → state + journal`. Pure; whoever calls it saves before it acts. */
import type { ChallengeType } from '../../../shared/domain/certificates.ts';
import type { Retry } from '../../../shared/domain/runs.ts';
import { assertNever, type Problem } from '../../../shared/errors/problem.ts';
import type { AcmeAuthorization, AcmeOrder } from '../acme/session.ts';
import { type AuthorizationState, type IssuanceState, type JournalChange, type Phase, phases } from './state.ts';

export type IssuanceEvent =
  | { readonly kind: 'order-sent' }
  | { readonly kind: 'replaces-dropped' }
  | { readonly kind: 'order-opened'; readonly order: AcmeOrder }
  | { readonly kind: 'authorizations-read'; readonly read: readonly ReadAuthorization[] }
  | {
      readonly kind: 'records-planned';
      readonly planned: readonly { readonly url: string; readonly record: PlannedRecord }[];
    }
  | { readonly kind: 'put-off'; readonly urls: readonly string[] }
  | { readonly kind: 'part-proven'; readonly urls: readonly string[] }
  | { readonly kind: 'record-written'; readonly url: string; readonly recordId: string }
  | { readonly kind: 'all-presented' }
  | { readonly kind: 'published' }
  | { readonly kind: 'all-answered' }
  | { readonly kind: 'order-ready' }
  | { readonly kind: 'finalized' }
  | { readonly kind: 'certificate-ready'; readonly url: string }
  | { readonly kind: 'certificate-stored'; readonly versionId: string; readonly remark?: Problem }
  | { readonly kind: 'record-removed'; readonly url: string }
  | { readonly kind: 'removal-failed'; readonly url: string; readonly problem: Problem }
  | { readonly kind: 'cleaned' }
  | { readonly kind: 'failed'; readonly problem: Problem; readonly retry?: Retry }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'resumed' };

export interface ReadAuthorization {
  readonly authorization: AcmeAuthorization;
  readonly challenge?: {
    readonly type: ChallengeType;
    readonly url: string;
    readonly token: string;
    readonly issuerDomainNames?: readonly string[];
  };
}
export interface PlannedRecord {
  readonly journalId: string;
  readonly zone: string;
  readonly fqdn: string;
  readonly value: string;
  readonly byHand: boolean;
  /** What is known before it is written, see `state.ts`. */
  readonly recordId?: string;
}
export interface Transition {
  readonly state: IssuanceState;
  readonly journal: readonly JournalChange[];
}

export const advance = (state: IssuanceState, event: IssuanceEvent, now: Date): Transition => {
  const at = now.toISOString();
  switch (event.kind) {
    case 'order-sent':
      return plain({ ...state, orderSent: true });
    case 'replaces-dropped': {
      const { replaces: _refused, ...rest } = state;
      return plain(rest);
    }
    case 'order-opened':
      return plain(enter({ ...state, orderSent: true, order: keptOrder(event.order) }, 'authorize', at));
    case 'authorizations-read':
      return plain(afterReading(state, event.read, at));
    case 'records-planned':
      return event.planned.reduce<Transition>(
        (before, { url, record: { byHand, recordId = '', ...record } }) => {
          const after = withRecord(before.state, url, () => ({
            ...record,
            state: byHand ? 'by-hand' : 'planned',
            recordId,
          }));
          return { state: after.state, journal: [...before.journal, ...after.journal] };
        },
        { state, journal: [] },
      );
    case 'put-off':
      return plain(event.urls.reduce((before, url) => change(before, url, (one) => ({ ...one, waits: true })), state));
    case 'part-proven':
      return plain(nextPart(state, event.urls, at));
    case 'record-written':
      return withRecord(state, event.url, (record) => ({ ...record, state: 'written', recordId: event.recordId }));
    case 'all-presented':
      return plain(enter(state, 'publish', at));
    case 'published':
      return plain(enter(state, 'answer', at));
    case 'all-answered':
      return plain(enter(state, 'validate', at));
    case 'order-ready':
      // A rehearsal has shown what it was for: the names can be proven.
      return plain(
        state.rehearsal === true
          ? enter({ ...state, outcome: { kind: 'succeeded' } }, 'clean-up', at)
          : enter(state, 'finalize', at),
      );
    case 'finalized':
      return plain(enter(state, 'issue', at));
    case 'certificate-ready':
      return plain(enter({ ...state, certificateUrl: event.url }, 'download', at));
    case 'certificate-stored':
      return plain(enter(stored(state, event), 'clean-up', at));
    case 'record-removed':
      return withRecord(state, event.url, (record) => ({ ...record, state: 'removed' }));
    case 'removal-failed':
      return withRecord({ ...state, warnings: [...state.warnings, event.problem] }, event.url, (record) => ({
        ...record,
        state: 'removal-failed',
      }));
    case 'cleaned':
      return plain({ ...enter(state, 'end', at), endedAt: at });
    case 'failed':
      return plain(enter({ ...state, outcome: failure(state, event.problem, event.retry) }, 'clean-up', at));
    case 'cancelled':
      return plain(enter({ ...state, outcome: { kind: 'cancelled' } }, 'clean-up', at));
    case 'resumed':
      return plain(reopened(state, at));
    default:
      return assertNever(event);
  }
};

/** Whether a failed run may go on with the same order, and from where. */
export const resumePoint = (phase: Phase, reason: Problem, order: IssuanceState['order']): Phase | undefined => {
  if (orderEnding.has(reason.code)) return undefined;
  switch (phase) {
    case 'order':
      return 'order';
    case 'authorize':
    case 'present':
    case 'publish':
    case 'answer':
    case 'validate':
      return order === undefined ? 'order' : 'authorize';
    case 'finalize':
    case 'issue':
    case 'download':
      return phase;
    case 'clean-up':
    case 'end':
      return undefined;
    default:
      return assertNever(phase);
  }
};

/** After these the order is dead at the authority (RFC 8555 §7.1.6); trying again means a new one. */
const orderEnding: ReadonlySet<string> = new Set([
  'authorization.failed',
  'authorization.expired',
  'order.invalid',
  'order.expired',
  'certificate.mismatch',
  'challenge.not-offered',
  'dns.not-published',
  'acme.badCSR',
]);

const plain = (state: IssuanceState): Transition => ({ state, journal: [] });

const enter = (state: IssuanceState, phase: Phase, at: string): IssuanceState => {
  const left = state.times[state.phase];
  const times = {
    ...state.times,
    [state.phase]: { from: left?.from ?? at, to: at },
    [phase]: { from: state.times[phase]?.from ?? at },
  };
  return { ...state, phase, times };
};

const stored = (
  state: IssuanceState,
  { versionId, remark }: { readonly versionId: string; readonly remark?: Problem },
): IssuanceState => ({
  ...state,
  versionId,
  outcome: { kind: 'succeeded' },
  warnings: remark === undefined ? state.warnings : [...state.warnings, remark],
});

const keptOrder = (order: AcmeOrder): NonNullable<IssuanceState['order']> => ({
  url: order.url,
  finalize: order.finalize,
  authorizations: [...order.authorizations],
  ...(order.expires === undefined ? {} : { expires: order.expires }),
});

const keptChallenge = ({
  issuerDomainNames,
  ...challenge
}: NonNullable<ReadAuthorization['challenge']>): NonNullable<AuthorizationState['challenge']> => ({
  ...challenge,
  ...(issuerDomainNames === undefined ? {} : { issuerDomainNames: [...issuerDomainNames] }),
});

const afterReading = (state: IssuanceState, read: readonly ReadAuthorization[], at: string): IssuanceState => {
  const known = new Map(state.authorizations.map((authorization) => [authorization.url, authorization]));
  const authorizations = read.map(({ authorization, challenge }): AuthorizationState => {
    const before = known.get(authorization.url);
    return {
      url: authorization.url,
      identifier: authorization.identifier,
      wildcard: authorization.wildcard,
      status: authorization.status === 'valid' ? 'valid' : 'pending',
      ...(challenge === undefined ? {} : { challenge: keptChallenge(challenge) }),
      ...(before?.record === undefined ? {} : { record: before.record }),
      ...(authorization.expires === undefined ? {} : { expires: authorization.expires }),
    };
  });
  const open = authorizations.some((authorization) => authorization.status === 'pending');
  return enter({ ...state, authorizations }, open ? 'present' : 'validate', at);
};

const change = (
  state: IssuanceState,
  url: string,
  to: (authorization: AuthorizationState) => AuthorizationState,
): IssuanceState => ({
  ...state,
  authorizations: state.authorizations.map((authorization) =>
    authorization.url === url ? to(authorization) : authorization,
  ),
});

type RecordState = NonNullable<AuthorizationState['record']>;
const journalPhase = {
  planned: 'intent',
  written: 'present',
  removed: 'removed',
  'removal-failed': 'present',
} as const;

const withRecord = (state: IssuanceState, url: string, to: (record: RecordState) => RecordState): Transition => {
  const blank: RecordState = { journalId: '', zone: '', fqdn: '', value: '', state: 'planned', recordId: '' };
  let record: RecordState | undefined;
  const changed = change(state, url, (authorization) => {
    record = to(authorization.record ?? blank);
    return { ...authorization, record };
  });
  // Only what a provider wrote for us is in the journal.
  if (record === undefined || record.state === 'by-hand' || !('provider' in state.policy.proof)) return plain(changed);
  const { provider, credentialId } = state.policy.proof;
  return {
    state: changed,
    journal: [
      {
        id: record.journalId,
        runId: state.runId,
        zone: record.zone,
        fqdn: record.fqdn,
        value: record.value,
        provider,
        credentialId,
        recordId: record.recordId,
        phase: journalPhase[record.state],
      },
    ],
  };
};

const failure = (
  state: IssuanceState,
  reason: Problem,
  retry: Retry | undefined,
): NonNullable<IssuanceState['outcome']> => {
  // What the clean-up runs into never hides the certificate that is already stored, nor the first failure.
  if (state.outcome !== undefined) return state.outcome;
  const resumeAt = leavesOrder(retry) ? undefined : resumePoint(state.phase, reason, state.order);
  return {
    kind: 'failed',
    problem: reason,
    ...(resumeAt === undefined ? {} : { resumeAt }),
    ...(retry === undefined ? {} : { retry }),
  };
};

/** The next attempt opens an order of its own, so this one is to be given up. */
const leavesOrder = (retry: Retry | undefined): boolean =>
  retry !== undefined && retry.kind !== 'give-up' && ['next-method', 'new-order', 'staging-first'].includes(retry.how);

const reopened = (state: IssuanceState, at: string): IssuanceState => {
  if (state.outcome?.kind !== 'failed' || state.outcome.resumeAt === undefined) return state;
  const { outcome, endedAt: _ended, ...rest } = state;
  const phase = outcome.resumeAt ?? 'order';
  return {
    ...rest,
    phase,
    warnings: [],
    // Times of the steps that are gone through again start anew.
    times: { ...trimmed(rest.times, phase), [phase]: { from: at } },
  };
};

/** What was put off has its turn; the steps from the proof on are gone through again. */
const nextPart = (state: IssuanceState, proven: readonly string[], at: string): IssuanceState => ({
  ...state,
  phase: 'present',
  authorizations: state.authorizations.map(({ waits: _waited, ...authorization }) =>
    proven.includes(authorization.url) ? { ...authorization, status: 'valid' } : authorization,
  ),
  times: { ...trimmed(state.times, 'present'), present: { from: at } },
});

const trimmed = (times: IssuanceState['times'], phase: Phase): IssuanceState['times'] =>
  Object.fromEntries(phases.slice(0, phases.indexOf(phase)).flatMap((id) => (times[id] ? [[id, times[id]]] : [])));
