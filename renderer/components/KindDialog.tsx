/** Adds a thing or changes one: first which kind, then the form that is asked for by that kind. */
import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useSentence } from '../i18n/i18n.ts';
import { Dialog, DialogActs } from './Dialog.tsx';
import css from './KindDialog.module.css';

interface Kind<Id extends string> {
  readonly id: Id;
  readonly name: string;
  readonly summary: string;
}

/** What the form has to do with the choice before it. */
export interface KindFormProps {
  /** To the choice; missing where one is changed. */
  readonly onBack: (() => void) | undefined;
  readonly onClose: () => void;
}

interface KindDialogProps<Id extends string> {
  readonly open: boolean;
  readonly kinds: readonly Kind<Id>[];
  /** That of the one to change. */
  readonly known: Id | undefined;
  readonly ask: string;
  readonly titleOf: (kind: Id) => string;
  readonly onClose: () => void;
  readonly children: (kind: Id, form: KindFormProps) => ReactNode;
}

export const KindDialog = <Id extends string>({ open, known, onClose, children, ...props }: KindDialogProps<Id>) => {
  const [chosen, setChosen] = useState<Id>();
  const kind = known ?? chosen;
  const close = () => {
    setChosen(undefined);
    onClose();
  };
  return (
    <Dialog open={open} wide title={kind === undefined ? props.ask : props.titleOf(kind)} onClose={close}>
      {kind === undefined ? (
        <KindChoice kinds={props.kinds} onChoose={setChosen} onClose={close} />
      ) : (
        children(kind, { onBack: known === undefined ? () => setChosen(undefined) : undefined, onClose: close })
      )}
    </Dialog>
  );
};

interface KindChoiceProps<Id extends string> extends Pick<KindDialogProps<Id>, 'kinds' | 'onClose'> {
  readonly onChoose: (kind: Id) => void;
}

const KindChoice = <Id extends string>({ kinds, onChoose, onClose }: KindChoiceProps<Id>) => {
  const t = useSentence();
  return (
    <>
      <div className={css.kinds}>
        {kinds.map(({ id, name, summary }) => (
          <button type="button" key={id} onClick={() => onChoose(id)}>
            <b>{name}</b>
            <small>{summary}</small>
          </button>
        ))}
      </div>
      <DialogActs>
        <Button onClick={onClose}>{t('app.cancel')}</Button>
      </DialogActs>
    </>
  );
};
