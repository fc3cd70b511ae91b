/** The form of a thing that a descriptor describes: its own fields, what all of its sort have, and its name. */
import { Button, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { Problem } from '../../shared/errors/problem.ts';
import { reasonWords } from '../../shared/i18n/index.ts';
import { useLanguage, useSentence } from '../i18n/i18n.ts';
import { DescriptorField } from './DescriptorField.tsx';
import { DialogForm } from './DialogForm.tsx';
import { type FormField, type KnownField, problemWords, wrongFields } from './form-field.ts';
import type { KindFormProps } from './KindDialog.tsx';
import { OutsideLink } from './OutsideLink.tsx';

/** What has been filled in. A secret left empty keeps what is stored. */
export interface FilledIn {
  readonly label: string;
  readonly fields: Readonly<Record<string, string>>;
}

export interface DescribedFormProps extends KindFormProps {
  /** Whose words are said. */
  readonly words: 'channels' | 'install';
  /** Of the kind, until the reader gives another. */
  readonly name: string;
  readonly fields: readonly FormField[];
  readonly isNeeded: (field: FormField) => boolean;
  readonly docsUrl: string | undefined;
  /** The one to change; a new one when missing. */
  readonly stored: { readonly label: string; readonly fields: readonly KnownField[] } | undefined;
  /** Answers why it could not be saved. */
  readonly onSave: (filled: FilledIn) => Promise<Problem | undefined>;
  readonly onSaved: (label: string) => void;
  /** The fields that all kinds have. */
  readonly children: ReactNode;
}

export const DescribedForm = ({ words, name, fields, stored, docsUrl, onBack, ...props }: DescribedFormProps) => {
  const t = useSentence();
  const language = useLanguage();
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const [label, setLabel] = useState(stored?.label ?? '');
  const [problem, setProblem] = useState<Problem>();
  const [busy, setBusy] = useState(false);
  const wrong = wrongFields(problem, fields);
  const errorOf = (key: string): string | undefined => {
    const what = wrong.get(key);
    if (what === undefined || what === 'missing') return what && t('app.field-missing');
    return t('app.field-wrong', { why: reasonWords('credential.invalid', what, language) });
  };
  const save = async () => {
    setBusy(true);
    const failure = await props.onSave({ label, fields: filledIn(fields, typed) });
    setBusy(false);
    setProblem(failure);
    if (failure !== undefined) return;
    props.onSaved(label.trim() || name);
    props.onClose();
  };
  return (
    <DialogForm
      problem={problem}
      saidByFields={wrong.size > 0}
      {...(problem === undefined ? {} : { values: problemWords(problem, name, fields, language) })}
      submit={t(`${words}.save`)}
      busy={busy}
      back={onBack === undefined ? null : <Button onClick={onBack}>{t(`${words}.back`)}</Button>}
      onSubmit={save}
      onClose={props.onClose}
    >
      {fields.map((field) => {
        const known = stored?.fields.find(({ key }) => key === field.key);
        return (
          <DescriptorField
            key={field.key}
            field={field}
            needed={props.isNeeded(field)}
            value={typed[field.key] ?? known?.value ?? (field.secret ? '' : (field.default ?? ''))}
            keeps={field.secret && known?.set === true}
            error={errorOf(field.key)}
            onChange={(value) => setTyped({ ...typed, [field.key]: value })}
          />
        );
      })}
      {docsUrl === undefined ? null : (
        <div>
          <OutsideLink url={docsUrl}>{t(`${words}.docs`)}</OutsideLink>
        </div>
      )}
      <TextInput
        label={t(`${words}.label`)}
        description={t(`${words}.label-help`)}
        placeholder={name}
        maxLength={200}
        value={label}
        onChange={(event) => setLabel(event.currentTarget.value)}
      />
      {props.children}
    </DialogForm>
  );
};

const filledIn = (fields: readonly FormField[], typed: Readonly<Record<string, string>>): FilledIn['fields'] =>
  Object.fromEntries(
    fields.flatMap(({ key, secret }) => {
      const value = typed[key];
      return value === undefined || (secret && value === '') ? [] : [[key, value]];
    }),
  );
