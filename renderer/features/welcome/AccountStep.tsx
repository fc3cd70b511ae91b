/** The account at the authority: suggested, explained, and made here or with the first certificate. */
import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { AuthorityRef } from '../../../shared/domain/certificates.ts';
import { Status } from '../../components/StatusShape.tsx';
import { useSentence } from '../../i18n/i18n.ts';
import { useAccountList, useLook } from '../../stores/accounts-store.ts';
import { useApp } from '../../stores/app-store.ts';
import { useProviders } from '../../stores/providers-store.ts';
import { useRenewal } from '../../stores/renewal-store.ts';
import { AccountForm } from '../accounts/AccountForm.tsx';
import { accountsAt } from '../accounts/account-facts.ts';
import { AuthorityChoice } from '../names/AuthorityChoice.tsx';
import { authorityName, authorityNamed, fittingAuthority } from '../wizard/authorities.ts';
import { ScheduleDone } from './ComputerStep.tsx';
import { StepHeading } from './StepHeading.tsx';
import css from './WelcomeScreen.module.css';

export const AccountStep = ({ active }: { active: boolean }) => {
  const t = useSentence();
  const vault = useApp((state) => state.vault);
  const { authorities, load } = useProviders();
  const { schedule, told } = useRenewal();
  useEffect(() => void load(), [load]);
  const usual = authorities === undefined ? undefined : fittingAuthority({ id: '' }, authorities, false);
  return (
    <>
      <StepHeading active={active} lead={t('welcome.account-lead')}>
        {t('welcome.account-title')}
      </StepHeading>
      <div role="status">
        {told === 'installed' && schedule?.installed === true ? <ScheduleDone schedule={schedule} /> : null}
      </div>
      {vault?.state === 'not-set-up' ? <p>{t('welcome.account-no-vault')}</p> : null}
      {vault?.state === 'closed' && vault.kind !== undefined ? (
        <p>{t('welcome.secrets-closed', { kind: t(`vault.kind.${vault.kind}`) })}</p>
      ) : null}
      {vault?.state === 'open' && usual !== undefined ? <Account usual={usual} /> : null}
      <p className={css.next}>{t('welcome.next')}</p>
    </>
  );
};

const Account = ({ usual }: { usual: AuthorityRef }) => {
  const t = useSentence();
  const authorities = useProviders((state) => state.authorities) ?? [];
  const [authority, setAuthority] = useState(usual);
  const [choosing, setChoosing] = useState(false);
  const [other, setOther] = useState(false);
  const [ready, setReady] = useState(true);
  const accounts = useAccountList();
  const answer = useLook(authority);
  const known = authorityNamed(authority, authorities);
  const name = authorityName(authority, authorities);
  const own = accountsAt(authority, accounts ?? [], known)[0];
  const unreached = answer?.problem !== undefined;
  return (
    <div className={`${css.part} ${css.account}`}>
      {choosing ? (
        <AuthorityChoice
          authority={authority}
          other={other}
          onOther={setOther}
          onChange={setAuthority}
          onReady={setReady}
          brief
        />
      ) : (
        <div className={css.suggested}>
          <p>{t('welcome.account-why', { authority: name })}</p>
          <Button variant="subtle" size="xs" onClick={() => setChoosing(true)}>
            {t('welcome.account-other')}
          </Button>
        </div>
      )}
      <div role="status">
        {own === undefined ? null : (
          <Status shape="fine">{t('welcome.account-there', { authority: own.authority.name })}</Status>
        )}
        {own === undefined && unreached && ready ? (
          <Status shape="attention">{t('welcome.account-unreached')}</Status>
        ) : null}
      </div>
      {own === undefined && accounts !== undefined ? (
        <>
          <AccountForm
            key={JSON.stringify(authority)}
            authority={authority}
            known={known}
            name={name}
            bindingNeeded={known?.externalAccountBinding ?? answer?.look?.externalAccountRequired ?? false}
            termsUrl={answer?.look?.termsUrl ?? known?.termsUrl}
            onCreated={() => undefined}
            disabled={!ready}
          />
          <p className={css.quiet}>{t('welcome.account-later')}</p>
        </>
      ) : null}
    </div>
  );
};
