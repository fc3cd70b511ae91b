/**
 * Runs steps one after the other. One that fails is taken back at once, those after it are not begun; those before it
 * stay, unless they say that they are to be taken back as well. Whatever is told goes through here first, so that no
 * secret is in it.
 */
import type { InstallLogCode, InstallLogLine, StepResult } from '../../../shared/domain/install.ts';
import type { InstallKind } from '../../../shared/domain/install-kinds.ts';
import { CertwrightError, fail, type Problem, toProblem } from '../../../shared/errors/problem.ts';
import type { Clock } from '../ports/index.ts';
import { withoutSecrets } from '../providers/http-api.ts';
import type { Material, Step, StepContext } from './step.ts';

export interface PlannedStep {
  readonly id: string;
  readonly kind: InstallKind;
  readonly label: string;
  readonly seconds: number;
  readonly undoLater: boolean;
  /** `vault.*`. */
  open(): Promise<OpenedStep>;
}

export interface OpenedStep {
  readonly step: Step;
  /** Never shown, in no form. */
  readonly secrets: readonly string[];
}

export interface RunStepsOptions {
  /** `test`: each is tried, whatever became of those before it, and nothing is changed. */
  readonly mode: 'install' | 'test';
  readonly material: Material;
  readonly clock: Clock;
  /** Breaks off what is under way and takes it back. */
  readonly stop: AbortSignal;
  /** Called as things happen, with all results so far. */
  readonly onProgress?: ((results: readonly StepResult[]) => void) | undefined;
  keep(stepId: string, key: string, value: string): void;
}

type Undo = Parameters<StepContext['undo']>[0];

interface Running {
  readonly planned: PlannedStep;
  readonly undos: Undo[];
  readonly log: InstallLogLine[];
  secrets: readonly string[];
  result: StepResult;
}

/** Milliseconds for taking back what one step did. */
const undoLimit = 30_000;
/** Characters of one value in the log. */
const longestValue = 2_000;

/** Never rejects. One result for each step, in their order. */
export const runSteps = async (
  steps: readonly PlannedStep[],
  options: RunStepsOptions,
): Promise<readonly StepResult[]> => {
  const running = steps.map((planned): Running => {
    const { id: stepId, kind, label } = planned;
    const log: InstallLogLine[] = [];
    const result: StepResult = { stepId, kind, label, outcome: 'skipped', milliseconds: 0, log };
    return { planned, undos: [], log, secrets: keyLines(options.material), result };
  });
  const tell = (): void => options.onProgress?.(running.map(({ result }) => result));
  for (const [index, one] of running.entries()) {
    if (options.stop.aborted) break;
    await runOne(one, options, tell);
    tell();
    if (one.result.outcome !== 'failed' || options.mode === 'test') continue;
    for (const earlier of running.slice(0, index).reverse())
      if (earlier.planned.undoLater) {
        await takeBack(earlier, options);
        earlier.result = { ...earlier.result, outcome: 'undone' };
      }
    tell();
    break;
  }
  return running.map(({ result }) => result);
};

const runOne = async (one: Running, options: RunStepsOptions, tell: () => void): Promise<void> => {
  const begun = performance.now();
  const took = (): number => Math.round(performance.now() - begun);
  const timeout = AbortSignal.timeout(one.planned.seconds * 1000);
  const signal = AbortSignal.any([options.stop, timeout]);
  one.result = { ...one.result, outcome: 'working' };
  tell();
  const context = contextOf(one, { ...options, signal, tell });
  try {
    const { step, secrets } = await one.planned.open();
    one.secrets = [...one.secrets, ...secrets.flatMap((secret) => [secret, ...longLines(secret)])];
    await untilAborted(options.mode === 'test' ? step.test(context) : step.apply(context), signal);
    one.result = { ...one.result, outcome: 'done', milliseconds: took(), log: one.log };
  } catch (thrown) {
    const late = timeout.aborted && !options.stop.aborted;
    const why = options.stop.aborted
      ? fail('run.cancelled', {})
      : late
        ? fail('install.timeout', { seconds: one.planned.seconds })
        : thrown;
    if (options.mode === 'install') await takeBack(one, options);
    const problem = hiddenIn(one.secrets, toProblem(why));
    one.result = { ...one.result, outcome: 'failed', milliseconds: took(), problem, log: one.log };
  }
};

const contextOf = (
  one: Running,
  { material, clock, signal, keep, tell }: RunStepsOptions & { readonly signal: AbortSignal; tell(): void },
): StepContext => ({
  material,
  clock,
  signal,
  log: (code, detail = {}) => {
    note(one, clock, code, detail);
    tell();
  },
  undo: (work) => void one.undos.push(work),
  keep: (key, value) => keep(one.planned.id, key, value),
});

const note = (
  one: Running,
  clock: Clock,
  code: InstallLogCode,
  detail: Readonly<Record<string, string>> = {},
): void => {
  const plain = Object.entries(detail).map(([key, value]) => [
    key,
    withoutSecrets(one.secrets, value).slice(0, longestValue),
  ]);
  one.log.push({ at: clock.now().toISOString(), code, detail: Object.fromEntries(plain) });
};

/** The last thing done goes first. What cannot be taken back is said, and the rest is tried all the same. */
const takeBack = async (one: Running, { clock }: RunStepsOptions): Promise<void> => {
  if (one.undos.length === 0) {
    note(one, clock, 'nothing-to-undo');
    return;
  }
  const limit = AbortSignal.timeout(undoLimit);
  let failed = false;
  for (const undo of one.undos.splice(0).reverse()) {
    try {
      await untilAborted(undo(limit), limit);
    } catch (thrown) {
      failed = true;
      const { problem } = thrown instanceof CertwrightError ? thrown : { problem: toProblem(thrown) };
      note(one, clock, 'undo-failed', { detail: detailOf(problem) });
    }
  }
  if (!failed) note(one, clock, 'undone');
};

const detailOf = ({ code, details }: Problem): string =>
  [code, ...Object.values(details).filter((value) => typeof value === 'string')].join(' ');

/** A step that does not listen is not waited for. */
const untilAborted = async (work: Promise<void>, signal: AbortSignal): Promise<void> => {
  // It may fail long after it was given up.
  work.catch(() => undefined);
  const { promise: late, reject } = Promise.withResolvers<never>();
  const give = (): void => reject(signal.reason);
  if (signal.aborted) give();
  signal.addEventListener('abort', give, { once: true });
  try {
    await Promise.race([work, late]);
  } finally {
    signal.removeEventListener('abort', give);
  }
};

/** The key of the certificate is as secret as what the step was given. */
const keyLines = ({ files }: Material): readonly string[] => {
  const key = files['privkey.pem'];
  return key === undefined ? [] : [key, ...longLines(key)];
};

const longLines = (text: string): readonly string[] =>
  text.split(/\r?\n/).filter((line) => line.length >= 16 && !line.startsWith('-----'));

const hiddenIn = (secrets: readonly string[], problem: Problem): Problem => {
  const details = Object.entries(problem.details).map(([key, value]: [string, unknown]) => [
    key,
    typeof value === 'string' ? withoutSecrets(secrets, value).slice(0, longestValue) : value,
  ]);
  return { ...problem, details: Object.fromEntries(details) } as Problem;
};
