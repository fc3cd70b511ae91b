/** A question before something that cannot be taken back. The native dialog keeps the focus and closes on Escape. */
import { Button } from '@mantine/core';
import { useEffect, useId, useRef } from 'react';
import css from './ConfirmDialog.module.css';

export interface ConfirmDialogProps {
  readonly open: boolean;
  readonly title: string;
  readonly detail: string;
  readonly confirm: string;
  readonly cancel: string;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}

export const ConfirmDialog = ({ open, title, detail, confirm, cancel, onConfirm, onClose }: ConfirmDialogProps) => {
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();
  useEffect(() => {
    if (open) dialog.current?.showModal();
    else dialog.current?.close();
  }, [open]);
  return (
    <dialog ref={dialog} className={css.dialog} aria-labelledby={heading} onClose={onClose}>
      <h2 id={heading}>{title}</h2>
      <p>{detail}</p>
      <div className={css.acts}>
        <Button autoFocus onClick={onClose}>
          {cancel}
        </Button>
        <Button
          onClick={() => {
            onConfirm();
            onClose();
          }}
        >
          {confirm}
        </Button>
      </div>
    </dialog>
  );
};
