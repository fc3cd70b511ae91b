/** In the list: whether the next renewal will go well, by shape and word, and if not why. */
import type { RehearsalReport } from '../../../shared/domain/rehearsals.ts';
import { StatusShape } from '../../components/StatusShape.tsx';
import { useSentence } from '../../i18n/i18n.ts';
import { useRehearsals } from '../../stores/rehearsals-store.ts';
import css from './RehearsalLine.module.css';
import { rehearsalShapes, useRehearsalWords } from './words.ts';

/** Whether there is more to tell than that all goes well. */
export const isIll = (report: RehearsalReport | undefined): boolean =>
  report !== undefined && report.verdict !== 'will-renew';

/** A line of its own for what is amiss. */
export const RehearsalLine = ({ certificateId }: { certificateId: string }) => {
  const t = useSentence();
  const report = useRehearsals((state) => state.last[certificateId]);
  const words = useRehearsalWords();
  if (report === undefined || !isIll(report)) return null;
  const { verdict: word, why } = words(report);
  return (
    <span className={css.line} data-verdict={report.verdict}>
      <StatusShape shape={rehearsalShapes[report.verdict]} size="small" />
      <small>{why === '' ? word : t('rehearsal.short', { word, why })}</small>
    </span>
  );
};

/** Beside the date: what is fine stays quiet, and is said to those who point at it or listen. */
export const WellTried = ({ certificateId }: { certificateId: string }) => {
  const report = useRehearsals((state) => state.last[certificateId]);
  const words = useRehearsalWords();
  if (report === undefined || isIll(report)) return null;
  const { verdict: word } = words(report);
  return (
    <span className={css.well} title={word}>
      <StatusShape shape="fine" size="small" />
      <span className="visually-hidden">{word}</span>
    </span>
  );
};
