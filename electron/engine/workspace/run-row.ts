/**
 * A run and those that follow it by themselves: another method, another authority, a new order. To whoever started it
 * the row is one run, which ends when nothing follows any more.
 */
import { randomUUID } from 'node:crypto';
import type { Policy } from '../../../shared/domain/certificates.ts';
import type { RetryWay, RunView } from '../../../shared/domain/runs.ts';
import { assertNever, fail, toProblem } from '../../../shared/errors/problem.ts';
import { afterRehearsal, withNextAuthority, withNextProof } from '../issuance/next-policy.ts';
import { type Run, startRun } from '../issuance/runner.ts';
import type { IssuanceState } from '../issuance/state.ts';
import { notRunning, viewOf } from '../issuance/view.ts';
import { mostRuns } from './attempts.ts';
import type { IssueParts, OnChange } from './issue.ts';
import { replacesOf } from './renewal-info.ts';
import { accountThatCame } from './version-origin.ts';

/** A run of the row as others find it by its id: its own view, and the row's fate. */
export interface LiveRun extends Run {
  readonly row: Run;
}

/** Milliseconds; a longer pause is kept in the database and not waited out here. */
const longestPause = 5000;

/** Starts the first run and returns at once; the lock is held until the last one has ended. */
export const startRow = (
  parts: IssueParts,
  first: IssuanceState,
  lock: { release(): void },
  onChange: OnChange,
): Run => {
  const ending = new AbortController();
  const { promise: ended, resolve: settle } = Promise.withResolvers<IssuanceState>();
  const ids = new Set<string>();
  const changed = (view: RunView): void => {
    parts.changed(view);
    onChange?.(view);
  };
  const begin = (state: IssuanceState): Run => {
    parts.runnerPorts.store.save(state, viewOf(state, parts.runnerPorts.facts(state.policy), notRunning), []);
    const run = startRun(state, parts.runnerPorts, changed);
    ids.add(run.id);
    const { cancel, stop } = row;
    parts.liveRuns.set(run.id, { id: run.id, view: run.view, lookNow: run.lookNow, cancel, stop, ended, row });
    return run;
  };
  const row: Run = {
    get id() {
      return current.id;
    },
    view: () => current.view(),
    cancel: () => {
      ending.abort(fail('run.cancelled', {}));
      current.cancel();
    },
    stop: () => {
      ending.abort(fail('run.cancelled', {}));
      current.stop();
    },
    lookNow: () => current.lookNow(),
    ended,
  };
  let current = begin(first);

  const drive = async (): Promise<IssuanceState> => {
    for (;;) {
      const state = await current.ended;
      const next = await following(parts, state, ending.signal).catch((thrown: unknown) => {
        parts.runnerPorts.logger.warn('nothing-follows', { run: state.runId, reason: toProblem(thrown) });
        return undefined;
      });
      if (next === undefined || ending.signal.aborted) return state;
      current = begin(next);
    }
  };
  const release = (): void => {
    for (const id of ids) parts.liveRuns.delete(id);
    lock.release();
    parts.changed(current.view());
  };
  settle(drive().finally(release));
  return row;
};

const following = async (
  parts: IssueParts,
  state: IssuanceState,
  signal: AbortSignal,
): Promise<IssuanceState | undefined> => {
  const { outcome } = state;
  if (state.phase !== 'end' || outcome === undefined || signal.aborted) return undefined;
  if (outcome.kind === 'succeeded') {
    if (state.rehearsal === true) return nextState(parts, state, 'next-authority');
    parts.storage.attempts.saveSuccess(state.certificateId);
    return undefined;
  }
  if (outcome.kind !== 'failed' || outcome.retry === undefined || outcome.retry.kind === 'give-up') return undefined;
  const { retry } = outcome;
  const pause = retry.kind === 'now' ? 0 : Date.parse(retry.at) - parts.clock.now().getTime();
  if (pause > longestPause || (state.turns?.runs ?? 0) >= mostRuns) return undefined;
  if (pause > 0) await parts.clock.sleep(pause, signal);
  return nextState(parts, state, retry.how);
};

