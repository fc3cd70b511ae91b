/**
 * One renewal run: goes on with what is open, renews what is due, tidies up. Window, command line and scheduled run all
 * call this one, and only one of them at a time.
 */
import { randomUUID } from 'node:crypto';
import type { Policy } from '../../../shared/domain/certificates.ts';
import type { PlanEntry } from '../../../shared/domain/renewal.ts';
import type { RenewalItem, RenewalReport, RenewalTrigger } from '../../../shared/domain/renewal-run.ts';
import type { RunView } from '../../../shared/domain/runs.ts';
import { fail, type Problem, toProblem } from '../../../shared/errors/problem.ts';
import type { Run } from '../issuance/runner.ts';
import { type Clock, inLanes, type Logger } from '../ports/index.ts';
import type { Storage } from '../storage/open-storage.ts';
import { askDueWindows } from './ask-windows.ts';
import { day } from './facts.ts';
import { nextMoment } from './next-moment.ts';
import { type RenewOneParts, renewOne } from './renew-one.ts';

export interface BeginOptions {
  /** Called once nobody else can begin it; what it throws keeps it from beginning. */
  readonly confirm?: (() => void) | undefined;
  readonly onChange?: ((view: RunView) => void) | undefined;
}

export interface RunDueParts {
  readonly storage: Storage;
  readonly clock: Clock;
  readonly logger: Logger;
  plan(): readonly PlanEntry[];
  /** The last one made, where that is as good: with thousands of certificates making one takes a second. */
  lastPlan(): readonly PlanEntry[];
  /** `vault.*`. */
  openVault(): Promise<unknown>;
  issue(policy: Policy, options: BeginOptions): Promise<Run>;
  resume(runId: string, options: BeginOptions): Promise<Run>;
  view(runId: string): RunView;
  /** The run while this process works on it. */
  liveRun(runId: string): Run | undefined;
  removeLeftBehind(): Promise<number>;
  /** Takes back what is due back, and begins what waited for its moment. */
  tendFixes(): Promise<void>;
  /** Steps of a certificate that has just come; answers why one failed. Never rejects. */
  install(certificateId: string, stop: AbortSignal): Promise<Problem | undefined>;
  /** Steps of all certificates that failed before, or were broken off. */
  tendInstalls(stop: AbortSignal): Promise<void>;
  askWindow(certificateId: string): Promise<unknown>;
  /** How long runs are remembered. */
  historyDays(): number;
}

export interface RunDueOptions {
  readonly trigger: RenewalTrigger;
  /** Ids of certificates that a person named: no others are renewed, and these whether due or not. */
  readonly named?: readonly string[] | undefined;
  /** Leaves every order at its last saved state for the next run. */
  readonly stop: AbortSignal;
  /** A person gives the orders up: records are removed. */
  readonly cancel?: AbortSignal | undefined;
  readonly onChange?: ((view: RunView) => void) | undefined;
  readonly onProgress?: ((report: RenewalReport) => void) | undefined;
}

/** Certificates at a time. Each has lanes of its own at the authority, and more would only wait for one another. */
const width = 3;

/** `run.renewing` while another process is at it, `storage.*`; whatever else goes wrong is in the report. */
export const runDue = async (parts: RunDueParts, options: RunDueOptions): Promise<RenewalReport> => {
  // Whoever names certificates wants those now, whatever else is under way; each is locked by itself.
  const lock = options.named === undefined ? hold(parts.storage) : undefined;
  try {
    return await work(parts, options);
  } finally {
    lock?.release();
  }
};

const hold = ({ locks }: Storage): { release(): void } => {
  try {
    return locks.acquire('renewal');
  } catch (thrown) {
    const problem = toProblem(thrown);
    throw problem.code === 'run.locked' ? fail('run.renewing', { pid: problem.details.pid }) : thrown;
  }
};

