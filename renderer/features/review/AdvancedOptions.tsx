/** Kind of certificate, key, chain and a second authority: choices that most people never need. */
import { Button, Input, NativeSelect, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { Draft } from '../../../shared/domain/app.ts';
import type { KeyType } from '../../../shared/domain/certificates.ts';
import { isSentence, messageOf } from '../../../shared/i18n/index.ts';
import { useLanguage, useSentence } from '../../i18n/i18n.ts';
import { type Look, useAccountList, useAccounts } from '../../stores/accounts-store.ts';
import { useApp } from '../../stores/app-store.ts';
import { useProviders } from '../../stores/providers-store.ts';
import { needsAccount } from '../accounts/account-facts.ts';
import { Explained } from '../help/Term.tsx';
import { offeredAuthorities } from '../wizard/authorities.ts';
import { useDraft } from '../wizard/draft-store.ts';
import css from './ReviewStep.module.css';

/** As the wizard's draft has them. */
export type OrderTerms = Pick<
  Draft,
  'authority' | 'fallbackAuthorities' | 'profile' | 'keyType' | 'keyPolicy' | 'preferredChain'
>;

interface LookProps {
  /** What the authority's directory says; `undefined` while it is being asked. */
  readonly look: Look | undefined;
}

interface TermsProps {
  readonly terms: OrderTerms;
  readonly onChange: (change: Partial<OrderTerms>) => void;
}

const keyChoices: readonly KeyType[] = ['ec256', 'ec384', 'rsa2048', 'rsa3072', 'rsa4096'];

export const AdvancedOptions = ({ draft, look }: LookProps & { draft: Draft }) => {
  const t = useSentence();
  const change = useDraft((state) => state.change);
  const touched =
    draft.profile !== undefined ||
    draft.keyType !== 'ec256' ||
    draft.keyPolicy !== 'new' ||
    draft.preferredChain !== undefined ||
    draft.fallbackAuthorities.length > 0;
  return (
    <details className={`more ${css.advanced}`} open={touched}>
      <summary>{t('app.advanced')}</summary>
      <div className={css.fields}>
        <TermFields terms={draft} look={look} onChange={change} />
      </div>
    </details>
  );
};

/** What an order is told besides names and proof. */
export const TermFields = ({ terms, look, onChange }: LookProps & TermsProps) => {
  const t = useSentence();
  const practice = useApp((state) => state.settings?.practice) ?? false;
  return (
    <>
      <ProfileChoice {...{ terms, look, onChange }} />
      <NativeSelect
        label={t('review.key')}
        description={
          <Explained terms={['key-type']}>
            {t(terms.keyType.startsWith('ec') ? 'review.key-hint-ec' : 'review.key-hint-rsa')}
          </Explained>
        }
        value={terms.keyType}
        onChange={(event) => {
          const keyType = keyChoices.find((each) => each === event.currentTarget.value);
          if (keyType !== undefined) onChange({ keyType });
        }}
        data={keyChoices.map((value) => ({ value, label: t(`key.${value}`) }))}
      />
      <NativeSelect
        label={t('review.key-policy')}
        description={t('review.key-policy-hint')}
        value={terms.keyPolicy}
        onChange={(event) => onChange({ keyPolicy: event.currentTarget.value === 'reuse' ? 'reuse' : 'new' })}
        data={[
          { value: 'new', label: t('review.key-policy-new') },
          { value: 'reuse', label: t('review.key-policy-reuse') },
        ]}
      />
      <ChainChoice {...{ terms, onChange }} />
      {practice ? null : <SecondAuthority {...{ terms, onChange }} />}
    </>
  );
};

const ProfileChoice = ({ terms, look, onChange }: LookProps & TermsProps) => {
  const t = useSentence();
  const language = useLanguage();
  const offered = Object.entries(look?.look?.profiles ?? {});
  const { profile } = terms;
  if (look === undefined) return <NoProfile>{t('review.profile-loading')}</NoProfile>;
  if (look.problem !== undefined && profile === undefined) {
    const { title } = messageOf(look.problem, language);
    return (
      <NoProfile>
        {t('review.look-failed', { title })}
        <AskAgain authority={terms.authority} />
      </NoProfile>
    );
  }
  if (offered.length === 0 && profile === undefined) return <NoProfile>{t('review.profile-one')}</NoProfile>;
  const names = offered.map(([name]) => name);
  const missing = profile === undefined || names.includes(profile) ? [] : [profile];
  return (
    <NativeSelect
      label={t('review.profile')}
      description={profile === undefined ? undefined : profileWords(profile, offered, t)}
      value={profile ?? ''}
      onChange={(event) => {
        const { value } = event.currentTarget;
        onChange({ profile: value === '' ? undefined : value });
      }}
      data={[{ value: '', label: t('review.profile-none') }, ...names, ...missing]}
    />
  );
};

/** In place of the choice, under the same label. */
const NoProfile = ({ children }: { children: ReactNode }) => {
  const t = useSentence();
  return (
    <Input.Wrapper label={t('review.profile')} labelElement="div">
      <div className={css.said} role="status">
        {children}
      </div>
    </Input.Wrapper>
  );
};

const AskAgain = ({ authority }: Pick<OrderTerms, 'authority'>) => {
  const t = useSentence();
  const look = useAccounts((state) => state.look);
  const [busy, setBusy] = useState(false);
  return (
    <Button
      size="xs"
      loading={busy}
      onClick={() => {
        setBusy(true);
        void look(authority).finally(() => setBusy(false));
      }}
    >
      {t('app.try-again')}
    </Button>
  );
};

/** Our own words for the profiles that are well known; else the authority's description. */
const profileWords = (
  profile: string,
  offered: readonly (readonly [string, string])[],
  t: ReturnType<typeof useSentence>,
): string | undefined =>
  isKnownProfile(profile) ? t(`review.profile-${profile}`) : offered.find(([name]) => name === profile)?.[1];

type KnownProfile = 'classic' | 'tlsserver' | 'shortlived';
const isKnownProfile = (profile: string): profile is KnownProfile =>
  ['classic', 'tlsserver', 'shortlived'].includes(profile) && isSentence(`review.profile-${profile}`);

const ChainChoice = ({ terms, onChange }: TermsProps) => {
  const t = useSentence();
  const { preferredChain } = terms;
  const choose = (kind: string) => {
    if (kind === 'shortest') onChange({ preferredChain: { kind } });
    else if (kind === 'root') onChange({ preferredChain: { kind, name: 'ISRG Root X1' } });
    else onChange({ preferredChain: undefined });
  };
  return (
    <>
      <NativeSelect
        label={t('review.chain')}
        description={<Explained terms={['root']}>{t('review.chain-hint')}</Explained>}
        value={preferredChain?.kind ?? ''}
        onChange={(event) => choose(event.currentTarget.value)}
        data={[
          { value: '', label: t('review.chain-default') },
          { value: 'shortest', label: t('review.chain-shortest') },
          { value: 'root', label: t('review.chain-root') },
        ]}
      />
      {preferredChain?.kind === 'root' ? (
        <TextInput
          label={t('review.chain-name')}
          description={t('review.chain-name-hint')}
          spellCheck={false}
          value={preferredChain.name}
          onChange={(event) => onChange({ preferredChain: { kind: 'root', name: event.currentTarget.value } })}
          error={preferredChain.name.trim() === '' ? t('review.chain-name-needed') : undefined}
        />
      ) : null}
    </>
  );
};

/** Only authorities that could order at once: where an account is needed first, it is said and cannot be chosen. */
const SecondAuthority = ({ terms, onChange }: TermsProps) => {
  const t = useSentence();
  const authorities = useProviders((state) => state.authorities) ?? [];
  const accounts = useAccountList();
  const chosen = terms.fallbackAuthorities[0];
  const others = offeredAuthorities(authorities, false).filter(
    ({ id, test }) => !test && !('id' in terms.authority && terms.authority.id === id),
  );
  return (
    <NativeSelect
      label={t('review.second-authority')}
      description={chosen === undefined ? undefined : t('review.second-authority-hint')}
      value={chosen !== undefined && 'id' in chosen ? chosen.id : ''}
      onChange={(event) => {
        const { value } = event.currentTarget;
        onChange({ fallbackAuthorities: value === '' ? [] : [{ id: value }] });
      }}
      data={[
        { value: '', label: t('review.second-authority-none') },
        ...others.map((authority) => {
          const blocked = needsAccount({ id: authority.id }, accounts, authority, undefined);
          const key = blocked ? 'review.second-authority-account' : 'review.second-authority-try';
          return { value: authority.id, label: t(key, { authority: authority.name }), disabled: blocked };
        }),
      ]}
    />
  );
};
