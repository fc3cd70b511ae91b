/** Paste any error, get the causes: for failures of other tools as well as of our own. */
import { Button, Textarea } from '@mantine/core';
import { type DragEvent, useRef, useState } from 'react';
import type { DiagnosedCause } from '../../../shared/domain/diagnosis.ts';
import { AppFrame } from '../../components/AppFrame.tsx';
import { PageHeading } from '../../components/PageHeading.tsx';
import { ProblemCard } from '../../components/ProblemCard.tsx';
import { useSentence } from '../../i18n/i18n.ts';
import { AppliedFixes } from '../fixes/AppliedFixes.tsx';
import { BundleButton } from './BundleButton.tsx';
import { CauseList } from './CauseList.tsx';
import { ProbeResult } from './ProbeResult.tsx';
import { useProbing } from './probing.ts';
import css from './TroubleshootScreen.module.css';
import { useTroubleshooter } from './troubleshoot-store.ts';

export const TroubleshootScreen = () => {
  const t = useSentence();
  const { text, causes, busy, problem, shortened, type, find, open, clear } = useTroubleshooter();
  const [over, setOver] = useState(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const file = event.dataTransfer.files[0];
    if (file !== undefined) void open(file);
  };
  return (
    <AppFrame>
      <div className="page">
        <PageHeading lead={t('troubleshoot.lead')}>{t('troubleshoot.title')}</PageHeading>
        {/* biome-ignore lint/a11y/noStaticElementInteractions: a file can also be opened by the button below */}
        <div
          data-over={over}
          className={css.paste}
          onDragOver={(event) => {
            event.preventDefault();
            setOver(true);
          }}
          onDragLeave={() => setOver(false)}
          onDrop={drop}
        >
          <Textarea
            label={t('troubleshoot.text')}
            placeholder={t('troubleshoot.placeholder')}
            rows={8}
            spellCheck={false}
            value={text}
            onChange={(event) => type(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void find();
            }}
          />
          <div className={css.acts}>
            <Button
              // Then the way on is what the likeliest cause asks for.
              variant={causes === undefined || causes.length === 0 ? 'filled' : 'default'}
              disabled={text.trim() === ''}
              loading={busy}
              onClick={() => void find()}
            >
              {t('troubleshoot.start')}
            </Button>
            <FileButton onFile={(file) => void open(file)} />
            {text === '' ? null : (
              <Button variant="subtle" onClick={clear}>
                {t('troubleshoot.clear')}
              </Button>
            )}
            <span>{shortened ? t('troubleshoot.too-large') : t('troubleshoot.file-hint')}</span>
          </div>
        </div>
        {problem === undefined ? null : <ProblemCard problem={problem} />}
        <div role="status">{causes === undefined ? null : <Result count={causes.length} />}</div>
        {causes === undefined ? null : <Found causes={causes} />}
        <AppliedFixes />
        <div>
          <BundleButton about={text.trim() === '' ? {} : { text }} />
        </div>
      </div>
    </AppFrame>
  );
};

const Found = ({ causes }: { causes: readonly DiagnosedCause[] }) => {
  const { text, measured, keep } = useTroubleshooter();
  const subject = { kind: 'none' } as const;
  const probing = useProbing({ subject, text, measured, onMeasured: (one) => keep(text, one) });
  return (
    <>
      {measured === undefined ? null : <ProbeResult measured={measured} />}
      {probing.problem === undefined ? null : <ProblemCard problem={probing.problem} />}
      <CauseList causes={causes} subject={subject} probing={probing} open leading />
    </>
  );
};

const Result = ({ count }: { count: number }) => {
  const t = useSentence();
  if (count > 0) return <h2 className={css.result}>{t('troubleshoot.found', { count })}</h2>;
  return (
    <div className={`card ${css.unknown}`}>
      <h2>{t('diagnose.unknown')}</h2>
      <p>{t('diagnose.unknown.more')}</p>
    </div>
  );
};

const FileButton = ({ onFile }: { onFile: (file: File) => void }) => {
  const t = useSentence();
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button onClick={() => input.current?.click()}>{t('troubleshoot.file')}</Button>
      <input
        ref={input}
        type="file"
        hidden
        aria-hidden="true"
        tabIndex={-1}
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          event.currentTarget.value = '';
          if (file !== undefined) onFile(file);
        }}
      />
    </>
  );
};
