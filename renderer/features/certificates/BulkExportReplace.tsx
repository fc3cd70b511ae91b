/** Files are there already: replaced, left alone with their certificates, or back. */
import { Button } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { DialogActs } from '../../components/Dialog.tsx';
import { useFormats } from '../../i18n/formats.ts';
import { useSentence } from '../../i18n/i18n.ts';
import css from './BulkExport.module.css';
import { sorted } from './bulk-export.ts';
import type { BulkExportStore } from './bulk-export-store.ts';

interface BulkExportReplaceProps {
  readonly useExport: BulkExportStore;
  readonly onBack: () => void;
  readonly onBegin: (existing: 'keep' | 'replace') => void;
}

export const BulkExportReplace = ({ useExport, onBack, onBegin }: BulkExportReplaceProps) => {
  const t = useSentence();
  const formats = useFormats();
  const { planned = [], folder } = useExport();
  const { fit, there } = sorted(planned);
  const back = useRef<HTMLButtonElement>(null);
  useEffect(() => back.current?.focus(), []);
  const others = fit.length - there.length;
  return (
    <div className={css.question}>
      <p>{t('bulk-export.replace', { count: there.length, folder })}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard (WCAG 2.1.1) */}
      <ul className={css.outs} tabIndex={0} aria-label={t('bulk-export.there')}>
        {there.map(({ certificateId, ownFolder, files }) => (
          <li key={certificateId} className={css.out}>
            <b>{ownFolder}</b>
            <span>{formats.list(files.filter(({ exists }) => exists).map(({ name }) => name))}</span>
          </li>
        ))}
      </ul>
      <DialogActs>
        <Button ref={back} onClick={onBack}>
          {t('app.back')}
        </Button>
        {others === 0 ? null : (
          <Button onClick={() => onBegin('keep')}>{t('bulk-export.keep', { count: others })}</Button>
        )}
        <Button data-danger onClick={() => onBegin('replace')}>
          {t('bulk-export.replace-all', { count: fit.length })}
        </Button>
      </DialogActs>
    </div>
  );
};
