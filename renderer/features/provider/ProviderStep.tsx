/** Step 3: the provider that serves the names, and the key to it. By hand there is nothing to enter. */
import { Button } from '@mantine/core';
import { type ReactNode, useEffect, useRef } from 'react';
import type { Proof } from '../../../shared/domain/certificates.ts';
import type { CredentialView, ProviderDescriptor } from '../../../shared/domain/providers.ts';
import { PageHeading } from '../../components/PageHeading.tsx';
import { useLanguage, useSentence } from '../../i18n/i18n.ts';
import { useApp } from '../../stores/app-store.ts';
import { useProviders } from '../../stores/providers-store.ts';
import { Explained } from '../help/Term.tsx';
import { useDraft } from '../wizard/draft-store.ts';
import { SavedNote } from '../wizard/SavedNote.tsx';
import type { StepProps } from '../wizard/WizardScreen.tsx';
import { CredentialForm } from './CredentialForm.tsx';
import { useCredentials } from './credential-store.ts';
import { Guide, ManualGuide } from './Guide.tsx';
import { isChanged, isComplete, offeredProviders } from './offered-providers.ts';
import { ProviderChoice } from './ProviderChoice.tsx';
import css from './ProviderStep.module.css';
import { resolversIn } from './resolvers.ts';
import { useRecognised } from './use-recognised.ts';
import { WatchOptions, waitsFit } from './WatchOptions.tsx';
import { ZoneFindings } from './ZoneFindings.tsx';

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
      onContinue={() => change({ step: 'check' })}
    />,
  );
};

interface AutomaticProps extends StepProps {
  readonly proof: DnsProof;
}

const Automatic = (props: AutomaticProps) => {
  const t = useSentence();
  const practice = useApp((state) => state.settings?.practice) ?? false;
  const providers = useProviders((state) => state.providers);
  const offered = offeredProviders(providers ?? [], practice);
  const provider = offered.find(({ id }) => id === props.proof.provider) ?? offered[0];
  return provider === undefined ? (
    props.frame(<p role="status">{t('provider.none-found')}</p>, <Foot ready={false} onContinue={() => undefined} />)
  ) : (
    <Connect {...props} offered={offered} provider={provider} />
  );
};

interface ConnectProps extends AutomaticProps {
  readonly offered: readonly ProviderDescriptor[];
  readonly provider: ProviderDescriptor;
}

const Connect = (props: ConnectProps) => {
  const t = useSentence();
  const { draft, frame, offered, provider } = props;
  const { name, stored, dirty, complete, untested, busy, choose, test, goOn } = useConnection(props);
  const credentials = useProviders((state) => state.credentials);
  const { wrong } = resolversIn(draft.resolvers);
  const matches = useRecognised(name, wrong === undefined ? draft.resolvers : '');
  const own = (id: string): string | undefined => credentials.find(({ provider: of }) => of === id)?.id;
  const chosen = useRef(false);
  const untouched = stored === undefined && !dirty;
  useEffect(() => {
    const found = matches?.matches.filter(({ id }) => offered.some((each) => each.id === id)) ?? [];
    const [best] = found;
    if (chosen.current || !untouched || best?.confidence !== 'all' || found.some(({ id }) => id === provider.id))
      return;
    // Nobody has chosen yet, and the name servers leave no doubt.
    chosen.current = true;
    choose(best.id, own(best.id));
  });
  return frame(
    <>
      <PageHeading lead={<Explained terms={['record']}>{t('provider.lead')}</Explained>}>
        {t('provider.title')}
      </PageHeading>
      <div className={css.page}>
        <ProviderChoice
          providers={offered}
          provider={provider}
          matches={matches}
          onChoose={(id) => {
            chosen.current = true;
            choose(id, own(id));
          }}
        />
        <ZoneFindings name={name} resolvers={wrong === undefined ? draft.resolvers : ''} />
        <div className={css.connect} data-guide={provider.steps.length > 0}>
          <Guide provider={provider} />
          <CredentialForm
            provider={provider}
            stored={stored}
            dirty={dirty}
            ready={complete && wrong === undefined && name !== undefined}
            onStored={(id) => choose(provider.id, id)}
            onTest={() => void test()}
          />
        </div>
        <WatchOptions draft={draft} />
      </div>
    </>,
    <Foot
      ready={complete && waitsFit(draft) && wrong === undefined && !busy}
      note={untested && complete ? t('provider.continue-untested') : undefined}
      onContinue={() => void goOn()}
    />,
  );
};

/** Told apart by a number where one provider has several keys. */
const labelFor = (name: string, credentials: readonly CredentialView[]): string => {
  const taken = new Set(credentials.map(({ label }) => label));
  if (!taken.has(name)) return name;
  for (let number = 2; ; number += 1) if (!taken.has(`${name} ${number}`)) return `${name} ${number}`;
};

/** What is typed and stored for the provider, and what can be done with it. */
const useConnection = ({ draft, report, proof, provider }: ConnectProps) => {
  const language = useLanguage();
  const change = useDraft((state) => state.change);
  const credentials = useProviders((state) => state.credentials);
  const form = useCredentials();
  const { method } = proof;
  const stored = credentials.find(({ id, provider: of }) => id === proof.credentialId && of === provider.id);
  const name = report?.identifiers.find(({ type }) => type === 'dns')?.value.replace(/^\*\./, '');
  const typed = form.typed[provider.id] ?? {};
  const dirty = isChanged(typed, stored);
  const needsNone = provider.fields.length === 0;
  const busy = form.busy !== undefined;
  const tested = !dirty && stored !== undefined && form.tested?.id === stored.id;
  const choose = (id: string, credentialId: string | undefined) => {
    form.forgetResult();
    change({ proof: { method, provider: id, ...(credentialId === undefined ? {} : { credentialId }) } });
  };
  /** The stored credential, saved first if something was typed. */
  const settle = async (): Promise<string | undefined> => {
    if (stored !== undefined && !dirty) return stored.id;
    const id = await form.save(provider, stored, stored?.label ?? labelFor(provider.name[language], credentials));
    if (id !== undefined) change({ proof: { method, provider: provider.id, credentialId: id } });
    return id;
  };
  const test = async () => {
    const id = await settle();
    if (id !== undefined && name !== undefined) await form.test(id, name, resolversIn(draft.resolvers).addresses);
  };
  const goOn = async () => {
    if (needsNone) change({ proof: { method, provider: provider.id }, step: 'check' });
    else if ((await settle()) !== undefined) change({ step: 'check' });
  };
  const untested = !needsNone && !busy && !tested;
  return { name, stored, dirty, complete: isComplete(provider, typed, stored), untested, busy, choose, test, goOn };
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
