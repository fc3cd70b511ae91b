/** The one button, the question before something is replaced, and why it did not come about. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import { ConfirmDialog } from '../../components/ConfirmDialog.tsx';
import { IconDownload } from '../../components/icons.ts';
import { ProblemCard } from '../../components/ProblemCard.tsx';
import { useFormats } from '../../i18n/formats.ts';
import { useSentence } from '../../i18n/i18n.ts';
import css from './Export.module.css';
import { type ExportStore, needsPassword } from './export-store.ts';

export const Making = ({ useExport }: { useExport: ExportStore }) => {
  const t = useSentence();
  const formats = useFormats();
  const { choice, way, folder, folders, password, preview, busy, failure, cancelled, report, ...acts } = useExport();
  const [asking, setAsking] = useState(false);
  const there = preview?.files.filter(({ exists }) => exists).map(({ name }) => name) ?? [];
  const lacks = needsPassword(choice.variant.shape) && password === '';
  const go = async (): Promise<void> => {
    if (lacks) return;
    if (way === 'download') return acts.download();
    if (folder === '' && folders?.way === 'chosen' && !(await acts.askFolder())) return;
    // As it was looked at; whatever came since is refused by the host. What was written just now may be replaced.
    if (there.length > 0 && report === undefined) setAsking(true);
    else await acts.write(report !== undefined);
  };
  const missing = way === 'folder' && folders?.way === 'typed' && folder.trim() === '';
  const word =
    way === 'download'
      ? t('export-page.download')
      : t(report === undefined ? 'export-page.write' : 'export-page.again', { count: preview?.files.length ?? 0 });
  return (
    <>
      <div className={css.acts}>
        <Button
          variant={report === undefined ? 'filled' : 'default'}
          loading={busy}
          aria-disabled={lacks || missing}
          leftSection={way === 'download' ? <IconDownload size={16} stroke={1.7} aria-hidden="true" /> : undefined}
          onClick={() => {
            if (!missing) void go();
          }}
        >
          {word}
        </Button>
        <span role="status" className={css.quiet}>
          {busy ? t('export-page.writing') : cancelled ? t('export-page.cancelled') : ''}
        </span>
      </div>
      {failure === undefined ? null : (
        <ProblemCard problem={failure}>
          {failure.code === 'export.exists' ? (
            <Button onClick={() => void acts.write(true)}>{t('export-page.replace')}</Button>
          ) : null}
        </ProblemCard>
      )}
      <ConfirmDialog
        open={asking}
        title={t('export-page.replace-title')}
        detail={t('export-page.replace-detail', { folder, files: formats.list(there) })}
        confirm={t('export-page.replace')}
        cancel={t('app.cancel')}
        danger
        onConfirm={() => void acts.write(true)}
        onClose={() => setAsking(false)}
      />
    </>
  );
};
