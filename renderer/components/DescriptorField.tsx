/** One field of a form that a descriptor asks for. A secret can be written and replaced, never read back. */

import { NativeSelect, PasswordInput, Textarea, TextInput } from '@mantine/core';
import { cleanPasted } from '../../shared/domain/pasted-value.ts';
import { inBrackets } from '../../shared/i18n/index.ts';
import { useLanguage, useSentence } from '../i18n/i18n.ts';
import css from './DescriptorField.module.css';
import type { FormField } from './form-field.ts';

export interface DescriptorFieldProps {
  readonly field: FormField;
  /** Without it nothing works. */
  readonly needed: boolean;
  readonly value: string;
  /** A secret is stored, and stays if nothing is typed. */
  readonly keeps: boolean;
  /** What is wrong with what was sent off, in a sentence. */
  readonly error?: string | undefined;
  readonly onChange: (value: string) => void;
}

export const DescriptorField = (props: DescriptorFieldProps) => {
  const t = useSentence();
  const { field, keeps } = props;
  const { common, placeholder } = useField(props);
  if (field.options !== undefined) return <NativeSelect {...common} data={[...field.options]} />;
  const plain = { ...common, placeholder, spellCheck: false, autoCapitalize: 'off', autoComplete: 'off' };
  if (field.lines === true)
    return <Textarea {...plain} aria-label={common.label} className={css.lines} data-hidden={field.secret} rows={4} />;
  if (!field.secret) return <TextInput {...plain} />;
  return (
    <PasswordInput
      {...plain}
      label={
        <span className={css.secretLabel}>
          {common.label} {keeps ? <small>{t('provider.secret-note')}</small> : null}
        </span>
      }
      aria-label={common.label}
    />
  );
};

/** What every kind of control is given, and the text that stands in an empty one. */
const useField = ({ field, needed, value, keeps, error, onChange }: DescriptorFieldProps) => {
  const t = useSentence();
  const language = useLanguage();
  const { removed, narrowed, value: cleaned } = cleanPasted(value);
  const length =
    removed + narrowed > 0
      ? t('provider.cleaned', { count: removed + narrowed, length: cleaned.length })
      : t('provider.length', { count: cleaned.length });
  return {
    placeholder: keeps ? t('provider.secret-kept') : field.example,
    common: {
      label: needed ? field.label : inBrackets(field.label, t('provider.optional'), language),
      // While it is being typed, for everybody to see: what was meant is what is sent.
      description: value !== '' && (field.secret || removed + narrowed > 0) ? length : field.help,
      required: field.required,
      withAsterisk: false,
      value,
      error,
      'aria-invalid': error !== undefined,
      onChange: (event: { currentTarget: { value: string } }) => onChange(event.currentTarget.value),
    },
  };
};
