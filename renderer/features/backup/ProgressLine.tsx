/** How far it is, in words and as a bar. */
import { useLanguage, useSentence } from '../../i18n/i18n.ts';
import css from './Backup.module.css';
import { type Progress, useBackup } from './backup-store.ts';

export const ProgressLine = () => {
  const t = useSentence();
  const language = useLanguage();
  const { busy, progress } = useBackup();
  if (!busy) return null;
  const { phase, done, total }: Progress = progress ?? { phase: 'collecting', done: 0, total: 0 };
  const known = total > 0;
  const share = known ? done / total : 0;
  const percent = new Intl.NumberFormat(language, { style: 'percent' }).format(share);
  const words = t(`backup.phase.${phase}`, { percent });
  return (
    <div className={css.progress}>
      <progress aria-label={t('backup.title')} {...(known ? { max: 1, value: share } : {})} />
      <span>{words}</span>
    </div>
  );
};
