/** The fields of a step: what its kind asks for, and what all of them have. */
import { Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { type InstallField, longestStepSeconds } from '../../../shared/domain/install-kinds.ts';
import { languages } from '../../../shared/domain/languages.ts';
import { isSentence } from '../../../shared/i18n/index.ts';
import { DescriptorField } from '../../components/DescriptorField.tsx';
import { useSentence } from '../../i18n/i18n.ts';

export interface StepFieldProps {
  readonly field: InstallField;
  /** Without it, or another one of its group, nothing works. */
  readonly needed: boolean;
  readonly value: string;
  /** A secret is stored, and stays if nothing is typed. */
  readonly keeps: boolean;
  readonly onChange: (value: string) => void;
}

export const StepField = ({ field, ...rest }: StepFieldProps) => {
  const t = useSentence();
  const { words, options, ...plain } = field;
  const [label, help] = [t(`install.field.${words}`), t(`install.field.${words}.help`)];
  if (options !== undefined)
    return (
      <NativeSelect
        label={label}
        description={help}
        value={rest.value}
        onChange={(event) => rest.onChange(event.currentTarget.value)}
        data={options.map((value) => ({ value, label: optionWord(value, t) }))}
      />
    );
  // Said in the language of the page already.
  const said = (text: string) => Object.fromEntries(languages.map((language) => [language, text]));
  const spoken = { label: said(label), help: said(help) } as Pick<DescribedField, 'label' | 'help'>;
  return <DescriptorField field={{ ...plain, ...spoken }} {...rest} />;
};

type DescribedField = Parameters<typeof DescriptorField>[0]['field'];

const optionWord = (value: string, t: ReturnType<typeof useSentence>): string => {
  const key = `install.option.${value}`;
  return isSentence(key) ? t(key) : value;
};

export interface Common {
  readonly label: string;
  /** As it is typed. */
  readonly seconds: string;
  readonly undoLater: boolean;
}

export const CommonFields = ({
  name,
  common,
  onChange,
}: {
  name: string;
  common: Common;
  onChange: (common: Common) => void;
}) => {
  const t = useSentence();
  return (
    <>
      <TextInput
        label={t('install.label')}
        description={t('install.label-help')}
        placeholder={name}
        maxLength={200}
        value={common.label}
        onChange={(event) => onChange({ ...common, label: event.currentTarget.value })}
      />
      <TextInput
        label={t('install.seconds')}
        description={t('install.seconds-help')}
        type="number"
        min={1}
        max={longestStepSeconds}
        value={common.seconds}
        onChange={(event) => onChange({ ...common, seconds: event.currentTarget.value })}
      />
      <Checkbox
        label={t('install.undo-later')}
        checked={common.undoLater}
        onChange={(event) => onChange({ ...common, undoLater: event.currentTarget.checked })}
      />
    </>
  );
};
