/** Removes everything and goes back to the first run. Counted first; the word has to be typed. */
import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ProfileReset, ResetChoice } from '../../../shared/domain/reset.ts';
import type { SentenceKey } from '../../../shared/i18n/index.ts';
import { Dialog, DialogActs } from '../../components/Dialog.tsx';
import { ProblemCard } from '../../components/ProblemCard.tsx';
import { Status } from '../../components/StatusShape.tsx';
import { useSentence } from '../../i18n/i18n.ts';
import { call } from '../../ipc/client.ts';
import css from './Reset.module.css';
import { refetch } from './refetch.ts';
import { Around, Split } from './Split.tsx';
import { useReset } from './use-reset.ts';

interface ResetEverythingProps {
  readonly word: Extract<SentenceKey, `reset.everything${string}`>;
  /** As the buttons of a row are. */
  readonly small?: boolean;
}

export const ResetEverything = ({ word, small = false }: ResetEverythingProps) => {
  const t = useSentence();
  const reset = useReset(() => call('reset.preview-everything', {}));
  const remove = (choice: ResetChoice) =>
    reset.run(async () => {
      await call('reset.everything', choice);
      await refetch();
    });
  return (
    <div>
      <Button variant="subtle" size={small ? 'xs' : 'sm'} data-danger onClick={reset.ask}>
        {t(word)}…
      </Button>
      <Dialog open={reset.open} wide title={t('reset.everything-ask')} onClose={reset.close}>
        <div className={css.question}>
          {reset.preview === undefined && reset.problem === undefined ? (
            <Status shape="working">{t('reset.counting')}</Status>
          ) : null}
          {reset.preview === undefined ? null : (
            <Question preview={reset.preview} busy={reset.busy} onRemove={(choice) => void remove(choice)} />
          )}
          {reset.problem === undefined ? null : <ProblemCard problem={reset.problem} />}
          <DialogActs>
            <Button data-autofocus disabled={reset.busy} onClick={reset.close}>
              {t('app.cancel')}
            </Button>
            <Button data-danger type="submit" form={formId} loading={reset.busy} disabled={reset.preview === undefined}>
              {t('reset.do')}
            </Button>
          </DialogActs>
        </div>
      </Dialog>
    </div>
  );
};

const formId = 'reset-everything';

interface QuestionProps {
  readonly preview: ProfileReset;
  readonly busy: boolean;
  readonly onRemove: (choice: ResetChoice) => void;
}

const Question = ({ preview, busy, onRemove }: QuestionProps) => {
  const t = useSentence();
  const word = t('reset.everything-word');
  const [choice, setChoice] = useState<ResetChoice>({ removeRecords: true, removeFiles: false });
  const [typed, setTyped] = useState('');
  const [tried, setTried] = useState(false);
  const fits = typed.trim().toLowerCase() === word;
  return (
    <form
      id={formId}
      className={css.question}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (fits && !busy) onRemove(choice);
      }}
    >
      <p>{t('reset.everything-lead')}</p>
      <Split {...preview} />
      <Around around={preview} files choice={choice} onChoice={setChoice} />
      <TextInput
        label={t('reset.everything-type', { word })}
        autoComplete="off"
        spellCheck={false}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        error={tried && !fits ? t('reset.everything-mistyped') : undefined}
      />
    </form>
  );
};
