/** Export as PEM: the desktop host asks for a folder, the web host offers a download that works once. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Problem } from '../../../shared/errors/problem.ts';
import { Delivered, type Delivery } from '../../components/Delivered.tsx';
import { IconDownload } from '../../components/icons.ts';
import { ProblemCard } from '../../components/ProblemCard.tsx';
import { useSentence } from '../../i18n/i18n.ts';
import { call, problemOf } from '../../ipc/client.ts';
import css from './ExportButton.module.css';

export const ExportButton = ({ id, label }: { id: string; label: string }) => {
  const t = useSentence();
  const [exported, setExported] = useState<Delivery>();
  const [problem, setProblem] = useState<Problem>();
  const [busy, setBusy] = useState(false);
  const run = async () => {
    setBusy(true);
    setProblem(undefined);
    setExported(undefined);
    try {
      setExported(await call('certificates.export', { id, format: 'pem' }));
    } catch (thrown) {
      setProblem(problemOf(thrown));
    }
    setBusy(false);
  };
  return (
    <div className={css.export}>
      <Button
        loading={busy}
        leftSection={<IconDownload size={16} stroke={1.7} aria-hidden="true" />}
        onClick={() => void run()}
      >
        {label}
      </Button>
      <div aria-live="polite">
        {exported === undefined ? null : <Delivered delivery={exported} onTaken={() => setExported(undefined)} />}
      </div>
      {problem === undefined ? null : <ProblemCard problem={problem} />}
      {busy ? <span className="visually-hidden">{t('certificate.exporting')}</span> : null}
    </div>
  );
};
