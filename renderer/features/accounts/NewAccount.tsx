/** Two ways to a further account: register one, or take over the key of one that another program opened. */
import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { AuthorityRef } from '../../../shared/domain/certificates.ts';
import type { Problem } from '../../../shared/errors/problem.ts';
import { DialogActs } from '../../components/Dialog.tsx';
import { ProblemCard } from '../../components/ProblemCard.tsx';
import { useSentence } from '../../i18n/i18n.ts';
import { call, problemOf } from '../../ipc/client.ts';
import { useAccounts } from '../../stores/accounts-store.ts';
import { useApp } from '../../stores/app-store.ts';
import { useProviders } from '../../stores/providers-store.ts';
import { AuthorityChoice } from '../names/AuthorityChoice.tsx';
import { authorityName, authorityNamed, fittingAuthority } from '../wizard/authorities.ts';
import { AccountForm } from './AccountForm.tsx';
import css from './NewAccount.module.css';

export interface NewAccountProps {
  /** Called with the authority's name once the account is there. */
  readonly onDone: (authority: string) => void;
  readonly onCancel: () => void;
}

export const CreateAccount = ({
  start,
  onDone,
  onCancel,
}: NewAccountProps & { readonly start: AuthorityRef | undefined }) => {
  const t = useSentence();
  const choice = useChoice(start);
  if (choice === undefined) return null;
  const { authority, known, name } = choice;
  return (
    <div className={css.page}>
      <p className={css.lead}>{t('account.create-lead')}</p>
      {choice.fields}
      <AccountForm
        key={JSON.stringify(authority)}
        authority={authority}
        known={known}
        name={name}
        bindingNeeded={known?.externalAccountBinding ?? false}
        termsUrl={known?.termsUrl}
        onCreated={(account) => onDone(account.authority.name)}
        disabled={!choice.ready}
        out={<Button onClick={onCancel}>{t('app.cancel')}</Button>}
      />
    </div>
  );
};

export const ImportAccount = ({ onDone, onCancel }: NewAccountProps) => {
  const t = useSentence();
  const load = useAccounts((state) => state.load);
  const choice = useChoice(undefined);
  const [key, setKey] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  if (choice === undefined) return null;
  const take = async () => {
    setBusy(true);
    setProblem(undefined);
    try {
      const account = await call('accounts.import', { authority: choice.authority, key });
      setKey('');
      await load();
      onDone(account.authority.name);
    } catch (thrown) {
      setProblem(problemOf(thrown));
      setBusy(false);
    }
  };
  return (
    <form
      className={css.page}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy && key.trim() !== '') void take();
      }}
    >
      <p className={css.lead}>{t('account.import-lead')}</p>
      {choice.fields}
      <Textarea
        label={t('account.import-key')}
        description={t('account.import-key-hint')}
        placeholder="-----BEGIN PRIVATE KEY-----"
        rows={5}
        spellCheck={false}
        autoComplete="off"
        value={key}
        onChange={(event) => setKey(event.currentTarget.value)}
      />
      {problem === undefined ? null : <ProblemCard problem={problem} values={{ authority: choice.name }} />}
      <DialogActs>
        <Button onClick={onCancel}>{t('app.cancel')}</Button>
        <Button type="submit" variant="filled" disabled={key.trim() === '' || !choice.ready} loading={busy}>
          {t('account.import')}
        </Button>
      </DialogActs>
    </form>
  );
};

/** Which authority the account is at, with the fields to change it. */
const useChoice = (start: AuthorityRef | undefined) => {
  const practice = useApp((state) => state.settings?.practice) ?? false;
  const authorities = useProviders((state) => state.authorities) ?? [];
  const [chosen, setChosen] = useState(start);
  const [other, setOther] = useState(false);
  const [ready, setReady] = useState(true);
  const authority = chosen ?? fittingAuthority({ id: '' }, authorities, practice);
  if (authority === undefined) return undefined;
  return {
    authority,
    ready,
    known: authorityNamed(authority, authorities),
    name: authorityName(authority, authorities),
    fields: (
      <AuthorityChoice
        authority={authority}
        other={other}
        onOther={setOther}
        onChange={setChosen}
        onReady={setReady}
        brief
      />
    ),
  };
};
