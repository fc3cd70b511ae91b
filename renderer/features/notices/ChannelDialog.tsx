/** Adds a channel or changes one: first which kind, then the form that its descriptor asks for. */

import { Button, NativeSelect, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { type Language, languageFacts, languages } from '../../../shared/domain/languages.ts';
import type { ChannelDescriptor, ChannelInput, ChannelView, Severity } from '../../../shared/domain/notifications.ts';
import type { Problem } from '../../../shared/errors/problem.ts';
import { fieldWords } from '../../../shared/i18n/index.ts';
import { DescriptorField } from '../../components/DescriptorField.tsx';
import { Dialog, DialogActs } from '../../components/Dialog.tsx';
import { OutsideLink } from '../../components/OutsideLink.tsx';
import { ProblemCard } from '../../components/ProblemCard.tsx';
import { useLanguage, useSentence } from '../../i18n/i18n.ts';
import { useChannels } from './channels-store.ts';
import css from './Notices.module.css';

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
  const [chosen, setChosen] = useState<ChannelDescriptor['id']>();
  const descriptor = descriptors.find(({ id }) => id === (channel?.channel ?? chosen));
  const close = () => {
    setChosen(undefined);
    onClose();
  };
  const title =
    descriptor === undefined
      ? t('channels.add-title')
      : t('channels.add-title-of', { channel: descriptor.name[language] });
  return (
    <Dialog open={open} wide title={title} onClose={close}>
      {descriptor === undefined ? (
        <KindChoice descriptors={descriptors} onChoose={setChosen} onClose={close} />
      ) : (
        <ChannelForm
          descriptor={descriptor}
          channel={channel}
          onBack={channel === undefined ? () => setChosen(undefined) : undefined}
          onClose={close}
          onSaved={onSaved}
        />
      )}
    </Dialog>
  );
};

const KindChoice = ({
  descriptors,
  onChoose,
  onClose,
}: {
  descriptors: readonly ChannelDescriptor[];
  onChoose: (id: ChannelDescriptor['id']) => void;
  onClose: () => void;
}) => {
  const t = useSentence();
  const language = useLanguage();
  return (
    <>
      <div className={css.kinds}>
        {descriptors
          .filter(({ id }) => id !== 'system')
          .map(({ id, name, summary }) => (
            <button type="button" key={id} onClick={() => onChoose(id)}>
              <b>{name[language]}</b>
              <small>{summary[language]}</small>
            </button>
          ))}
      </div>
      <DialogActs>
        <Button onClick={onClose}>{t('channels.cancel')}</Button>
      </DialogActs>
    </>
  );
};

interface FormProps extends Pick<ChannelDialogProps, 'onClose' | 'onSaved'> {
  readonly descriptor: ChannelDescriptor;
  readonly channel: ChannelView | undefined;
  readonly onBack: (() => void) | undefined;
}

const ChannelForm = ({ descriptor, channel, onBack, onClose, onSaved }: FormProps) => {
  const t = useSentence();
  const language = useLanguage();
  const save = useChannels((state) => state.save);
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const [common, setCommon] = useState<Common>({
    label: channel?.label ?? '',
    minimum: channel?.minimum ?? 'warning',
    language: channel?.language ?? '',
  });
  const [problem, setProblem] = useState<Problem>();
  const [busy, setBusy] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    const failure = await save(inputOf(descriptor, channel, typed, common));
    setBusy(false);
    setProblem(failure);
    if (failure !== undefined) return;
    onSaved(common.label.trim() || descriptor.name[language]);
    onClose();
  };
  const known = (key: string) => channel?.fields.find((field) => field.key === key);
  return (
    <form className={css.form} noValidate onSubmit={(event) => void submit(event)}>
      {descriptor.fields.map((field) => (
        <DescriptorField
          key={field.key}
          field={field}
          needed={field.required}
          value={typed[field.key] ?? known(field.key)?.value ?? (field.secret ? '' : (field.default ?? ''))}
          keeps={field.secret && known(field.key)?.set === true}
          onChange={(value) => setTyped({ ...typed, [field.key]: value })}
        />
      ))}
      {descriptor.docsUrl === undefined ? null : (
        <div>
          <OutsideLink url={descriptor.docsUrl}>{t('channels.docs')}</OutsideLink>
        </div>
      )}
      <CommonFields name={descriptor.name[language]} common={common} onChange={setCommon} />
      {problem === undefined ? null : (
        <ProblemCard problem={problem} values={wordsFor(problem, descriptor, language)} />
      )}
      <DialogActs>
        {onBack === undefined ? null : <Button onClick={onBack}>{t('channels.back')}</Button>}
        <Button onClick={onClose}>{t('channels.cancel')}</Button>
        <Button type="submit" variant="filled" loading={busy}>
          {t('channels.save')}
        </Button>
      </DialogActs>
    </form>
  );
};

interface Common {
  readonly label: string;
  readonly minimum: Severity;
  /** Empty for that of the app. */
  readonly language: Language | '';
}

const minimums = ['info', 'warning', 'urgent'] as const;

const CommonFields = ({
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
        label={t('channels.label')}
        description={t('channels.label-help')}
        placeholder={name}
        maxLength={200}
        value={common.label}
        onChange={(event) => onChange({ ...common, label: event.currentTarget.value })}
      />
      <NativeSelect
        label={t('channels.minimum')}
        value={common.minimum}
        onChange={({ currentTarget: { value } }) =>
          onChange({ ...common, minimum: minimums.find((one) => one === value) ?? 'warning' })
        }
        data={minimums.map((value) => ({ value, label: t(`channels.minimum-${value}`) }))}
      />
      <NativeSelect
        label={t('channels.language')}
        value={common.language}
        onChange={({ currentTarget: { value } }) =>
          onChange({ ...common, language: languages.find((one) => one === value) ?? '' })
        }
        data={[
          { value: '', label: t('channels.language-app') },
          ...languages.map((value) => ({ value, label: languageFacts[value].ownName })),
        ]}
      />
    </>
  );
};

/** A secret left empty keeps what is stored. */
const inputOf = (
  { id, fields }: ChannelDescriptor,
  channel: ChannelView | undefined,
  typed: Readonly<Record<string, string>>,
  { label, minimum, language }: Common,
): ChannelInput => ({
  ...(channel === undefined ? {} : { id: channel.id }),
  channel: id,
  label,
  minimum,
  language: language === '' ? null : language,
  fields: Object.fromEntries(
    fields.flatMap(({ key, secret }) => {
      const value = typed[key];
      return value === undefined || (secret && value === '') ? [] : [[key, value]];
    }),
  ),
});

/** The form's own labels in place of the keys that a failure carries. */
const wordsFor = (problem: Problem, { name, fields }: ChannelDescriptor, language: Language) => {
  const values = { provider: name[language] };
  if (problem.code !== 'credential.invalid') return values;
  const label = (key: string) => fields.find((field) => field.key === key)?.label[language] ?? key;
  return {
    ...values,
    fields: fieldWords(
      problem.details.fields.map((field) => ({ ...field, key: label(field.key) })),
      language,
    ),
  };
};
