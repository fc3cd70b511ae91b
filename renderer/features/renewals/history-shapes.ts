/** The shape beside an entry of the history. */
import type { HistoryEntry, HistoryOutcome } from '../../../shared/domain/renewal-run.ts';
import type { Shape } from '../../components/StatusShape.tsx';

const shapes: Readonly<Record<HistoryOutcome, Shape>> = {
  succeeded: 'fine',
  failed: 'failed',
  cancelled: 'left-out',
  working: 'working',
};

/** Nothing turns where nobody works on it any more. */
export const historyShape = ({ outcome, resting }: Pick<HistoryEntry, 'outcome' | 'resting'>): Shape =>
  resting === true ? 'paused' : shapes[outcome];
