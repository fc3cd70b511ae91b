/** Renewal runs over an opened profile, and the watch over what starts them. */
import { randomUUID } from 'node:crypto';
import { uptime } from 'node:os';
import type { PlanEntry } from '../../../shared/domain/renewal.ts';
import type { HistoryPage, HistoryQuery, RenewalReport } from '../../../shared/domain/renewal-run.ts';
import type { ScheduleState } from '../../../shared/domain/schedule.ts';
import type { Heartbeat, WatchdogState } from '../../../shared/domain/watchdog.ts';
import { toProblem } from '../../../shared/errors/problem.ts';
import type { DnsProvider } from '../providers/provider.ts';
import { day, iso } from '../renewal/facts.ts';
import { nextMoment } from '../renewal/next-moment.ts';
import { type ProveParts, proveVault, proveWays } from '../renewal/prove-context.ts';
import { type RunDueOptions, type RunDueParts, runDue } from '../renewal/run-due.ts';
import { watchdogState } from '../renewal/watchdog.ts';
import { scheduledSince } from './scheduled-since.ts';
import type { Workspace, WorkspaceOptions } from './workspace.ts';

export interface Renewing {
  /** `run.renewing`, `storage.*`; whatever else goes wrong is in the report. */
  run(options: RunDueOptions): Promise<RenewalReport>;
  /**
   * What the system's schedule starts: the same, and proof that secrets, authorities and providers can be reached from
   * where it runs. `busy` is the process that renews at this moment.
   */
  runScheduled(
    options: Omit<RunDueOptions, 'trigger' | 'named'>,
  ): Promise<{ readonly report?: RenewalReport; readonly busy?: number; readonly heartbeat: Heartbeat }>;
  /** What the open application does; never throws. Answers when something is planned next. */
  runWhileOpen(stop: AbortSignal): Promise<string | undefined>;
  /** The machine has slept until now. */
  woke(at: Date): void;
  /** Looks at the schedule itself only where that is given. */
  watchdog(facts: { readonly schedule?: ScheduleState | undefined; readonly renewsWhileOpen: boolean }): WatchdogState;
  history(query?: HistoryQuery): HistoryPage;
  /** Every run of this process has ended; they are stopped by those who began them. */
  settled(): Promise<void>;
  /** Called as a run goes on. */
  onChange(listener: (report: RenewalReport) => void): () => void;
}

export interface RenewingParts {
  readonly options: Pick<WorkspaceOptions, 'clock' | 'logger'>;
  /** Opened later than this. */
  workspace(): Workspace;
  openProvider(provider: string, credentialId: string | undefined): Promise<DnsProvider>;
}

