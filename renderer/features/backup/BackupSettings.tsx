/** Part of the settings: a backup is made, restored, and what came of the last restoring is told. */
import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import { CardLine } from '../../components/CardLine.tsx';
import { ProblemCard } from '../../components/ProblemCard.tsx';
import { Section } from '../../components/Section.tsx';
import { useFormats } from '../../i18n/formats.ts';
import { useSentence } from '../../i18n/i18n.ts';
import { type BackupAsking, BackupDialog } from './BackupDialog.tsx';
import { useBackup } from './backup-store.ts';
import { Restored } from './Restored.tsx';

export const BackupSettings = () => {
  const t = useSentence();
  const { moment } = useFormats();
  const { lastAt, report, problem, load, anew } = useBackup();
  const [asking, setAsking] = useState<BackupAsking>();
  useEffect(() => {
    void load();
  }, [load]);
  const ask = (what: BackupAsking) => {
    anew();
    setAsking(what);
  };
  const close = () => {
    anew();
    setAsking(undefined);
  };
  const last = lastAt === undefined ? t('backup.last-never') : t('backup.last-at', { time: moment(lastAt) });
  return (
    <Section settings id="backup-settings" title={t('backup.title')} lead={t('backup.lead')}>
      {report === undefined ? null : <Restored report={report} />}
      {problem === undefined || asking !== undefined ? null : <ProblemCard problem={problem} />}
      <div className="card">
        <CardLine title={t('backup.last')} details={[last, t('backup.create-detail')]}>
          <Button size="xs" onClick={() => ask('create')}>
            {t('backup.create')}…
          </Button>
        </CardLine>
        <CardLine title={t('backup.restore')} details={[t('backup.restore-detail')]}>
          <Button size="xs" onClick={() => ask('restore')}>
            {t('backup.restore')}…
          </Button>
        </CardLine>
      </div>
      <BackupDialog asking={asking} onClose={close} />
    </Section>
  );
};
