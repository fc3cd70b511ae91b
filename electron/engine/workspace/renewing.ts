/** Renewal runs over an opened profile, and the watch over what starts them. */
import { randomUUID } from 'node:crypto';
import type { PlanEntry } from '../../../shared/domain/renewal.ts';
import type { HistoryEntry, HistoryPage, HistoryQuery, RenewalReport } from '../../../shared/domain/renewal-run.ts';
import type { Heartbeat, WatchdogState } from '../../../shared/domain/watchdog.ts';
import { toProblem } from '../../../shared/errors/problem.ts';
import type { DnsProvider } from '../providers/provider.ts';
import { day, iso } from '../renewal/facts.ts';
import { nextMoment } from '../renewal/next-moment.ts';
import { type ProveParts, proveVault, proveWays } from '../renewal/prove-context.ts';
import { type RunDueOptions, type RunDueParts, runDue } from '../renewal/run-due.ts';
import { openWatchdog, type Watchdog } from './watchdog.ts';
import type { Workspace, WorkspaceOptions } from './workspace.ts';

export interface Renewing extends Watchdog {
  /** `run.renewing`, `storage.*`; whatever else goes wrong is in the report. */
  run(options: RunDueOptions): Promise<RenewalReport>;
  /**
   * What the system's schedule starts: the same, and proof that secrets, authorities and providers can be reached from
   * where it runs. Then it looks at watched hosts whose turn it is, tells people, and sends what waits. `busy` is the
   * process that renews at this moment.
   */
  runScheduled(options: Omit<RunDueOptions, 'trigger' | 'named'>): Promise<{
    readonly report?: RenewalReport;
    readonly busy?: number;
    readonly heartbeat: Heartbeat;
    readonly watchdog: WatchdogState;
  }>;
  /** What the open application does; never throws. Answers when something is planned next. */
  runWhileOpen(stop: AbortSignal): Promise<string | undefined>;
  history(query?: HistoryQuery): HistoryPage;
  /** Every run of this process has ended; they are stopped by those who began them. */
  settled(): Promise<void>;
  /** Called as a run goes on. */
  onChange(listener: (report: RenewalReport) => void): () => void;
}

export interface RenewingParts {
  readonly options: Pick<WorkspaceOptions, 'clock' | 'logger' | 'practice' | 'scheduler'>;
  /** Opened later than this. */
  workspace(): Workspace;
  openProvider(provider: string, credentialId: string | undefined): Promise<DnsProvider>;
}

export const openRenewing = (given: RenewingParts): Renewing => {
  const { clock, logger } = given.options;
  const parts: PlannedParts = { ...given, ...planner(given) };
  const listeners = new Set<(report: RenewalReport) => void>();
  const watching = openWatchdog(parts);
  const running = new Set<Promise<unknown>>();
  const goingOn = new Set<string>();
  const begin = async (options: RunDueOptions): Promise<RenewalReport> => {
    let begun = '';
    const onProgress = (report: RenewalReport): void => {
      begun = report.id;
      goingOn.add(begun);
      options.onProgress?.(report);
      for (const listener of listeners) listener(report);
    };
    try {
      return await runDue(dueParts(parts), { ...options, onProgress });
    } finally {
      goingOn.delete(begun);
    }
  };
  const run = (options: RunDueOptions): Promise<RenewalReport> => {
    const begun = begin(options);
    const over: Promise<unknown> = begun.catch(() => undefined).then(() => running.delete(over));
    running.add(over);
    return begun;
  };
  /** Never rejects: what is told of renewals must not keep them from happening. */
  const tellWhileOpen = async (): Promise<void> => {
    try {
      watching.tell({ schedule: await watching.schedule(), renewsWhileOpen: true });
    } catch (thrown) {
      logger.warn('notice-not-kept', { reason: toProblem(thrown).code });
    }
  };
  return {
    ...watching,
    run,
    runScheduled: async (options) => {
      const ran = await runScheduled(parts, run, options);
      await lookAtHosts(parts, options.stop);
      const watchdog = watching.tell({ renewsWhileOpen: false });
      await parts.workspace().notifications.tend(sendingTime);
      return { ...ran, watchdog };
    },
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
      } finally {
        if (!stop.aborted) await tellWhileOpen();
      }
    },
    history: (query) => {
      const workspace = parts.workspace();
      const page = workspace.storage.renewalRuns.history(query);
      const { locks, runs } = workspace.storage;
      const held = locks.held();
      // Another process holds what it works on; of several that have no end it is the latest.
      const isHeld = (certificateId: string, runId: string): boolean =>
        held.has(`certificate/${certificateId}`) && runs.ofCertificate(certificateId)[0]?.id === runId;
      const latest = page.entries.find(({ kind, outcome }) => kind === 'renewal' && outcome === 'working')?.id;
      const isLive = (entry: HistoryEntry): boolean =>
        entry.kind === 'renewal'
          ? goingOn.has(entry.id) || (held.has('renewal') && entry.id === latest)
          : workspace.liveRun(entry.id) !== undefined || isHeld(entry.certificateId, entry.id);
      const rests = (entry: HistoryEntry): boolean => entry.outcome === 'working' && !isLive(entry);
      return { ...page, entries: page.entries.map((entry) => (rests(entry) ? { ...entry, resting: true } : entry)) };
    },
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

/** Hosts that one scheduled run looks at, and milliseconds for all of them; the next one goes on with the others. */
const lookedAtOnce = 30;
const lookingTime = 60_000;
/** Milliseconds; what has not left by then is sent by whoever opens the profile next. */
const sendingTime = 20_000;

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

/** Never rejects: what hosts show must not keep anyone from being told the rest. */
const lookAtHosts = async ({ options, workspace }: PlannedParts, stop: AbortSignal): Promise<void> => {
  try {
    await workspace().watch.tendListed(lookedAtOnce, AbortSignal.any([stop, AbortSignal.timeout(lookingTime)]));
  } catch (thrown) {
    options.logger.warn('hosts-not-looked-at', { reason: toProblem(thrown).code });
  }
};

const runScheduled = async (
  parts: PlannedParts,
  run: Renewing['run'],
  options: Omit<RunDueOptions, 'trigger' | 'named'>,
): Promise<Omit<Awaited<ReturnType<Renewing['runScheduled']>>, 'watchdog'>> => {
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
    install: async (certificateId, stop) => {
      const report = await opened.installing.installDue(certificateId, 'renewal', stop);
      return report?.steps.find(({ outcome }) => outcome === 'failed')?.problem;
    },
    tendInstalls: (stop) => opened.installing.tend(stop),
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
