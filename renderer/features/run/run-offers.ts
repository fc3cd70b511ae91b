/** What a failed run offers to do about its cause, beside its own button that goes on. Pure. */
import type { FixAction } from '../../../shared/domain/causes.ts';
import type { DiagnosedCause } from '../../../shared/domain/diagnosis.ts';
import type { Language } from '../../../shared/domain/languages.ts';
import type { RunView } from '../../../shared/domain/runs.ts';
import type { FixOffer } from '../fixes/FixButtons.tsx';

export interface OfferedAbout {
  readonly run: Pick<RunView, 'resumable'>;
  /** Where it is sure. */
  readonly cause: DiagnosedCause | undefined;
  /** The run can be taken up again, which has a button of its own. */
  readonly again: boolean;
  /** Nothing but another credential helps. */
  readonly credential: boolean;
  /** Not worth a button where it is false. */
  readonly helpful: (action: FixAction) => boolean;
}

export interface Offers {
  readonly fixes: readonly FixOffer[];
  /** The first of them is what to do; else it is to go on. */
  readonly leads: boolean;
}

export const offersOf = ({ run, cause, again, credential, helpful }: OfferedAbout, language: Language): Offers => {
  const told: readonly FixOffer[] = (cause?.fixes ?? []).map((fix) => ({ action: fix.action, advice: fix[language] }));
  const needed: readonly FixOffer[] = credential && again ? [{ action: 'edit-credential' }] : [];
  const known = told.some(({ action }) => action === 'edit-credential');
  const all = known ? told : [...needed, ...told];
  const same = again ? sameAs(run) : [];
  const fixes = all.filter(({ action }) => helpful(action) && !same.includes(action));
  return { fixes, leads: again && fixes.length > 0 && fixes[0] === all[0] };
};

/** Actions that the run's own button does already. */
const sameAs = ({ resumable }: Pick<RunView, 'resumable'>): readonly FixAction[] =>
  resumable === false ? ['retry', 'new-order'] : ['retry'];