const work = async (parts: RunDueParts, options: RunDueOptions): Promise<RenewalReport> => {
  const { storage, clock } = parts;
  const { trigger, stop } = options;
  let report: RenewalReport = {
    id: randomUUID(),
    trigger,
    startedAt: clock.now().toISOString(),
    stopped: false,
    certificates: [],
    resumed: 0,
    cleaned: 0,
    recordsLeft: 0,
  };
  const tell = (change: Partial<RenewalReport>): void => {
    report = { ...report, ...change };
    // The open application looks often, and mostly there is nothing to do: that is no history.
    if (trigger !== 'app' || wasOfUse(report)) storage.renewalRuns.save(report);
    options.onProgress?.(report);
  };
  tell({});
  if (trigger !== 'app' && hasFixes(storage)) await parts.tendFixes();
  const asked = await askDueWindows(parts, parts.plan(), stop);
  if (asked > 0) parts.plan();
  const vault = await vaultProblem(parts, options);
  if (vault !== undefined) tell({ vault });
  await renewAll(parts, options, vault, (item, resumed) => {
    const certificates = [...report.certificates.filter(({ certificateId }) => certificateId !== item.certificateId)];
    tell({ certificates: [...certificates, item], resumed: report.resumed + (resumed ? 1 : 0) });
  });
  if (!stop.aborted && vault === undefined) tell(await tidy(parts));
  if (trigger !== 'app') await ownRuns(parts, stop);
  if (!stop.aborted && vault === undefined && options.named === undefined) await parts.tendInstalls(stop);
  prune(parts);
  const planned = wasOfUse(report) ? parts.plan() : parts.lastPlan();
  const nextWake = nextMoment(planned, clock.now());
  tell({
    endedAt: clock.now().toISOString(),
    stopped: stop.aborted,
    ...(nextWake === undefined ? {} : { nextWake }),
  });
  parts.logger.info('renewal-run', { trigger, asked, certificates: report.certificates.length, nextWake });
  return report;
};

const wasOfUse = ({ certificates, resumed, cleaned }: RenewalReport): boolean =>
  certificates.length + resumed + cleaned > 0;

const hasFixes = ({ appliedFixes, waits }: Storage): boolean =>
  appliedFixes.list().length > 0 || waits.list().length > 0;

/** Secrets are asked for only where something needs them: a keychain may put a question to whoever sits there. */
const vaultProblem = async (parts: RunDueParts, options: RunDueOptions): Promise<RenewalReport['vault']> => {
  const { named } = options;
  const wanted =
    (named?.length ?? 0) > 0 ||
    parts.storage.journal.leftBehind().length > 0 ||
    parts.lastPlan().some(({ due }) => due);
  if (!wanted) return undefined;
  return parts.openVault().then(
    () => undefined,
    (thrown: unknown) => toProblem(thrown),
  );
};

/**
 * Plans again after each round: limits that several certificates share are freed by those that succeeded. A round that
 * begins nothing is the last. Those whose turn comes at a later waking wait for that.
 */
const renewAll = async (
  parts: RunDueParts,
  options: RunDueOptions,
  vault: RenewalReport['vault'],
  done: (item: RenewalItem, resumed: boolean) => void,
): Promise<void> => {
  const { named, stop } = options;
  const tried = new Set<string>();
  const first = parts.lastPlan();
  const later = new Set(first.filter(({ why }) => why === 'roll-out').map(({ certificateId }) => certificateId));
  const one: RenewOneParts = { ...parts, options, vault };
  for (let plan = first; ; plan = parts.plan()) {
    const entries = (named === undefined ? plan.filter(({ due }) => due) : askedFor(plan, named)).filter(
      ({ certificateId }) => !tried.has(certificateId) && (named !== undefined || !later.has(certificateId)),
    );
    // What is open already comes first: it may hold records in zones.
    const [open, fresh] = [entries.filter(isOpen), entries.filter((entry) => !isOpen(entry))];
    let begun = 0;
    await inLanes([...open, ...fresh], width, async (entry) => {
      if (stop.aborted || options.cancel?.aborted === true) return;
      const item = await renewOne(one, entry);
      if (item === undefined) return;
      begun++;
      tried.add(entry.certificateId);
      done(item, isOpen(entry) && item.runId !== undefined);
    });
    if (begun === 0) return;
  }
};

const isOpen = ({ why }: PlanEntry): boolean => why === 'order-open';

const askedFor = (plan: readonly PlanEntry[], named: readonly string[]): readonly PlanEntry[] =>
  plan.filter(({ certificateId }) => named.includes(certificateId));

const tidy = async (parts: RunDueParts): Promise<Pick<RenewalReport, 'cleaned' | 'recordsLeft'>> => {
  const { journal } = parts.storage;
  const before = journal.leftBehind().length;
  if (before === 0) return { cleaned: 0, recordsLeft: 0 };
  const recordsLeft = await parts.removeLeftBehind();
  return { cleaned: before - journal.leftBehind().length, recordsLeft };
};

/** A process that ends after this waits for what fixes began. */
const ownRuns = async (parts: RunDueParts, stop: AbortSignal): Promise<void> => {
  const runs = parts.storage.runs.working().flatMap(({ id }) => parts.liveRun(id) ?? []);
  const stopAll = (): void => {
    for (const run of runs) run.stop();
  };
  if (stop.aborted) stopAll();
  stop.addEventListener('abort', stopAll, { once: true });
  await Promise.all(runs.map(({ ended }) => ended));
  stop.removeEventListener('abort', stopAll);
};

const prune = ({ storage, clock, historyDays }: RunDueParts): void => {
  const before = new Date(clock.now().getTime() - historyDays() * day).toISOString();
  storage.renewalRuns.prune(before);
  storage.heartbeats.prune(before);
};
