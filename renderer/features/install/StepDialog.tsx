/** Adds a step or changes one: what its kind asks for, how long it may take, and whether it is ever taken back. */
import { Checkbox, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { InstallStep } from '../../../shared/domain/install.ts';
import {
  type InstallDescriptor,
  type InstallField,
  installDescriptors,
  installKinds,
  longestStepSeconds,
} from '../../../shared/domain/install-kinds.ts';
import { isSentence } from '../../../shared/i18n/index.ts';
import { DescribedForm } from '../../components/DescribedForm.tsx';
import type { FormField } from '../../components/form-field.ts';
import { KindDialog, type KindFormProps } from '../../components/KindDialog.tsx';
import { type Translate, useSentence } from '../../i18n/i18n.ts';
import { useInstall } from './install-store.ts';

export interface StepDialogProps {
  readonly open: boolean;
  readonly certificateId: string;
  /** The one to change; a new one when missing. */
  readonly step?: InstallStep;
  readonly onClose: () => void;
  readonly onSaved: (label: string) => void;
}

export const StepDialog = ({ open, step, onClose, ...rest }: StepDialogProps) => {
  const t = useSentence();
  return (
    <KindDialog
      open={open}
      kinds={installKinds.map((id) => ({
        id,
        name: t(`install.kind.${id}`),
        summary: t(`install.kind.${id}.summary`),
      }))}
      known={step?.kind}
      ask={t('install.add-title')}
      titleOf={(kind) => t(`install.kind.${kind}`)}
      onClose={onClose}
    >
      {(kind, form) => <StepForm {...rest} {...form} descriptor={installDescriptors[kind]} step={step} />}
    </KindDialog>
  );
};

interface FormProps extends KindFormProps, Pick<StepDialogProps, 'certificateId' | 'onSaved'> {
  readonly descriptor: InstallDescriptor;
  readonly step: InstallStep | undefined;
}

const StepForm = ({ certificateId, descriptor, step, ...form }: FormProps) => {
  const t = useSentence();
  const save = useInstall((state) => state.save);
  const [seconds, setSeconds] = useState(String(step?.seconds ?? descriptor.seconds));
  const [undoLater, setUndoLater] = useState(step?.undoLater ?? false);
  const { id, fields, anyOf = [], docsUrl } = descriptor;
  return (
    <DescribedForm
      {...form}
      words="install"
      name={t(`install.kind.${id}`)}
      fields={fields.map((field) => spoken(field, t))}
      // A choice always has something chosen.
      isNeeded={({ key, required, options }) =>
        required || options !== undefined || anyOf.some((group) => group.includes(key))
      }
      docsUrl={docsUrl}
      stored={step}
      onSave={(filled) =>
        save(certificateId, {
          ...(step === undefined ? {} : { id: step.id }),
          kind: id,
          undoLater,
          // A time that is none is left for the host to refuse.
          ...(seconds.trim() === '' ? {} : { seconds: Number(seconds) }),
          ...filled,
        })
      }
    >
      <TextInput
        label={t('install.seconds')}
        description={t('install.seconds-help')}
        type="number"
        min={1}
        max={longestStepSeconds}
        value={seconds}
        onChange={(event) => setSeconds(event.currentTarget.value)}
      />
      <Checkbox
        label={t('install.undo-later')}
        checked={undoLater}
        onChange={(event) => setUndoLater(event.currentTarget.checked)}
      />
    </DescribedForm>
  );
};

const spoken = ({ words, options, ...field }: InstallField, t: Translate): FormField => ({
  ...field,
  label: t(`install.field.${words}`),
  help: t(`install.field.${words}.help`),
  ...(options === undefined ? {} : { options: options.map((value) => ({ value, label: optionWord(value, t) })) }),
});

const optionWord = (value: string, t: Translate): string => {
  const key = `install.option.${value}`;
  return isSentence(key) ? t(key) : value;
};
