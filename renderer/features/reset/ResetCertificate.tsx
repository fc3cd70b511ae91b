/** Forgets how renewing one certificate went, or the certificate: counted first, and never the filled button. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import type { CertificateReset, ResetChoice, ResetLevel, ResetResult } from '../../../shared/domain/reset.ts';
import { ChoiceCard, ChoiceGroup } from '../../components/ChoiceCard.tsx';
import { Dialog, DialogActs } from '../../components/Dialog.tsx';
import { ProblemCard } from '../../components/ProblemCard.tsx';
import { Status } from '../../components/StatusShape.tsx';
import { useFormats } from '../../i18n/formats.ts';
import { useSentence } from '../../i18n/i18n.ts';
import { call } from '../../ipc/client.ts';
import { useCertificates } from '../../stores/certificates-store.ts';
import { useRoute } from '../../stores/route-store.ts';
import css from './Reset.module.css';
import { Around, Split } from './Split.tsx';
import { useReset } from './use-reset.ts';

export const ResetCertificate = ({ id, name }: { id: string; name: string }) => {
  const t = useSentence();
  const formats = useFormats();
  const go = useRoute((state) => state.go);
  const load = useCertificates((state) => state.load);
  const reset = useReset(() => call('reset.preview-certificate', { id }));
  const [done, setDone] = useState<ResetResult>();
  const forget = (level: ResetLevel, choice: ResetChoice) =>
    reset.run(async () => {
      const result = await call('reset.certificate', { id, level, ...choice });
      await load();
      if (level === 'forget') go({ screen: 'certificates' });
      else setDone(result);
    });
  return (
    <>
      <Button variant="subtle" data-danger onClick={reset.ask}>
        {t('reset.certificate')}…
      </Button>
      <div role="status" className={css.told}>
        {done === undefined ? null : (
          <Status shape={done.recordsLeft === 0 ? 'fine' : 'attention'}>
            {formats.sentences(
              t('reset.done.afresh', { name }),
              done.recordsLeft === 0 ? '' : t('reset.records-left', { count: done.recordsLeft }),
            )}
          </Status>
        )}
      </div>
      <Dialog open={reset.open} wide title={t('reset.certificate-ask', { name })} onClose={reset.close}>
        <div className={css.question}>
          {reset.problem === undefined ? null : <ProblemCard problem={reset.problem} />}
          {reset.preview === undefined && reset.problem === undefined ? (
            <Status shape="working">{t('reset.counting')}</Status>
          ) : null}
          {reset.preview === undefined ? null : (
            <Question
              preview={reset.preview}
              busy={reset.busy}
              onForget={(level, choice) => void forget(level, choice)}
              onCancel={reset.close}
            />
          )}
        </div>
      </Dialog>
    </>
  );
};

interface QuestionProps {
  readonly preview: CertificateReset;
  readonly busy: boolean;
  readonly onForget: (level: ResetLevel, choice: ResetChoice) => void;
  readonly onCancel: () => void;
}

const Question = ({ preview, busy, onForget, onCancel }: QuestionProps) => {
  const t = useSentence();
  const [level, setLevel] = useState<ResetLevel>('afresh');
  const [choice, setChoice] = useState<ResetChoice>({ removeRecords: true, removeFiles: false });
  return (
    <>
      <ChoiceGroup label={t('reset.level')} hidesLabel columns={2}>
        {(['afresh', 'forget'] as const).map((each) => (
          <ChoiceCard
            key={each}
            name="level"
            value={each}
            checked={level === each}
            onChoose={() => setLevel(each)}
            title={t(`reset.level.${each}`)}
          >
            {t(`reset.level.${each}-detail`)}
          </ChoiceCard>
        ))}
      </ChoiceGroup>
      <Split {...preview[level]} />
      <Around around={preview} files={level === 'forget'} choice={choice} onChoice={setChoice} />
      <DialogActs>
        <Button data-autofocus onClick={onCancel}>
          {t('app.cancel')}
        </Button>
        <Button data-danger loading={busy} onClick={() => onForget(level, choice)}>
          {t(`reset.do.${level}`)}
        </Button>
      </DialogActs>
    </>
  );
};
