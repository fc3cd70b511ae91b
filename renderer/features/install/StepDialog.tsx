/** Adds a step or changes one: first which kind, then the form that its descriptor asks for. */
import { Button } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { InstallStep, InstallStepInput } from '../../../shared/domain/install.ts';
import {
  type InstallDescriptor,
  type InstallKind,
  installDescriptors,
  installKinds,
} from '../../../shared/domain/install-kinds.ts';
import type { Problem } from '../../../shared/errors/problem.ts';
import { fieldWords } from '../../../shared/i18n/index.ts';
import { Dialog, DialogActs } from '../../components/Dialog.tsx';
import { OutsideLink } from '../../components/OutsideLink.tsx';
import { ProblemCard } from '../../components/ProblemCard.tsx';
import { type Translate, useLanguage, useSentence } from '../../i18n/i18n.ts';
import css from './Install.module.css';
import { useInstall } from './install-store.ts';
import { type Common, CommonFields, StepField } from './StepFields.tsx';

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
  const [chosen, setChosen] = useState<InstallKind>();
  const kind = step?.kind ?? chosen;
  const close = () => {
    setChosen(undefined);
    onClose();
  };
  const title =
    kind === undefined ? t('install.add-title') : t('install.add-title-of', { kind: t(`install.kind.${kind}`) });
  return (
    <Dialog open={open} wide title={title} onClose={close}>
      {kind === undefined ? (
        <KindChoice onChoose={setChosen} onClose={close} />
      ) : (
        <StepForm
          {...rest}
          descriptor={installDescriptors[kind]}
          step={step}
          onBack={step === undefined ? () => setChosen(undefined) : undefined}
          onClose={close}
        />
      )}
    </Dialog>
  );
};

const KindChoice = ({ onChoose, onClose }: { onChoose: (kind: InstallKind) => void; onClose: () => void }) => {
  const t = useSentence();
  return (
    <>
      <div className={css.kinds}>
        {installKinds.map((kind) => (
          <button type="button" key={kind} onClick={() => onChoose(kind)}>
            <b>{t(`install.kind.${kind}`)}</b>
            <small>{t(`install.kind.${kind}.summary`)}</small>
          </button>
        ))}
      </div>
      <DialogActs>
        <Button onClick={onClose}>{t('install.cancel')}</Button>
      </DialogActs>
    </>
  );
};

interface FormProps extends Pick<StepDialogProps, 'certificateId' | 'onClose' | 'onSaved'> {
  readonly descriptor: InstallDescriptor;
  readonly step: InstallStep | undefined;
  readonly onBack: (() => void) | undefined;
}

const StepForm = ({ certificateId, descriptor, step, onBack, onClose, onSaved }: FormProps) => {
  const t = useSentence();
  const language = useLanguage();
  const save = useInstall((state) => state.save);
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const [common, setCommon] = useState<Common>({
    label: step?.label ?? '',
    seconds: String(step?.seconds ?? descriptor.seconds),
    undoLater: step?.undoLater ?? false,
  });
  const [problem, setProblem] = useState<Problem>();
  const [busy, setBusy] = useState(false);
  const kindName = t(`install.kind.${descriptor.id}`);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    const failure = await save(certificateId, inputOf(descriptor, step, typed, common));
    setBusy(false);
    setProblem(failure);
    if (failure !== undefined) return;
    onSaved(common.label.trim() || kindName);
    onClose();
  };
  return (
    <form className={css.form} noValidate onSubmit={(event) => void submit(event)}>
      {descriptor.fields.map((field) => {
        const known = step?.fields.find(({ key }) => key === field.key);
        return (
          <StepField
            key={field.key}
            field={field}
            needed={field.required || (descriptor.anyOf ?? []).some((group) => group.includes(field.key))}
            value={typed[field.key] ?? known?.value ?? (field.secret ? '' : (field.default ?? ''))}
            keeps={field.secret && known?.set === true}
            onChange={(value) => setTyped({ ...typed, [field.key]: value })}
          />
        );
      })}
      {descriptor.docsUrl === undefined ? null : (
        <div>
          <OutsideLink url={descriptor.docsUrl}>{t('install.docs')}</OutsideLink>
        </div>
      )}
      <CommonFields name={kindName} common={common} onChange={setCommon} />
      {problem === undefined ? null : (
        <ProblemCard problem={problem} values={wordsFor(problem, descriptor, t, language)} />
      )}
      <DialogActs>
        {onBack === undefined ? null : <Button onClick={onBack}>{t('install.back')}</Button>}
        <Button onClick={onClose}>{t('install.cancel')}</Button>
        <Button type="submit" variant="filled" loading={busy}>
          {t('install.save')}
        </Button>
      </DialogActs>
    </form>
  );
};

/** A secret left empty keeps what is stored; a time that is none is left for the host to refuse. */
const inputOf = (
  { id, fields }: InstallDescriptor,
  step: InstallStep | undefined,
  typed: Readonly<Record<string, string>>,
  { label, seconds, undoLater }: Common,
): InstallStepInput => ({
  ...(step === undefined ? {} : { id: step.id }),
  kind: id,
  label,
  undoLater,
  ...(seconds.trim() === '' ? {} : { seconds: Number(seconds) }),
  fields: Object.fromEntries(
    fields.flatMap(({ key, secret }) => {
      const value = typed[key];
      return value === undefined || (secret && value === '') ? [] : [[key, value]];
    }),
  ),
});

/** The form's own labels in place of the keys that a failure carries. */
const wordsFor = (
  problem: Problem,
  { id, fields }: InstallDescriptor,
  t: Translate,
  language: ReturnType<typeof useLanguage>,
) => {
  const values = { provider: t(`install.kind.${id}`) };
  if (problem.code !== 'credential.invalid') return values;
  const label = (key: string): string => {
    const field = fields.find((one) => one.key === key);
    return field === undefined ? key : t(`install.field.${field.words}`);
  };
  const named = problem.details.fields.map((field) => ({ ...field, key: label(field.key) }));
  return { ...values, fields: fieldWords(named, language) };
};
