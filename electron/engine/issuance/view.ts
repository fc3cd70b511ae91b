/** State → what people watch. Pure; sightings of name servers come from the running process and are not persisted. */
import type { ChallengeType, Proof } from '../../../shared/domain/certificates.ts';
import type { ComputerView, Eta } from '../../../shared/domain/dns-watch.ts';
import type { RunRecord, RunStepId, RunView, ServerSighting } from '../../../shared/domain/runs.ts';
import { type AuthorizationState, fullName, type IssuanceState, type Phase } from './state.ts';

export interface Live {
  /** This process works on it. */
  readonly running: boolean;
  readonly sightings: ReadonlyMap<string, readonly ServerSighting[]>;
  readonly nextLookAt?: string;
  readonly eta?: Eta;
  readonly computer?: ComputerView;
}
export const notRunning: Live = { running: false, sightings: new Map() };

const phasesOf: Readonly<Record<RunStepId, readonly Phase[]>> = {
  order: ['order', 'authorize'],
  present: ['present'],
  publish: ['publish'],
  validate: ['answer', 'validate'],
  issue: ['finalize', 'issue', 'download'],
  'clean-up': ['clean-up'],
};

export const viewOf = (
  state: IssuanceState,
  facts: { readonly authorityName: string; readonly practice: boolean },
  live: Live,
): RunView => ({
  id: state.runId,
  certificateId: state.certificateId,
  ...(state.follows === undefined ? {} : { follows: state.follows }),
  ...(state.rehearsal === true ? { rehearsal: true } : {}),
  identifiers: state.policy.identifiers,
  authorityName: facts.authorityName,
  practice: facts.practice,
  ...('provider' in state.policy.proof ? { providerId: state.policy.proof.provider } : {}),
  status: statusOf(state, live),
  startedAt: state.startedAt,
  ...(state.endedAt === undefined ? {} : { endedAt: state.endedAt }),
  steps: (Object.keys(phasesOf) as RunStepId[]).map((id) => stepOf(state, id)),
  records: inOrderOfNames(state).flatMap((authorization) => recordOf(state, authorization, live)),
  ...(state.order === undefined ? {} : { orderUrl: state.order.url }),
  ...(state.order?.expires === undefined ? {} : { orderExpires: state.order.expires }),
  ...(live.nextLookAt === undefined || state.phase !== 'publish' ? {} : { nextLookAt: live.nextLookAt }),
  ...(live.eta === undefined || state.phase !== 'publish' ? {} : { eta: live.eta }),
  ...(live.computer === undefined || state.phase === 'end' ? {} : { computer: live.computer }),
  ...(state.outcome?.kind === 'failed' ? { problem: state.outcome.problem } : {}),
  ...(state.outcome?.kind === 'failed' && state.outcome.retry !== undefined ? { retry: state.outcome.retry } : {}),
  resumable: state.outcome?.kind === 'failed' ? state.outcome.resumeAt !== undefined : state.phase !== 'end',
  warnings: state.warnings,
  ...(state.versionId === undefined ? {} : { versionId: state.versionId }),
});

const isDns = (method: ChallengeType): boolean => method.startsWith('dns-');
const leavesTraces = (proof: Proof): boolean =>
  'provider' in proof || (proof.method === 'http-01' && proof.webroot !== undefined);

/** What was only planned when the run ended was never written, as far as anyone could tell. */
const hasPresented = ({ authorizations }: IssuanceState): boolean =>
  authorizations.some(({ record }) => record !== undefined && record.state !== 'planned');

const statusOf = (state: IssuanceState, live: Live): RunView['status'] => {
  if (state.phase === 'end' && state.outcome !== undefined) return state.outcome.kind;
  if (!live.running) return 'interrupted';
  return state.phase === 'publish' ? 'waiting' : 'working';
};

const stepOf = (state: IssuanceState, id: RunStepId): RunView['steps'][number] => {
  const times = phasesOf[id].flatMap((phase) => state.times[phase] ?? []);
  const first = times[0];
  const last = times.at(-1);
  const current = phasesOf[id].includes(state.phase);
  return {
    id,
    status: stepStatus(state, id, current, first !== undefined),
    ...(first === undefined ? {} : { startedAt: first.from }),
    ...(last?.to === undefined || current ? {} : { endedAt: last.to }),
  };
};

const stepStatus = (
  state: IssuanceState,
  id: RunStepId,
  current: boolean,
  begun: boolean,
): RunView['steps'][number]['status'] => {
  if (id === 'clean-up') {
    if (state.authorizations.some(({ record }) => record?.state === 'removal-failed')) return 'warning';
    if (state.phase === 'end') return leavesTraces(state.policy.proof) && hasPresented(state) ? 'done' : 'skipped';
    return current ? 'working' : 'to-come';
  }
  // What this machine answers itself is there at once.
  if (id === 'publish' && !isDns(state.policy.proof.method) && begun && !current) return 'skipped';
  if (current) return state.phase === 'publish' ? 'waiting' : 'working';
  if (!begun) return state.outcome?.kind === 'succeeded' ? 'skipped' : 'to-come';
  const unfinished = state.outcome !== undefined && state.outcome.kind !== 'succeeded' && id === lastBegun(state);
  if (unfinished) return state.outcome?.kind === 'failed' ? 'failed' : 'skipped';
  return 'done';
};

/** The step in which the run stopped: the last one begun before the clean-up. */
const lastBegun = (state: IssuanceState): RunStepId | undefined =>
  (Object.keys(phasesOf) as RunStepId[])
    .filter((id) => id !== 'clean-up' && phasesOf[id].some((phase) => state.times[phase] !== undefined))
    .at(-1);

/** RFC 8555 §7.1.3 leaves the order of authorizations open; people read the records beside the names as they typed them. */
const inOrderOfNames = ({ authorizations, policy }: IssuanceState): readonly AuthorizationState[] => {
  const places = new Map(policy.identifiers.map(({ value }, place) => [value, place]));
  const placeOf = (authorization: AuthorizationState) => places.get(fullName(authorization)) ?? places.size;
  return authorizations.toSorted((one, other) => placeOf(one) - placeOf(other));
};

const recordOf = (state: IssuanceState, authorization: AuthorizationState, live: Live): readonly RunRecord[] => {
  const { challenge, record } = authorization;
  if (challenge === undefined || record === undefined) return [];
  const zoneSuffix = `.${record.zone}`;
  return [
    {
      identifier: fullName(authorization),
      challenge: challenge.type,
      location: record.fqdn,
      value: record.value,
      ...(isDns(challenge.type)
        ? {
            zone: record.zone,
            relativeName: record.fqdn.endsWith(zoneSuffix) ? record.fqdn.slice(0, -zoneSuffix.length) : '@',
          }
        : {}),
      state: record.state === 'planned' ? 'to-write' : record.state,
      servers: state.phase === 'end' ? [] : [...(live.sightings.get(authorization.url) ?? [])],
    },
  ];
};
