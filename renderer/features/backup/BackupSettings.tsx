/** Part of the settings: a backup is made, restored, and what came of the last restoring is told. */
import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import { ProblemCard } from '../../components/ProblemCard.tsx';
import { useFormats } from '../../i18n/formats.ts';
import { useSentence } from '../../i18n/i18n.ts';
import css from './Backup.module.css';
import { useBackup } from './backup-store.ts';
import { CreateDialog } from './CreateDialog.tsx';
import { RestoreDialog } from './RestoreDialog.tsx';
import { Restored } from './Restored.tsx';

/** By which the palette leads here. */
const headingId = 'backup-settings';

export const BackupSettings = () => {
  const t = useSentence();
  const { moment } = useFormats();
  const { lastAt, report, problem, load, anew } = useBackup();
  const [asking, setAsking] = useState<'create' | 'restore'>();
  useEffect(() => {
    void load();
  }, [load]);
  const ask = (what: 'create' | 'restore') => {
    anew();
    setAsking(what);
  };
  const close = () => {
    anew();
    setAsking(undefined);
  };
  return (
    <section className={css.settings} aria-labelledby={headingId}>
      <header>
        <h2 id={headingId}>{t('backup.title')}</h2>
        <p className={css.quiet}>{t('backup.lead')}</p>
      </header>
      {report === undefined ? null : <Restored report={report} />}
      {problem === undefined || asking !== undefined ? null : <ProblemCard problem={problem} />}
      <div className={css.card}>
        <div className={css.line}>
          <div>
            <strong className={css.strong}>{t('backup.last')}</strong>
            <p className={css.quiet}>
              {lastAt === undefined ? t('backup.last-never') : t('backup.last-at', { time: moment(lastAt) })}
            </p>
            <p className={css.quiet}>{t('backup.create-detail')}</p>
          </div>
          <Button size="xs" onClick={() => ask('create')}>
            {t('backup.create')}…
          </Button>
        </div>
        <div className={css.line}>
          <div>
            <strong className={css.strong}>{t('backup.restore')}</strong>
            <p className={css.quiet}>{t('backup.restore-detail')}</p>
          </div>
          <Button size="xs" onClick={() => ask('restore')}>
            {t('backup.restore')}…
          </Button>
        </div>
      </div>
      <CreateDialog open={asking === 'create'} onClose={close} />
      <RestoreDialog open={asking === 'restore'} onClose={close} />
    </section>
  );
};
