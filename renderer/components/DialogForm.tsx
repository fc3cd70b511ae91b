/** A form in a dialog: its fields, what went wrong, and at its foot the way out and the one filled button. */
import { Button } from '@mantine/core';
import { type ReactNode, useEffect, useRef } from 'react';
import type { Problem } from '../../shared/errors/problem.ts';
import type { Values } from '../../shared/i18n/index.ts';
import { useSentence } from '../i18n/i18n.ts';
import { DialogActs } from './Dialog.tsx';
import css from './DialogForm.module.css';
import { ProblemCard } from './ProblemCard.tsx';

export interface DialogFormProps {
  readonly children: ReactNode;
  readonly problem: Problem | undefined;
  /** The fields say what is wrong, each its own part of it. */
  readonly saidByFields?: boolean;
  /** What people call the things in the problem. */
  readonly values?: Values;
  readonly submit: string;
  readonly busy?: boolean;
  /** What is needed is not there yet. */
  readonly disabled?: boolean;
  /** The way out takes the focus: what is sent off here wants a second look. */
  readonly outFirst?: boolean;
  /** Before the way out: one step back. */
  readonly back?: ReactNode;
  readonly onSubmit: () => void | Promise<void>;
  readonly onClose: () => void;
}

export const DialogForm = ({ children, problem, values = {}, busy = false, ...props }: DialogFormProps) => {
  const t = useSentence();
  const form = useRef<HTMLFormElement>(null);
  // A long form may have scrolled away what is wrong in it.
  useEffect(() => {
    if (problem === undefined) return;
    const wrong = form.current?.querySelector<HTMLElement>('[aria-invalid="true"]');
    if (wrong) wrong.focus();
    else form.current?.querySelector('[role="alert"]')?.scrollIntoView({ block: 'nearest' });
  }, [problem]);
  return (
    <form
      ref={form}
      className={css.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void props.onSubmit();
      }}
    >
      {children}
      {problem === undefined || props.saidByFields === true ? null : <ProblemCard problem={problem} values={values} />}
      <DialogActs>
        {props.back}
        <Button {...(props.outFirst === true ? { 'data-autofocus': true } : {})} onClick={props.onClose}>
          {t('app.cancel')}
        </Button>
        <Button type="submit" variant="filled" loading={busy} disabled={props.disabled === true}>
          {props.submit}
        </Button>
      </DialogActs>
    </form>
  );
};
