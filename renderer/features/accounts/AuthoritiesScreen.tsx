/** Accounts at authorities, and the facts of every authority. */

import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { Authority } from '../../../shared/domain/authorities.ts';
import type { AuthorityRef } from '../../../shared/domain/certificates.ts';
import { packOf } from '../../../shared/i18n/packs.ts';
import { AppFrame } from '../../components/AppFrame.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { OutsideLink } from '../../components/OutsideLink.tsx';
import { PageHeading } from '../../components/PageHeading.tsx';
import { ProblemCard } from '../../components/ProblemCard.tsx';
import { Status } from '../../components/StatusShape.tsx';
import { useLanguage, useSentence } from '../../i18n/i18n.ts';
import { useAccountList, useAccounts } from '../../stores/accounts-store.ts';
import { useApp } from '../../stores/app-store.ts';
import { useProviders } from '../../stores/providers-store.ts';
import { Explained } from '../help/Term.tsx';
import { offeredAuthorities } from '../wizard/authorities.ts';
import { AccountRow } from './AccountRow.tsx';
import css from './AuthoritiesScreen.module.css';
import { AuthorityFacts } from './AuthorityFacts.tsx';
import { CreateAccount, ImportAccount } from './NewAccount.tsx';

/** What the open dialog is for; `authority` is what it begins with. */
interface Adding {
  readonly kind: 'create' | 'import';
  readonly authority: AuthorityRef | undefined;
}

export const AuthoritiesScreen = () => {
  const t = useSentence();
  const { problem: providersProblem, load } = useProviders();
  const accounts = useAccountList();
  const problem = useAccounts((state) => state.problem) ?? providersProblem;
  const practice = useApp((state) => state.settings?.practice) ?? false;
  const authorities = offeredAuthorities(useProviders((state) => state.authorities) ?? [], practice);
  const [adding, setAdding] = useState<Adding>();
  const [note, setNote] = useState('');
  useEffect(() => void load(), [load]);
  const close = () => setAdding(undefined);
  const created = (authority: string) => {
    close();
    setNote(t('account.ready', { authority }));
  };
  return (
    <AppFrame
      bar={
        <>
          <span className={css.gap} />
          <Button onClick={() => setAdding({ kind: 'import', authority: undefined })}>{t('authorities.import')}</Button>
          <Button onClick={() => setAdding({ kind: 'create', authority: undefined })}>{t('authorities.add')}</Button>
        </>
      }
    >
      <div className="page">
        <PageHeading lead={<Explained terms={['authority', 'account']}>{t('authorities.lead')}</Explained>}>
          {t('authorities.title')}
        </PageHeading>
        <div role="status">{note === '' ? null : <Status shape="fine">{note}</Status>}</div>
        {problem === undefined ? null : <ProblemCard problem={problem} />}
        <section aria-labelledby="your-accounts">
          <h2 className={css.title} id="your-accounts">
            {t('authorities.yours')}
          </h2>
          {accounts === undefined ? (
            problem === undefined ? (
              <p role="status">{t('authorities.loading')}</p>
            ) : null
          ) : accounts.length === 0 ? (
            <div className={`card ${css.nothing}`}>
              <h3>{t('authorities.none')}</h3>
              <p>{t('authorities.none-lead')}</p>
            </div>
          ) : (
            <ul className="card">
              {accounts.map((account) => (
                <AccountRow key={account.id} account={account} onNote={setNote} />
              ))}
            </ul>
          )}
        </section>
        <section aria-labelledby="all-authorities">
          <h2 className={css.title} id="all-authorities">
            {t('authorities.all')}
          </h2>
          <ul className="card">
            {authorities.map((authority) => (
              <AuthorityRow
                key={authority.id}
                authority={authority}
                onAdd={() => setAdding({ kind: 'create', authority: { id: authority.id } })}
              />
            ))}
          </ul>
        </section>
      </div>
      <Dialog
        open={adding !== undefined}
        title={t(adding?.kind === 'import' ? 'account.import-title' : 'account.create-title')}
        wide
        onClose={close}
      >
        {adding?.kind === 'import' ? (
          <ImportAccount onDone={created} onCancel={close} />
        ) : (
          <CreateAccount start={adding?.authority} onDone={created} onCancel={close} />
        )}
      </Dialog>
    </AppFrame>
  );
};

const AuthorityRow = ({ authority, onAdd }: { authority: Authority; onAdd: () => void }) => {
  const t = useSentence();
  const language = useLanguage();
  const { caaDomains, profiles, termsUrl } = authority;
  return (
    <li className={css.authority}>
      <div>
        <h3>{authority.name}</h3>
        <p className="quiet">{authority.summary[language]}</p>
        <AuthorityFacts authority={authority} />
        <p className={css.small}>
          {caaDomains.length === 0 ? null : (
            <span>{t('facts.caa', { domains: caaDomains.join(packOf(language).style.comma) })}</span>
          )}
          {profiles === undefined || profiles.length === 0 ? null : (
            <span>{t('facts.profiles', { profiles: profiles.join(packOf(language).style.comma) })}</span>
          )}
          {termsUrl === undefined ? null : <OutsideLink url={termsUrl}>{t('facts.terms')}</OutsideLink>}
        </p>
      </div>
      <Button size="xs" aria-label={`${t('authorities.add')} ${authority.name}`} onClick={onAdd}>
        {t('authorities.add')}
      </Button>
    </li>
  );
};