const nextState = async (
  parts: IssueParts,
  state: IssuanceState,
  how: RetryWay,
): Promise<IssuanceState | undefined> => {
  const { runs, methods, authorities } = state.turns ?? { runs: 0, methods: 0, authorities: 0 };
  const turns = { runs: runs + 1, methods, authorities };
  switch (how) {
    case 'new-order':
      return freshState(parts, { ...state, turns, follows: state.runId });
    case 'next-method':
      return freshState(parts, {
        ...state,
        policy: withNextProof(state.policy),
        turns: { ...turns, methods: methods + 1 },
        follows: state.runId,
      });
    case 'next-authority':
      return atNextAuthority(parts, state, turns);
    case 'same-order':
    case 'staging-first':
      // Only ever after a longer wait, when another call begins with it.
      return undefined;
    default:
      return assertNever(how);
  }
};

const atNextAuthority = async (
  parts: IssueParts,
  state: IssuanceState,
  turns: NonNullable<IssuanceState['turns']>,
): Promise<IssuanceState> => {
  const rehearsed = state.rehearsal === true;
  const policy = rehearsed ? afterRehearsal(state.policy) : turnedPolicy(parts, state.policy);
  const authority = parts.authority(policy.authority);
  const came = accountThatCame(parts.storage, state.certificateId, authority.directoryUrl);
  const accountId = await parts.ensureAccount(authority, policy.contact, came);
  const { rehearsal: _over, replaces: _theirs, ...rest } = state;
  const certificate = parts.storage.certificates.get(state.certificateId);
  const order = { directoryUrl: authority.directoryUrl, accountId, identifiers: policy.identifiers };
  const replaces = certificate === undefined ? undefined : await replacesOf(parts, certificate, order);
  return freshState(parts, {
    ...rest,
    policy,
    accountId,
    ...(replaces === undefined ? {} : { replaces }),
    // Methods are tried anew: what the first authority could not see, the next may.
    turns: rehearsed ? turns : { runs: turns.runs, methods: 0, authorities: turns.authorities + 1 },
    follows: state.runId,
  });
};

/** Turned to the next authority; `policy` itself when there is none. */
export const turnedPolicy = (parts: Pick<IssueParts, 'authority'>, policy: Policy): Policy => {
  const [next] = policy.fallbackAuthorities;
  if (next === undefined) return policy;
  return withNextAuthority(policy, parts.authority(next).authority.profiles ?? []);
};

/** A run that has not begun. One that follows takes over the key: no certificate for it exists yet. */
export const freshState = (
  { clock }: Pick<IssueParts, 'clock'>,
  given: Pick<IssuanceState, 'certificateId' | 'certificateName' | 'policy' | 'accountId' | 'keyRecord'> &
    Partial<Pick<IssuanceState, 'replaces' | 'follows' | 'rehearsal' | 'turns' | 'insisted'>>,
  runId: string = randomUUID(),
): IssuanceState => {
  const at = clock.now().toISOString();
  return {
    version: 1,
    runId,
    certificateId: given.certificateId,
    certificateName: given.certificateName,
    policy: given.policy,
    accountId: given.accountId,
    keyRecord: given.keyRecord,
    ...(given.replaces === undefined ? {} : { replaces: given.replaces }),
    ...(given.follows === undefined ? {} : { follows: given.follows }),
    ...(given.rehearsal === undefined ? {} : { rehearsal: given.rehearsal }),
    ...(given.turns === undefined ? {} : { turns: given.turns }),
    ...(given.insisted === undefined ? {} : { insisted: given.insisted }),
    phase: 'order',
    orderSent: false,
    authorizations: [],
    warnings: [],
    startedAt: at,
    times: { order: { from: at } },
  };
};
