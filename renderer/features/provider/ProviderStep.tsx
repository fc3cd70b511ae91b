/** Step 3: the provider that serves the names, and the key to it. By hand there is nothing to enter. */
import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Proof } from '../../../shared/domain/certificates.ts';
import { PageHeading } from '../../components/PageHeading.tsx';
import { useSentence } from '../../i18n/i18n.ts';
import { useApp } from '../../stores/app-store.ts';
import { useProviders } from '../../stores/providers-store.ts';
import { useDraft } from '../wizard/draft-store.ts';
import { SavedNote } from '../wizard/SavedNote.tsx';
import type { StepProps } from '../wizard/WizardScreen.tsx';
import { CredentialForm } from './CredentialForm.tsx';
import { useCredentials } from './credential-store.ts';
import { Guide, ManualGuide } from './Guide.tsx';
import { isComplete, offeredProviders } from './offered-providers.ts';
import { ProviderChoice } from './ProviderChoice.tsx';
import css from './ProviderStep.module.css';
import { resolversIn } from './resolvers.ts';
import { useRecognised } from './use-recognised.ts';
import { WatchOptions, waitsFit } from './WatchOptions.tsx';

type DnsProof = Extract<Proof, { provider: string }>;

export const ProviderStep = (props: StepProps) => {
  const { proof } = props.draft;
  if (proof === undefined || !('provider' in proof))
    return props.frame(null, <Foot ready={false} onContinue={() => undefined} />);
  return proof.provider === 'manual' ? <ByHand {...props} /> : <Automatic {...props} proof={proof} />;
};

const ByHand = ({ draft, frame }: StepProps) => {
  const t = useSentence();
  const change = useDraft((state) => state.change);
  return frame(
    <>
      <PageHeading lead={t('provider.manual-lead')}>{t('provider.manual-title')}</PageHeading>
      <div className={css.page}>
        <ManualGuide />
        <WatchOptions draft={draft} />
      </div>
    </>,
    <Foot
      ready={resolversIn(draft.resolvers).wrong === undefined && waitsFit(draft)}
      onContinue={() => change({ step: 'review' })}
    />,
  );
};

const Automatic = ({ draft, report, frame, proof }: StepProps & { readonly proof: DnsProof }) => {
  const t = useSentence();
  const change = useDraft((state) => state.change);
  const practice = useApp((state) => state.settings?.practice) ?? false;
  const { providers, credentials } = useProviders();
  const form = useCredentials();
  const offered = offeredProviders(providers ?? [], practice);
  const provider = offered.find(({ id }) => id === proof.provider) ?? offered[0];
  const stored = credentials.find(({ id, provider: of }) => id === proof.credentialId && of === provider?.id);
  const resolvers = resolversIn(draft.resolvers);
  const name = report?.identifiers.find(({ type }) => type === 'dns')?.value.replace(/^\*\./, '');
  const matches = useRecognised(name, resolvers.wrong === undefined ? draft.resolvers : '');
  if (provider === undefined)
    return frame(<p role="status">{t('provider.none-found')}</p>, <Foot ready={false} onContinue={() => undefined} />);

  const typed = form.typed[provider.id] ?? {};
  // A secret left empty stays as it is; any other stored field can be emptied.
  const dirty = Object.entries(typed).some(
    ([key, value]) => value !== '' || stored?.fields.some((field) => field.key === key && (field.value ?? '') !== ''),
  );
  const complete = isComplete(provider, typed, stored);
  const { method } = proof;
  const needsNone = provider.fields.length === 0;
  const choose = (id: string, credentialId: string | undefined) => {
    form.forgetResult();
    change({ proof: { method, provider: id, ...(credentialId === undefined ? {} : { credentialId }) } });
  };
  /** The stored credential, saved first if something was typed. */
  const settle = async (): Promise<string | undefined> => {
    if (stored !== undefined && !dirty) return stored.id;
    const id = await form.save(provider, stored, stored?.label ?? provider.name.en);
    if (id !== undefined) change({ proof: { method, provider: provider.id, credentialId: id } });
    return id;
  };
  const test = async () => {
    const id = await settle();
    if (id !== undefined && name !== undefined) await form.test(id, name, resolvers.addresses);
  };
  const goOn = async () => {
    if (needsNone) change({ proof: { method, provider: provider.id }, step: 'review' });
    else if ((await settle()) !== undefined) change({ step: 'review' });
  };
  const untested = !needsNone && form.tested === undefined && form.busy === undefined;

  return frame(
    <>
      <PageHeading lead={t('provider.lead')}>{t('provider.title')}</PageHeading>
      <div className={css.page}>
        <ProviderChoice
          providers={offered}
          provider={provider}
          matches={matches}
          onChoose={(id) => choose(id, credentials.find(({ provider: of }) => of === id)?.id)}
        />
        <div className={css.connect} data-guide={provider.steps.length > 0}>
          <Guide provider={provider} />
          <CredentialForm
            provider={provider}
            stored={stored}
            dirty={dirty}
            ready={complete && resolvers.wrong === undefined && name !== undefined}
            onStored={(id) => choose(provider.id, id)}
            onTest={() => void test()}
          />
        </div>
        <WatchOptions draft={draft} />
      </div>
    </>,
    <Foot
      ready={complete && waitsFit(draft) && resolvers.wrong === undefined && form.busy === undefined}
      note={untested && complete ? t('provider.continue-untested') : undefined}
      onContinue={() => void goOn()}
    />,
  );
};

const Foot = ({ ready, note, onContinue }: { ready: boolean; note?: ReactNode; onContinue: () => void }) => {
  const t = useSentence();
  const change = useDraft((state) => state.change);
  return (
    <>
      <Button onClick={() => change({ step: 'proof' })}>{t('app.back')}</Button>
      <span className="spacer" />
      {note === undefined ? <SavedNote /> : <span className="note">{note}</span>}
      <Button variant="filled" disabled={!ready} onClick={onContinue}>
        {t('app.continue')}
      </Button>
    </>
  );
};
