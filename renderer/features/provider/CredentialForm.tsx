/** The form that a provider's descriptor asks for. Secret fields can be written and replaced, never read back. */
import { Button, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import type { CredentialView, ProviderDescriptor, ProviderField } from '../../../shared/domain/providers.ts';
import { ConfirmDialog } from '../../components/ConfirmDialog.tsx';
import { DescriptorField } from '../../components/DescriptorField.tsx';
import { formField, problemWords } from '../../components/form-field.ts';
import { IconLock } from '../../components/icons.ts';
import { ProblemCard } from '../../components/ProblemCard.tsx';
import { useLanguage, useSentence } from '../../i18n/i18n.ts';
import { useApp } from '../../stores/app-store.ts';
import { useProviders } from '../../stores/providers-store.ts';
import css from './CredentialForm.module.css';
import { useCredentials } from './credential-store.ts';
import { isNeeded } from './offered-providers.ts';
import { TestReport } from './TestReport.tsx';
import { useKeyLabel } from './use-key-label.ts';

export interface CredentialFormProps {
  readonly provider: ProviderDescriptor;
  readonly stored: CredentialView | undefined;
  /** Everything needed for a test is there. */
  readonly ready: boolean;
  /** Something is typed that is not stored yet. */
  readonly dirty: boolean;
  /** Another stored key may be chosen, or this one removed; left out where it is about this one. */
  readonly onStored?: (id: string | undefined) => void;
  readonly onTest: () => void;
}

export const CredentialForm = ({ provider, stored, ready, dirty, onStored, onTest }: CredentialFormProps) => {
  const t = useSentence();
  const language = useLanguage();
  const { busy, problem, tested } = useCredentials();
  const vaultKind = useApp((state) => state.vault?.kind);
  const fits = tested !== undefined && tested.id === stored?.id;
  const needed = provider.fields.filter(({ key }) => isNeeded(provider, key));
  const others = provider.fields.filter(({ key }) => !isNeeded(provider, key));
  if (provider.fields.length === 0) return <p>{t('provider.nothing-needed')}</p>;
  return (
    <section>
      {onStored === undefined ? null : <h2 className={css.title}>{t('provider.form')}</h2>}
      <form
        className={css.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (ready && busy === undefined) onTest();
        }}
      >
        {onStored === undefined ? null : <StoredChoice provider={provider} stored={stored} onStored={onStored} />}
        {needed.map((field) => (
          <Field key={field.key} provider={provider} field={field} stored={stored} />
        ))}
        {others.length === 0 ? null : (
          <MoreFields key={`${provider.id} ${stored?.id}`} provider={provider} fields={others} stored={stored} />
        )}
        <div className={css.test}>
          <Button type="submit" disabled={!ready} loading={busy !== undefined}>
            {fits && !dirty ? t('provider.test-again') : t('provider.test')}
          </Button>
          <p>{t('provider.test-lead')}</p>
        </div>
      </form>
      <TestReport testing={busy === 'testing'} tested={fits ? tested : undefined} />
      {problem === undefined ? null : (
        <ProblemCard
          problem={problem}
          values={problemWords(
            problem,
            provider.name[language],
            provider.fields.map((field) => formField(field, language)),
            language,
          )}
        />
      )}
      <p className={css.kept}>
        <IconLock size={16} stroke={1.7} aria-hidden="true" />
        {vaultKind === undefined
          ? t('provider.kept-practice')
          : t('provider.kept', { kind: t(`vault.kind.${vaultKind}`) })}
      </p>
    </section>
  );
};

/** Opened by itself where it holds something, so that nothing filled in is out of sight; later only by the reader. */
const MoreFields = ({
  provider,
  fields,
  stored,
}: Pick<CredentialFormProps, 'provider' | 'stored'> & { fields: readonly ProviderField[] }) => {
  const t = useSentence();
  const typed = useCredentials((state) => state.typed[provider.id]);
  const [filled] = useState(() =>
    fields.some(({ key, default: usual = '' }) => {
      const value = typed?.[key] ?? stored?.fields.find((field) => field.key === key)?.value ?? '';
      return value !== '' && value !== usual;
    }),
  );
  return (
    <details className={`more ${css.more}`} open={filled}>
      <summary>{t('provider.more-fields')}</summary>
      <div className={css.form}>
        {fields.map((field) => (
          <Field key={field.key} provider={provider} field={field} stored={stored} />
        ))}
      </div>
    </details>
  );
};

const StoredChoice = ({
  provider,
  stored,
  onStored,
}: Required<Pick<CredentialFormProps, 'provider' | 'onStored'>> & Pick<CredentialFormProps, 'stored'>) => {
  const t = useSentence();
  const all = useProviders((state) => state.credentials).filter((each) => each.provider === provider.id);
  const remove = useCredentials((state) => state.remove);
  const labelOf = useKeyLabel();
  const [asking, setAsking] = useState(false);
  if (all.length === 0) return null;
  return (
    <div className={css.stored}>
      <NativeSelect
        label={t('provider.stored')}
        value={stored?.id ?? ''}
        onChange={(event) => onStored(event.currentTarget.value === '' ? undefined : event.currentTarget.value)}
        data={[
          ...all.map((each) => ({ value: each.id, label: labelOf(each) })),
          { value: '', label: t('provider.stored-new') },
        ]}
      />
      {stored === undefined ? null : (
        <>
          <Button variant="transparent" onClick={() => setAsking(true)}>
            {t('provider.remove')}…
          </Button>
          <ConfirmDialog
            open={asking}
            danger
            title={t('provider.remove-ask', { label: labelOf(stored) })}
            detail={t('provider.remove-detail')}
            confirm={t('provider.remove')}
            cancel={t('app.keep')}
            onConfirm={() => void remove(stored.id).then((failure) => failure ?? onStored(undefined))}
            onClose={() => setAsking(false)}
          />
        </>
      )}
    </div>
  );
};

interface FieldProps {
  readonly provider: ProviderDescriptor;
  readonly field: ProviderField;
  readonly stored: CredentialView | undefined;
}

const Field = ({ provider, field, stored }: FieldProps) => {
  const language = useLanguage();
  const { typed, type } = useCredentials();
  const known = stored?.fields.find(({ key }) => key === field.key);
  const needed = isNeeded(provider, field.key);
  return (
    <DescriptorField
      field={formField(field, language)}
      needed={needed}
      value={typed[provider.id]?.[field.key] ?? known?.value ?? (field.secret ? '' : (field.default ?? ''))}
      // Which secrets are stored is known only of those that must be: of the others nothing is claimed.
      keeps={field.secret && needed && known?.set === true}
      onChange={(value) => type(provider.id, field.key, value)}
    />
  );
};
