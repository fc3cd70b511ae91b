/** From one phase to the next. Pure; an event that does not fit the phase changes nothing. */
import type { Update, UpdateHindrance, UpdatePhase } from '../../../shared/domain/updates.ts';
import { assertNever, type Problem } from '../../../shared/errors/problem.ts';

export type UpdateEvent =
  | { readonly is: 'look' }
  | { readonly is: 'nothing-new' }
  /** Nobody asked, and nobody answered. */
  | { readonly is: 'no-answer' }
  | { readonly is: 'found'; readonly update: Update }
  | { readonly is: 'download' }
  | { readonly is: 'progress'; readonly percent: number }
  | { readonly is: 'downloaded' }
  | { readonly is: 'cancelled' }
  | { readonly is: 'wait'; readonly by: UpdateHindrance }
  | { readonly is: 'at-quit'; readonly on: boolean }
  | { readonly is: 'install' }
  | { readonly is: 'failed'; readonly problem: Problem }
  /** Skipped, or sought elsewhere. */
  | { readonly is: 'forget' };

export const advance = (phase: UpdatePhase, event: UpdateEvent): UpdatePhase => {
  switch (event.is) {
    case 'look':
      return looks(phase) ? { is: 'checking', ...known(phase) } : phase;
    case 'nothing-new':
      return phase.is === 'checking' ? { is: 'idle' } : phase;
    case 'no-answer':
      if (phase.is !== 'checking') return phase;
      return phase.update === undefined ? { is: 'idle' } : { is: 'available', update: phase.update };
    case 'found':
      return phase.is === 'checking' ? { is: 'available', update: event.update } : phase;
    case 'download':
      return downloads(phase) ? { is: 'downloading', update: phase.update, percent: 0 } : phase;
    case 'progress':
      return phase.is === 'downloading' ? { ...phase, percent: event.percent } : phase;
    case 'downloaded':
      return phase.is === 'downloading' ? { is: 'ready', update: phase.update, atQuit: false } : phase;
    case 'cancelled':
      return phase.is === 'downloading' ? { is: 'available', update: phase.update } : phase;
    case 'wait':
      return isHere(phase) ? { is: 'postponed', update: phase.update, by: event.by } : phase;
    case 'at-quit':
      return isHere(phase) ? { is: 'ready', update: phase.update, atQuit: event.on } : phase;
    case 'install':
      return isHere(phase) ? { is: 'installing', update: phase.update } : phase;
    case 'failed':
      return fails(phase) ? { is: 'failed', problem: event.problem, ...known(phase) } : phase;
    case 'forget':
      return looks(phase) || isHere(phase) ? { is: 'idle' } : phase;
    default:
      return assertNever(event);
  }
};

type In<K extends UpdatePhase['is']> = Extract<UpdatePhase, { is: K }>;

export const looks = (phase: UpdatePhase): phase is In<'idle' | 'available' | 'failed'> =>
  phase.is === 'idle' || phase.is === 'available' || phase.is === 'failed';

/** After a failure as well: what has arrived whole by then is not fetched again. */
const downloads = (phase: UpdatePhase): phase is In<'available'> | (In<'failed'> & { readonly update: Update }) =>
  phase.is === 'available' || (phase.is === 'failed' && phase.update !== undefined);

/** Downloaded, and nobody has begun to install it. */
export const isHere = (phase: UpdatePhase): phase is In<'ready' | 'postponed'> =>
  phase.is === 'ready' || phase.is === 'postponed';

/** At the start of the program an installation is found to have failed; everything else was under way. */
const fails = (phase: UpdatePhase): boolean =>
  phase.is === 'idle' || phase.is === 'checking' || phase.is === 'downloading' || phase.is === 'installing';

const known = (phase: UpdatePhase): { readonly update?: Update } =>
  'update' in phase && phase.update !== undefined ? { update: phase.update } : {};
