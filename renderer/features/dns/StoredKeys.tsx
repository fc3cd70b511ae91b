/** The keys in the vault: whose they are, who needs them, whether they still work. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import type { CredentialView } from '../../../shared/domain/providers.ts';
import type { Problem } from '../../../shared/errors/problem.ts';
import { ConfirmDialog } from '../../components/ConfirmDialog.tsx';
import { ProblemCard } from '../../components/ProblemCard.tsx';
import { useFormats } from '../../i18n/formats.ts';
import { useSentence } from '../../i18n/i18n.ts';
import { useProviderName, useProviders } from '../../stores/providers-store.ts';
import { useCredentials } from '../provider/credential-store.ts';
import { useKeyLabel } from '../provider/use-key-label.ts';
import css from './DnsScreen.module.css';
import { TestDialog } from './TestDialog.tsx';
import { useUsers } from './users.ts';

/** Takes the focus when the row that had it is gone. */
const headingId = 'stored-keys';

export const StoredKeys = ({ onNote }: { onNote: (note: string) => void }) => {
  const t = useSentence();
  const { credentials, providers, problem } = useProviders();
  return (
    <section aria-labelledby={headingId}>
      <div className={css.head}>
        <h2 id={headingId} tabIndex={-1}>
          {t('dns.credentials')}
        </h2>
      </div>
      {problem === undefined ? null : <ProblemCard problem={problem} />}
      {credentials.length === 0 ? (
        <div className={`${css.card} ${css.nothing}`}>
          {/* Until the list is there nothing is said about it. */}
          <h3>{providers === undefined ? '' : t('dns.credentials-none')}</h3>
          <p>{t('dns.credentials-none-lead')}</p>
        </div>
      ) : (
        <ul className={css.card}>
          {credentials.map((credential) => (
            <KeyRow key={credential.id} credential={credential} onNote={onNote} />
          ))}
        </ul>
      )}
    </section>
  );
};

const KeyRow = ({ credential, onNote }: { credential: CredentialView; onNote: (note: string) => void }) => {
  const t = useSentence();
  const formats = useFormats();
  const { id, provider, createdAt } = credential;
  const label = useKeyLabel()(credential);
  const name = useProviderName(provider);
  const names = useUsers(id).map((certificate) => certificate.name);
  const { remove, forgetResult } = useCredentials();
  const [open, setOpen] = useState<'test' | 'remove'>();
  const [problem, setProblem] = useState<Problem>();
  const used = (some: readonly string[]) =>
    names.length === 0
      ? t('dns.credential-unused')
      : t('dns.credential-used', { count: names.length, names: formats.list(some) });
  const removeIt = async () => {
    const failure = await remove(id);
    setProblem(failure);
    if (failure !== undefined) return;
    onNote(t('dns.removed', { label }));
    document.getElementById(headingId)?.focus();
  };
  const turnTest = (next: 'test' | undefined) => {
    // What another form left behind says nothing here, nor does this test elsewhere.
    forgetResult();
    setOpen(next);
  };
  return (
    <li className={css.row}>
      <div>
        <h3>{label}</h3>
        <p className={css.facts}>
          {label === name ? null : <span>{name}</span>}
          <span>{t('dns.credential-added', { time: formats.date(createdAt) })}</span>
          <span>{used(names.slice(0, namesShown))}</span>
        </p>
      </div>
      <div className={css.acts}>
        <Button size="xs" variant="subtle" aria-label={`${t('dns.test')} ${label}`} onClick={() => turnTest('test')}>
          {t('dns.test')}
        </Button>
        <Button
          size="xs"
          variant="subtle"
          data-danger
          aria-label={`${t('dns.remove')} ${label}`}
          onClick={() => setOpen('remove')}
        >
          {t('dns.remove')}
        </Button>
      </div>
      {problem === undefined ? null : (
        <div className={css.wide}>
          <ProblemCard problem={problem} />
        </div>
      )}
      <TestDialog open={open === 'test'} credential={credential} onClose={() => turnTest(undefined)} />
      <ConfirmDialog
        open={open === 'remove'}
        danger
        title={t('provider.remove-ask', { label })}
        detail={names.length === 0 ? used(names) : formats.sentences(t('provider.remove-detail'), used(names))}
        confirm={t('provider.remove')}
        cancel={t('app.back')}
        onConfirm={() => void removeIt()}
        onClose={() => setOpen(undefined)}
      />
    </li>
  );
};

const namesShown = 3;
