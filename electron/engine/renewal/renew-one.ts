/** One certificate of a renewal run, from its entry in the plan to what came of it. Never throws. */
import type { PlanEntry } from '../../../shared/domain/renewal.ts';
import type { RenewalItem, RenewalReport } from '../../../shared/domain/renewal-run.ts';
import type { RunView } from '../../../shared/domain/runs.ts';
import { fail, type Problem, toProblem } from '../../../shared/errors/problem.ts';
import type { Run } from '../issuance/runner.ts';
import type { RunDueOptions, RunDueParts } from './run-due.ts';

export interface RenewOneParts extends RunDueParts {
  readonly options: RunDueOptions;
  readonly vault: RenewalReport['vault'];
}

/** `undefined` when it is not due any more: somebody else was faster, or limits are used up for now. */
export const renewOne = async (parts: RenewOneParts, entry: PlanEntry): Promise<RenewalItem | undefined> => {
  const { options, vault } = parts;
  const { certificateId, name, why } = entry;
  const item = (more: Pick<RenewalItem, 'outcome' | 'runId' | 'problem' | 'install'>): RenewalItem => ({
    certificateId,
    name,
    why,
    ...more,
  });
  if (vault !== undefined) return item({ outcome: 'skipped', problem: vault });
  const attended = options.named !== undefined || (options.trigger === 'app' && why === 'order-open');
  // Nobody is there to add its record; the plan has told so.
  if (entry.byHand && !attended) return item({ outcome: 'skipped' });
  let run: Run;
  try {
    run = await begin(parts, entry);
  } catch (thrown) {
    const problem = toProblem(thrown);
    if (problem.code === 'run.not-due' || problem.code === 'run.not-retryable') return undefined;
    return item({ outcome: begunElsewhere(problem) ?? 'failed', problem });
  }
  // One that a person has to help along takes as long as that person does.
  if (entry.byHand && options.named === undefined) return item({ outcome: 'waiting', runId: run.id });
  const view = await ended(parts, run);
  const outcome = outcomeOf(view);
  const install = outcome === 'renewed' ? await parts.install(certificateId, options.stop) : undefined;
  return item({
    outcome,
    runId: view.id,
    ...(view.problem === undefined ? {} : { problem: view.problem }),
    ...(install === undefined ? {} : { install }),
  });
};

const begunElsewhere = ({ code }: Problem): RenewalItem['outcome'] | undefined =>
  code === 'run.locked' ? 'skipped' : code === 'run.not-yet' ? 'waiting' : undefined;

const begin = async (parts: RenewOneParts, entry: PlanEntry): Promise<Run> => {
  const { storage, options } = parts;
  const { certificateId, name } = entry;
  const { named, onChange } = options;
  const confirm = (): void => {
    const now = parts.plan().find((one) => one.certificateId === certificateId);
    // Our own hold on it makes an open order look as if somebody worked on it.
    if (now?.due !== true && now?.why !== 'order-open') throw fail('run.not-due', { name });
  };
  const asking = { confirm: named === undefined ? confirm : undefined, onChange };
  const [newest] = storage.runs.ofCertificate(certificateId);
  if (entry.why === 'order-open' && newest !== undefined) return parts.resume(newest.id, asking);
  const certificate = storage.certificates.get(certificateId);
  if (certificate === undefined) throw fail('certificate.not-found', { name, known: [] });
  return parts.issue(certificate.policy, asking);
};

/** Waits for its end, or for the last saved state when the run is told to stop. */
const ended = async (parts: RenewOneParts, run: Run): Promise<RunView> => {
  const { stop, cancel } = parts.options;
  const [halt, giveUp] = [() => run.stop(), () => run.cancel()];
  if (stop.aborted) halt();
  if (cancel?.aborted === true) giveUp();
  stop.addEventListener('abort', halt, { once: true });
  cancel?.addEventListener('abort', giveUp, { once: true });
  await run.ended;
  stop.removeEventListener('abort', halt);
  cancel?.removeEventListener('abort', giveUp);
  return parts.view(run.id);
};

const outcomeOf = ({ status }: RunView): RenewalItem['outcome'] => {
  switch (status) {
    case 'succeeded':
      return 'renewed';
    case 'failed':
      return 'failed';
    case 'cancelled':
      return 'skipped';
    default:
      return 'waiting';
  }
};
