/** One fix from the first look to its undoing. What the host answers decides what the dialog shows next. */
import { useEffect, useRef, useState } from 'react';
import type { FixPlan, FixResult } from '../../../shared/domain/fixes.ts';
import type { Problem } from '../../../shared/errors/problem.ts';
import { call, problemOf } from '../../ipc/client.ts';
import { useDraft } from '../wizard/draft-store.ts';
import type { FixButtonsProps, FixOffer } from './FixButtons.tsx';

export type FixStage =
  | { readonly kind: 'planning' }
  | { readonly kind: 'planned'; readonly plan: FixPlan; readonly choice: string | undefined }
  | { readonly kind: 'applying'; readonly plan: FixPlan }
  | { readonly kind: 'applied'; readonly plan: FixPlan; readonly result: FixResult }
  | { readonly kind: 'undoing'; readonly plan: FixPlan; readonly result: FixResult }
  | { readonly kind: 'undone' };

export interface Fix {
  readonly stage: FixStage;
  readonly problem: Problem | undefined;
  /** Looks again, with the answer to a choice where there was one. */
  look(choice?: string): void;
  apply(): void;
  undo(): void;
}

export const useFix = (
  { action }: FixOffer,
  { cause, subject, detail, onApplied }: Pick<FixButtonsProps, 'cause' | 'subject' | 'detail' | 'onApplied'>,
): Fix => {
  const [stage, setStage] = useState<FixStage>({ kind: 'planning' });
  const [problem, setProblem] = useState<Problem>();
  const asked = useRef(0);
  /** Answers that nobody waits for any more are dropped; a failure leaves what was shown before. */
  const ask = (pending: FixStage, otherwise: FixStage, work: () => Promise<FixStage>): void => {
    asked.current += 1;
    const mine = asked.current;
    setProblem(undefined);
    setStage(pending);
    work().then(
      (next) => {
        if (mine === asked.current) setStage(next);
      },
      (thrown: unknown) => {
        if (mine !== asked.current) return;
        setProblem(problemOf(thrown));
        setStage(otherwise);
      },
    );
  };
  const look = (choice?: string): void =>
    ask({ kind: 'planning' }, { kind: 'planning' }, async () => {
      const chosen = choice === undefined ? {} : { choice };
      return {
        kind: 'planned',
        plan: await call('fixes.plan', { action, cause, subject, detail: { ...detail }, ...chosen }),
        choice,
      };
    });
  const apply = (): void => {
    if (stage.kind !== 'planned' || stage.plan.kind !== 'do') return;
    const { plan } = stage;
    ask({ kind: 'applying', plan }, stage, async () => {
      const result = await call('fixes.apply', { id: plan.id });
      const { step } = useDraft.getState().draft ?? {};
      if (result.policy !== undefined) useDraft.getState().fillFrom(result.policy, step ?? 'review');
      onApplied?.(result);
      return { kind: 'applied', plan, result };
    });
  };
  const undo = (): void => {
    if (stage.kind !== 'applied' || stage.result.undoId === undefined) return;
    const { plan, result } = stage;
    const id = stage.result.undoId;
    ask({ kind: 'undoing', plan, result }, stage, async () => {
      await call('fixes.undo', { id });
      onApplied?.({});
      return { kind: 'undone' };
    });
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: looked at once, when the dialog opens
  useEffect(() => {
    look();
    return () => {
      asked.current += 1;
    };
  }, []);
  return { stage, problem, look, apply, undo };
};
