/**
 * A window over the screen. The native dialog keeps the focus and closes on Escape; its content lives only while open.
 * What is marked `data-autofocus` takes the focus, else the first control.
 */
import { type ReactNode, useEffect, useId, useRef } from 'react';
import css from './ConfirmDialog.module.css';

export interface DialogProps {
  readonly open: boolean;
  readonly title: string;
  readonly onClose: () => void;
  /** Room for a form. */
  readonly wide?: boolean;
  readonly children: ReactNode;
}

export const Dialog = ({ open, title, onClose, wide = false, children }: DialogProps) => {
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();
  useEffect(() => {
    if (!open) return dialog.current?.close();
    dialog.current?.showModal();
    // `autoFocus` comes too early: nothing in a closed dialog can take the focus.
    dialog.current?.querySelector<HTMLElement>('[data-autofocus]')?.focus();
  }, [open]);
  return (
    <dialog ref={dialog} className={css.dialog} data-wide={wide} aria-labelledby={heading} onClose={onClose}>
      <h2 id={heading}>{title}</h2>
      {open ? children : null}
    </dialog>
  );
};

/** The row of buttons at the foot of a dialog; it stays in sight while what is above it scrolls. */
export const DialogActs = ({ children }: { children: ReactNode }) => (
  <div className={css.acts} data-acts>
    {children}
  </div>
);