export const openRenewing = (given: RenewingParts): Renewing => {
  const { clock, logger } = given.options;
  const parts: PlannedParts = { ...given, ...planner(given) };
  const listeners = new Set<(report: RenewalReport) => void>();
  let awakeSince = new Date(clock.now().getTime() - uptime() * 1000);
  const running = new Set<Promise<unknown>>();
  const begin = (options: RunDueOptions): Promise<RenewalReport> =>
    runDue(dueParts(parts), {
      ...options,
      onProgress: (report) => {
        options.onProgress?.(report);
        for (const listener of listeners) listener(report);
      },
    });
  const run = (options: RunDueOptions): Promise<RenewalReport> => {
    const begun = begin(options);
    const over: Promise<unknown> = begun.catch(() => undefined).then(() => running.delete(over));
    running.add(over);
    return begun;
  };
  return {
    run,
    runScheduled: (options) => runScheduled(parts, run, options),
    runWhileOpen: async (stop) => {
      const { storage } = parts.workspace();
      storage.heartbeats.save(randomUUID(), beatOf('app', clock.now()));
      try {
        const { nextWake } = await run({ trigger: 'app', stop });
        await parts.workspace().rehearseDue(stop, rehearsedAtOnce, parts.lastPlan());
        return nextWake;
      } catch (thrown) {
        logger.warn('renewal-run-failed', { reason: toProblem(thrown) });
        return nextMoment(parts.plan(), clock.now());
      }
    },
    woke: (at) => {
      awakeSince = at;
    },
    watchdog: ({ schedule, renewsWhileOpen }) => {
      const { storage } = parts.workspace();
      const [now, planned] = [clock.now(), parts.lastPlan()];
      return watchdogState(
        {
          plan: planned,
          scheduled: storage.heartbeats.last('scheduled'),
          schedule,
          scheduledSince: scheduledSince(storage, schedule, now),
          awakeSince: awakeSince.toISOString(),
          renewsWhileOpen,
          runs: storage.renewalRuns.latest(20),
          nextRun: renewsWhileOpen || schedule?.nextRun === undefined ? nextMoment(planned, now) : schedule.nextRun,
        },
        now,
      );
    },
    history: (query) => parts.workspace().storage.renewalRuns.history(query),
    settled: async () => {
      await Promise.all(running);
    },
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
};

interface PlannedParts extends RenewingParts {
  plan(): readonly PlanEntry[];
  lastPlan(): readonly PlanEntry[];
}

/** Renewals that are tried early after one run: each takes seconds, and the next run goes on with the others. */
const rehearsedAtOnce = 10;

/** Milliseconds that a plan is as good as a new one. */
const fresh = 5000;

const planner = ({ options, workspace }: RenewingParts): Pick<PlannedParts, 'plan' | 'lastPlan'> => {
  let last: { readonly plan: readonly PlanEntry[]; readonly at: number } | undefined;
  const now = (): number => options.clock.now().getTime();
  const plan = (): readonly PlanEntry[] => {
    last = { plan: workspace().plan(), at: now() };
    return last.plan;
  };
  return {
    plan,
    lastPlan: () => (last !== undefined && Math.abs(now() - last.at) < fresh ? last.plan : plan()),
  };
};

const beatOf = (kind: Heartbeat['kind'], at: Date, facts: Partial<Heartbeat['facts']> = {}): Heartbeat => ({
  kind,
  at: at.toISOString(),
  facts: { pid: process.pid, proofs: [], ...facts },
});

const runScheduled = async (
  parts: PlannedParts,
  run: Renewing['run'],
  options: Omit<RunDueOptions, 'trigger' | 'named'>,
): Promise<Awaited<ReturnType<Renewing['runScheduled']>>> => {
  const { clock } = parts.options;
  const { storage, vault } = parts.workspace();
  const earlier = storage.heartbeats.since(iso(clock.now().getTime() - day)).filter(({ kind }) => kind === 'scheduled');
  const id = randomUUID();
  const beat = (facts: Partial<Heartbeat['facts']>): Heartbeat => {
    const made = beatOf('scheduled', clock.now(), facts);
    storage.heartbeats.save(id, made);
    return made;
  };
  const prove: ProveParts = { ...proveParts(parts), openVault: () => vault.open() };
  const opened = await proveVault(prove);
  // A run that hangs or is ended has been there all the same.
  const first = beat({ vault: opened });
  try {
    const report = await run({ ...options, trigger: 'scheduled' });
    const before = earlier.map(({ facts }) => facts);
    const proofs = await proveWays(prove, before, opened === true, options.stop);
    const heartbeat = proofs.length === 0 ? first : beat({ vault: opened, proofs: [...proofs] });
    await parts.workspace().rehearseDue(options.stop, rehearsedAtOnce, parts.lastPlan());
    return { report, heartbeat };
  } catch (thrown) {
    const problem = toProblem(thrown);
    if (problem.code !== 'run.renewing') throw thrown;
    return { busy: problem.details.pid, heartbeat: first };
  }
};

const dueParts = ({ options, workspace, plan, lastPlan }: PlannedParts): RunDueParts => {
  const opened = workspace();
  return {
    storage: opened.storage,
    clock: options.clock,
    logger: options.logger,
    plan,
    lastPlan,
    openVault: () => opened.vault.open(),
    issue: (policy, asking) => opened.issue(policy, asking),
    resume: (runId, asking) => opened.resume(runId, asking),
    view: (runId) => opened.run(runId),
    liveRun: (runId) => opened.liveRun(runId),
    removeLeftBehind: () => opened.removeLeftBehind(),
    tendFixes: () => opened.fixes.tend(),
    askWindow: (certificateId) => opened.renewalInfo(certificateId),
    historyDays: () => opened.renewalSettings().historyDays,
  };
};

const proveParts = ({ options, workspace, openProvider, lastPlan }: PlannedParts): Omit<ProveParts, 'openVault'> => {
  const opened = workspace();
  return {
    storage: opened.storage,
    clock: options.clock,
    plan: lastPlan,
    authority: (policy) => {
      const { authority, directoryUrl } = opened.authority(policy.authority);
      return { name: authority.name, directoryUrl };
    },
    reachDirectory: (policy, signal) => opened.lookAtAuthority(policy.authority, signal),
    reachProvider: async (policy, signal) => {
      const { proof, identifiers, resolvers } = policy;
      const name = identifiers.find(({ type }) => type === 'dns')?.value.replace(/^\*\./, '');
      if (!('provider' in proof) || name === undefined) return;
      const provider = await openProvider(proof.provider, proof.credentialId);
      const { zone } = await opened.eye(resolvers).locateChallenge(name, signal);
      await provider.prove(zone.name, signal);
    },
  };
};
