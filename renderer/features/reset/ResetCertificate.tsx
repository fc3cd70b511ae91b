/** Forgets how renewing one certificate went, or the certificate: counted first, and never the filled button. */
import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { CertificateReset, ResetChoice, ResetLevel, ResetResult } from '../../../shared/domain/reset.ts';
import { Dialog, DialogActs } from '../../components/Dialog.tsx';
import { ProblemCard } from '../../components/ProblemCard.tsx';
import { Status } from '../../components/StatusShape.tsx';
import { useFormats } from '../../i18n/formats.ts';
import { useSentence } from '../../i18n/i18n.ts';
import { call } from '../../ipc/client.ts';
import { useCertificates } from '../../stores/certificates-store.ts';
import css from './Reset.module.css';
import { Around, Split } from './Split.tsx';
import { useReset } from './use-reset.ts';

interface ResetCertificateProps {
  readonly id: string;
  readonly name: string;
  readonly level: ResetLevel;
  readonly onClose: () => void;
  /** What came of it; one that is off the list has no page to say it. */
  readonly onDone: (result: ResetResult) => void;
}

/** Counts as soon as it stands. */
export const ResetCertificate = ({ id, name, level, onClose, onDone }: ResetCertificateProps) => {
  const t = useSentence();
  const load = useCertificates((state) => state.load);
  const { ask, ...reset } = useReset(() => call('reset.preview-certificate', { id }));
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once, when the question is put
  useEffect(() => ask(), []);
  const forget = (choice: ResetChoice) =>
    reset.run(async () => {
      const result = await call('reset.certificate', { id, level, ...choice });
      await load();
      onDone(result);
      onClose();
    });
  return (
    <Dialog
      // Counted before it opens: the focus then has a button to go to.
      open={reset.preview !== undefined || reset.problem !== undefined}
      wide
      title={t(`reset.ask.${level}`, { name })}
      onClose={onClose}
    >
      <div className={css.question}>
        <p className="quiet">{t(`reset.level.${level}-detail`, { count: 1 })}</p>
        {reset.problem === undefined ? null : <ProblemCard problem={reset.problem} />}
        {reset.preview === undefined ? (
          <DialogActs>
            <Button onClick={onClose}>{t('app.cancel')}</Button>
          </DialogActs>
        ) : (
          <Question
            preview={reset.preview}
            level={level}
            count={1}
            busy={reset.busy}
            onForget={(choice) => void forget(choice)}
            onCancel={onClose}
          />
        )}
      </div>
    </Dialog>
  );
};

/** What came of starting afresh, in a line. */
export const AfreshTold = ({ name, result }: { name: string; result: ResetResult }) => {
  const t = useSentence();
  const formats = useFormats();
  return (
    <Status shape={result.recordsLeft === 0 ? 'fine' : 'attention'}>
      {formats.sentences(
        t('reset.done.afresh', { name }),
        result.recordsLeft === 0 ? '' : t('reset.records-left', { count: result.recordsLeft }),
      )}
    </Status>
  );
};

interface QuestionProps {
  readonly preview: CertificateReset;
  readonly level: ResetLevel;
  /** Certificates. */
  readonly count: number;
  readonly busy: boolean;
  readonly onForget: (choice: ResetChoice) => void;
  readonly onCancel: () => void;
}

export const Question = ({ preview, level, count, busy, onForget, onCancel }: QuestionProps) => {
  const t = useSentence();
  const [choice, setChoice] = useState<ResetChoice>({ removeRecords: true, removeFiles: false });
  return (
    <>
      <Split {...preview[level]} />
      <Around around={preview} files={level === 'forget'} choice={choice} onChoice={setChoice} />
      <DialogActs>
        <Button data-autofocus onClick={onCancel}>
          {t('app.cancel')}
        </Button>
        <Button data-danger loading={busy} onClick={() => onForget(choice)}>
          {t(`reset.do.${level}`, { count })}
        </Button>
      </DialogActs>
    </>
  );
};
