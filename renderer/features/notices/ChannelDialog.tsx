/** Adds a channel or changes one: what it needs, from which urgency on it is told, and in which language. */
import { NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { type Language, languageFacts, languages } from '../../../shared/domain/languages.ts';
import type { ChannelDescriptor, ChannelView, Severity } from '../../../shared/domain/notifications.ts';
import { DescribedForm } from '../../components/DescribedForm.tsx';
import { formField } from '../../components/form-field.ts';
import { KindDialog, type KindFormProps } from '../../components/KindDialog.tsx';
import { useLanguage, useSentence } from '../../i18n/i18n.ts';
import { useChannels } from './channels-store.ts';

export interface ChannelDialogProps {
  readonly open: boolean;
  /** The one to change; a new one when missing. */
  readonly channel?: ChannelView;
  readonly onClose: () => void;
  readonly onSaved: (label: string) => void;
}

export const ChannelDialog = ({ open, channel, onClose, onSaved }: ChannelDialogProps) => {
  const t = useSentence();
  const language = useLanguage();
  const descriptors = useChannels((state) => state.descriptors);
  const find = (kind: ChannelDescriptor['id']) => descriptors.find(({ id }) => id === kind);
  return (
    <KindDialog
      open={open}
      kinds={descriptors
        .filter(({ id }) => id !== 'system')
        .map(({ id, name, summary }) => ({ id, name: name[language], summary: summary[language] }))}
      known={channel?.channel}
      ask={t('channels.add-title')}
      titleOf={(kind) => t('channels.add-title-of', { channel: find(kind)?.name[language] ?? '' })}
      onClose={onClose}
    >
      {(kind, form) => {
        const descriptor = find(kind);
        return descriptor === undefined ? null : (
          <ChannelForm {...form} descriptor={descriptor} channel={channel} onSaved={onSaved} />
        );
      }}
    </KindDialog>
  );
};

interface FormProps extends KindFormProps, Pick<ChannelDialogProps, 'onSaved'> {
  readonly descriptor: ChannelDescriptor;
  readonly channel: ChannelView | undefined;
}

const minimums = ['info', 'warning', 'urgent'] as const;

const ChannelForm = ({ descriptor: { id, name, fields, docsUrl }, channel, ...form }: FormProps) => {
  const t = useSentence();
  const spoken = useLanguage();
  const save = useChannels((state) => state.save);
  const [minimum, setMinimum] = useState<Severity>(channel?.minimum ?? 'warning');
  const [language, setLanguage] = useState<Language | null>(channel?.language ?? null);
  return (
    <DescribedForm
      {...form}
      words="channels"
      name={name[spoken]}
      fields={fields.map((field) => formField(field, spoken))}
      isNeeded={({ required }) => required}
      docsUrl={docsUrl}
      stored={channel}
      onSave={(filled) =>
        save({ ...(channel === undefined ? {} : { id: channel.id }), channel: id, minimum, language, ...filled })
      }
    >
      <NativeSelect
        label={t('channels.minimum')}
        value={minimum}
        onChange={({ currentTarget: { value } }) => setMinimum(minimums.find((one) => one === value) ?? 'warning')}
        data={minimums.map((value) => ({ value, label: t(`channels.minimum-${value}`) }))}
      />
      <NativeSelect
        label={t('channels.language')}
        value={language ?? ''}
        onChange={({ currentTarget: { value } }) => setLanguage(languages.find((one) => one === value) ?? null)}
        data={[
          { value: '', label: t('channels.language-app') },
          ...languages.map((value) => ({ value, label: languageFacts[value].ownName })),
        ]}
      />
    </DescribedForm>
  );
};
