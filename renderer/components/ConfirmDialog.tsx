/** A question before something that cannot be taken back. */
import { Button } from '@mantine/core';
import { Dialog, DialogActs, type DialogProps } from './Dialog.tsx';

export interface ConfirmDialogProps extends Pick<DialogProps, 'open' | 'title' | 'onClose'> {
  readonly detail: string;
  readonly confirm: string;
  readonly cancel: string;
  readonly onConfirm: () => void;
  /** What cannot be undone is named in red, and is never the filled button; all else that is asked about is. */
  readonly danger?: boolean;
}

export const ConfirmDialog = ({
  detail,
  confirm,
  cancel,
  onConfirm,
  danger = false,
  ...dialog
}: ConfirmDialogProps) => (
  <Dialog {...dialog}>
    <p>{detail}</p>
    <DialogActs>
      <Button data-autofocus onClick={dialog.onClose}>
        {cancel}
      </Button>
      <Button
        {...(danger ? { 'data-danger': true } : { variant: 'filled' })}
        onClick={() => {
          onConfirm();
          dialog.onClose();
        }}
      >
        {confirm}
      </Button>
    </DialogActs>
  </Dialog>
);
