/** In the list: whether the next renewal will go well, by shape and word, and if not why. */
import { StatusShape } from '../../components/StatusShape.tsx';
import { useSentence } from '../../i18n/i18n.ts';
import { useRehearsals } from '../../stores/rehearsals-store.ts';
import css from './RehearsalLine.module.css';
import { rehearsalShapes, useRehearsalWords } from './words.ts';

export const RehearsalLine = ({ certificateId }: { certificateId: string }) => {
  const t = useSentence();
  const report = useRehearsals((state) => state.last[certificateId]);
  const words = useRehearsalWords();
  if (report === undefined) return null;
  const { verdict: word, why } = words(report);
  return (
    <span className={css.line} data-verdict={report.verdict}>
      <StatusShape shape={rehearsalShapes[report.verdict]} size="small" />
      <small>{why === '' ? word : t('rehearsal.short', { word, why })}</small>
    </span>
  );
};
