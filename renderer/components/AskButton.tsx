/** A small button that asks before it does anything. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useSentence } from '../i18n/i18n.ts';
import { ConfirmDialog, type ConfirmDialogProps } from './ConfirmDialog.tsx';

interface AskButtonProps extends Pick<ConfirmDialogProps, 'title' | 'detail' | 'confirm' | 'danger' | 'onConfirm'> {
  readonly children: string;
  /** Where several have the same word: which one it is. */
  readonly label?: string;
  readonly loading?: boolean;
}

export const AskButton = ({ children, label, loading = false, ...question }: AskButtonProps) => {
  const t = useSentence();
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button
        size="xs"
        variant="subtle"
        data-danger={question.danger}
        loading={loading}
        aria-label={label}
        onClick={() => setAsking(true)}
      >
        {children}
      </Button>
      <ConfirmDialog
        open={asking}
        {...question}
        cancel={t(question.danger === true ? 'app.keep' : 'app.cancel')}
        onClose={() => setAsking(false)}
      />
    </>
  );
};
