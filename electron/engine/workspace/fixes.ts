/** Plans fixes, applies them by their plans, takes them back, and does by itself what they left to be done. */
import type { FixPlan } from '../../../shared/domain/fixes.ts';
import type { RunView } from '../../../shared/domain/runs.ts';
import { toProblem } from '../../../shared/errors/problem.ts';
import type { FixHands } from '../fixes/doing.ts';
import type { FixRequest } from '../fixes/fix.ts';
import { closeOver, renewMappings } from '../fixes/keeping.ts';
import { carryOut, type LedgerParts, takeBack, undosOf, viewOfFix } from '../fixes/ledger.ts';
import { shownPlans } from '../fixes/plans.ts';
import type { Logger } from '../ports/index.ts';
import type { Storage } from '../storage/open-storage.ts';
import type { Wait } from '../storage/waits.ts';
import type { Workspace } from './workspace.ts';

export type { FixRequest } from '../fixes/fix.ts';

export interface FixParts {
  readonly storage: Storage;
  readonly logger: Logger;
  readonly hands: FixHands;
  /** Opened later than this. */
  workspace(): Pick<Workspace, 'run' | 'runPolicy' | 'liveRun' | 'vault'>;
  onRun(told: (view: RunView) => void): void;
  /** Something was changed, by the name of its certificate, and no order follows from it by itself. */
  onApplied(name: string): void;
}

export const openFixes = (parts: FixParts): Workspace['fixes'] => {
  const { storage, hands, workspace } = parts;
  const plans = shownPlans(hands.now);
  const listeners = new Set<() => void>();
  const changed = (): void => {
    for (const listener of listeners) listener();
  };
  const ledger: LedgerParts = { store: storage.appliedFixes, hands, changed };
  const latestOf = (name: string) => {
    const certificate = storage.certificates.findByName(name);
    return certificate === undefined ? undefined : storage.runs.ofCertificate(certificate.id)[0];
  };
  /** One at a time, so that nothing is taken back twice at once. */
  let closing: Promise<void> = Promise.resolve();
  const close = (): Promise<void> => {
    closing = closing.then(() => closeOver(ledger, latestOf));
    return closing;
  };
  parts.onRun((view) => {
    const over = view.endedAt !== undefined && workspace().liveRun(view.id) === undefined;
    if (over && storage.appliedFixes.list().some(({ untilDone }) => untilDone !== undefined)) void close();
  });
  return {
    plan: (asked, signal) => planOf(parts, plans, asked, signal),
    apply: async (planId, signal) => {
      const plan = plans.take(planId);
      const name = certificateName(parts, plan.asked);
      const result = await carryOut(ledger, plan, name, signal);
      if (name !== undefined && result.runId === undefined) parts.onApplied(name);
      return result;
    },
    undo: (id, signal) => takeBack(ledger, id, signal),
    applied: () =>
      storage.appliedFixes.list().map((entry) => viewOfFix(entry, (name) => storage.certificates.findByName(name)?.id)),
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    nextMoment: () => {
      const [next] = storage.waits.list();
      return next === undefined ? undefined : new Date(next.until);
    },
    tend: async () => {
      await close();
      await renewMappings(ledger);
      await beginDue(parts, changed);
    },
  };
};

const planOf = async (
  { hands, workspace }: FixParts,
  plans: ReturnType<typeof shownPlans>,
  asked: FixRequest,
  signal: AbortSignal,
): Promise<FixPlan> => {
  const { action, subject } = asked;
  const run = subject.kind === 'run' ? workspace().run(subject.id) : undefined;
  const policy =
    run !== undefined ? workspace().runPolicy(run.id) : subject.kind === 'policy' ? subject.policy : undefined;
  // Most starts plan nothing.
  const { draftOf } = await import('../fixes/families.ts');
  const draft = await draftOf({ asked, run, policy, world: hands, signal });
  if (draft.kind !== 'do') return { ...draft, action };
  const id = plans.keep({ asked, draft });
  return { kind: 'do', action, id, changes: [...draft.changes], undo: draft.undo };
};

const certificateName = ({ workspace }: FixParts, { subject }: FixRequest): string | undefined => {
  if (subject.kind === 'none') return undefined;
  const policy = subject.kind === 'run' ? workspace().runPolicy(subject.id) : subject.policy;
  return policy.identifiers[0]?.value;
};

/** Those whose moment has come. Locked secrets are no reason to ask for them now: the next hour will do. */
const beginDue = async (parts: FixParts, changed: () => void): Promise<void> => {
  const { storage, hands, workspace, logger } = parts;
  const now = hands.now().toISOString();
  const due = storage.waits.list().filter(({ until }) => until <= now);
  if (due.length === 0 || (await workspace().vault.status()).state !== 'open') return;
  for (const wait of due) {
    forget(storage, wait);
    try {
      if (!isSuperseded(storage, wait)) await begin(hands, wait);
    } catch (thrown) {
      const problem = toProblem(thrown);
      if (problem.code === 'run.not-yet') storage.waits.save({ ...wait, until: problem.details.until });
      else logger.warn('wait-ended-in-vain', { name: wait.name, reason: problem.code });
    }
  }
  changed();
};

const begin = async (hands: FixHands, { runId, policy }: Wait): Promise<void> => {
  await (runId === undefined ? hands.begin(policy) : hands.resume(runId));
};

/** Somebody ordered it meanwhile. */
const isSuperseded = (storage: Storage, { name, notedAt }: Wait): boolean => {
  const certificate = storage.certificates.findByName(name);
  const [newest] = certificate === undefined ? [] : storage.runs.ofCertificate(certificate.id);
  return newest !== undefined && newest.updatedAt > notedAt;
};

const forget = (storage: Storage, { name }: Wait): void => {
  storage.transaction(() => {
    storage.waits.remove(name);
    for (const entry of storage.appliedFixes.list())
      if (undosOf(entry).some((undo) => undo.kind === 'wait' && undo.name === name))
        storage.appliedFixes.remove(entry.id);
  });
};
