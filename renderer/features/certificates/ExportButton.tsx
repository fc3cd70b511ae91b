/** Export as PEM: the desktop host asks for a folder, the web host offers a download that works once. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Problem } from '../../../shared/errors/problem.ts';
import type { CallOutput } from '../../../shared/ipc/contract.ts';
import { IconDownload } from '../../components/icons.ts';
import { ProblemCard } from '../../components/ProblemCard.tsx';
import { Status } from '../../components/StatusShape.tsx';
import { useFormats } from '../../i18n/formats.ts';
import { useSentence } from '../../i18n/i18n.ts';
import { call, problemOf } from '../../ipc/client.ts';
import css from './ExportButton.module.css';

type Exported = CallOutput<'certificates.export'>;

export const ExportButton = ({ id, label, filled = false }: { id: string; label: string; filled?: boolean }) => {
  const t = useSentence();
  const [exported, setExported] = useState<Exported>();
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
        variant={filled ? 'filled' : 'default'}
        loading={busy}
        leftSection={<IconDownload size={16} stroke={1.7} aria-hidden="true" />}
        onClick={() => void run()}
      >
        {label}
      </Button>
      <div aria-live="polite">
        {exported === undefined ? null : <Result exported={exported} done={() => setExported(undefined)} />}
      </div>
      {problem === undefined ? null : <ProblemCard problem={problem} />}
      {busy ? <span className="visually-hidden">{t('certificate.exporting')}</span> : null}
    </div>
  );
};

const Result = ({ exported, done }: { exported: Exported; done: () => void }) => {
  const t = useSentence();
  const formats = useFormats();
  switch (exported.kind) {
    case 'cancelled':
      return <p className={css.quiet}>{t('export.cancelled')}</p>;
    case 'written':
      return (
        <div className={css.result}>
          <Status shape="fine">{t('export.written', { folder: exported.folder })}</Status>
          <p className={css.quiet}>{t('export.files', { files: formats.list(exported.files) })}</p>
        </div>
      );
    case 'download':
      return (
        <div className={css.result}>
          <a
            className={css.link}
            href={exported.url}
            download={exported.fileName}
            onClick={() => window.setTimeout(done)}
          >
            {t('export.download', { file: exported.fileName })}
          </a>
          <p className={css.quiet}>{t('export.download-once')}</p>
        </div>
      );
  }
};
