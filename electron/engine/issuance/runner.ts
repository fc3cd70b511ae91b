/** Drives one run through its phases. What it knows is on disk before each act, so it may be killed at any point. */
import type { ComputerView, Eta } from '../../../shared/domain/dns-watch.ts';
import type { RunView, ServerSighting } from '../../../shared/domain/runs.ts';
import { assertNever, fail, toProblem } from '../../../shared/errors/problem.ts';
import type { AcmeSession } from '../acme/session.ts';
import type { Responder } from '../challenges/responder.ts';
import type { DnsEye } from '../dns/eye.ts';
import type { WatchedSighting } from '../dns/other-values.ts';
import {
  answerChallenges,
  awaitIssue,
  awaitValidation,
  downloadCertificate,
  finalizeOrder,
  openOrder,
  readAuthorizations,
} from './order-steps.ts';
import type { DnsWriter, RunnerPorts } from './ports.ts';
import { awaitPublication, cleanUp, presentProof } from './proof-steps.ts';
import type { RunContext } from './run-context.ts';
import type { IssuanceState } from './state.ts';
import { advance, type IssuanceEvent } from './transitions.ts';
import { viewOf } from './view.ts';

export interface Run {
  readonly id: string;
  view(): RunView;
  /** Ends the run, takes our records away and gives the order up. */
  cancel(): void;
  /** Leaves everything as it is for a later process. */
  stop(): void;
  /** Asks the name servers at once instead of at the next planned time. */
  lookNow(): void;
  /** Settles when the run has ended or was stopped; never rejects. */
  readonly ended: Promise<IssuanceState>;
}

const cleanUpDeadline = 60_000;

export const startRun = (initial: IssuanceState, ports: RunnerPorts, onChange: (view: RunView) => void): Run => {
  const cancelling = new AbortController();
  const stopping = new AbortController();
  const looks = new Set<() => void>();
  const sightings = new Map<string, readonly ServerSighting[]>();
  let state = initial;
  let running = true;
  let nextLookAt: string | undefined;
  let eta: Eta | undefined;
  let computer: ComputerView | undefined;
  let session: Promise<AcmeSession> | undefined;
  let writer: Promise<DnsWriter> | undefined;
  let responder: Promise<Responder> | undefined;
  let eye: DnsEye | undefined;
  let signal = AbortSignal.any([cancelling.signal, stopping.signal]);

  const view = (): RunView =>
    viewOf(state, ports.facts(state.policy), {
      running,
      sightings,
      ...(nextLookAt === undefined ? {} : { nextLookAt }),
      ...(eta === undefined ? {} : { eta }),
      ...(computer === undefined ? {} : { computer }),
    });
  const apply = (event: IssuanceEvent): void => {
    const transition = advance(state, event, ports.clock.now());
    state = transition.state;
    const now = view();
    ports.store.save(state, now, transition.journal);
    onChange(now);
  };
  const context: RunContext = {
    ports,
    get signal() {
      return signal;
    },
    state: () => state,
    apply,
    session: () => (session ??= ports.openSession(state, signal)),
    writer: () => (writer ??= ports.dnsWriter(state.policy)),
    eye: () => (eye ??= ports.eye(state.policy)),
    responder: () => (responder ??= ports.responder(state.policy)),
    saw: (url, seen) => {
      sightings.set(url, withTimes(sightings.get(url) ?? [], seen, ports.clock.now().toISOString()));
      onChange(view());
    },
    sawComputer: (seen) => {
      const isNew = seen.state !== computer?.state || seen.until !== computer.until;
      computer = seen;
      if (isNew) onChange(view());
    },
    nextLook: (at) => {
      nextLookAt = at?.toISOString();
      onChange(view());
    },
    expect: (expected) => {
      eta = expected;
    },
    onLookNow: (look) => {
      looks.add(look);
      return () => looks.delete(look);
    },
  };

  const drive = async (): Promise<IssuanceState> => {
    while (state.phase !== 'end' && !stopping.signal.aborted) {
      if (state.phase === 'clean-up') {
        // Cancelling must not cancel the clean-up; a new session, because the old one ends with the old signal.
        signal = AbortSignal.any([stopping.signal, AbortSignal.timeout(cleanUpDeadline)]);
        session = undefined;
      }
      try {
        await perform(context);
      } catch (thrown) {
        if (stopping.signal.aborted) break;
        // A failed clean-up has said so record by record; the run ends with the outcome it has.
        if (state.phase === 'clean-up') apply({ kind: 'cleaned' });
        else if (cancelling.signal.aborted) apply({ kind: 'cancelled' });
        else apply({ kind: 'failed', problem: toProblem(thrown), retry: ports.failed(state, toProblem(thrown)) });
        ports.logger.warn('run-step-ended', { run: state.runId, reason: toProblem(thrown) });
      }
    }
    return state;
  };

  const finish = async (): Promise<IssuanceState> => {
    const last = await drive();
    running = false;
    const open = await responder?.catch(() => undefined);
    await open?.close();
    onChange(view());
    return last;
  };
  return {
    id: initial.runId,
    view,
    cancel: () => cancelling.abort(fail('run.cancelled', {})),
    stop: () => stopping.abort(fail('run.cancelled', {})),
    lookNow: () => {
      for (const look of looks) look();
    },
    ended: finish(),
  };
};

const perform = (context: RunContext): Promise<void> => {
  const { phase } = context.state();
  switch (phase) {
    case 'order':
      return openOrder(context);
    case 'authorize':
      return readAuthorizations(context);
    case 'present':
      return presentProof(context);
    case 'publish':
      return awaitPublication(context);
    case 'answer':
      return answerChallenges(context);
    case 'validate':
      return awaitValidation(context);
    case 'finalize':
      return finalizeOrder(context);
    case 'issue':
      return awaitIssue(context);
    case 'download':
      return downloadCertificate(context);
    case 'clean-up':
      return cleanUp(context);
    case 'end':
      return Promise.resolve();
    default:
      return assertNever(phase);
  }
};

/** A server keeps the time at which it first showed the value. */
const withTimes = (
  before: readonly ServerSighting[],
  seen: readonly WatchedSighting[],
  now: string,
): readonly ServerSighting[] =>
  seen.map(({ server, address, state, serial, found, askedAt }) => {
    const earlier = before.find((one) => one.server === server && one.address === address);
    const seenAt = state === 'has' ? (earlier?.seenAt ?? now) : undefined;
    return {
      server,
      address,
      state,
      ...(serial === undefined ? {} : { serial }),
      ...(seenAt === undefined ? {} : { seenAt }),
      ...(askedAt === undefined ? {} : { askedAt }),
      ...(found === undefined ? {} : { found: [...found] }),
    };
  });
