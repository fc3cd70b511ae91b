/** The keys in the vault: whose they are, who needs them, whether they still work. */
import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { CredentialView } from '../../../shared/domain/providers.ts';
import { ConfirmDialog } from '../../components/ConfirmDialog.tsx';
import { Dialog, DialogActs } from '../../components/Dialog.tsx';
import { ProblemCard } from '../../components/ProblemCard.tsx';
import { useFormats } from '../../i18n/formats.ts';
import { useSentence } from '../../i18n/i18n.ts';
import { useCertificates } from '../../stores/certificates-store.ts';
import { useProviderName, useProviders } from '../../stores/providers-store.ts';
import { useCredentials } from '../provider/credential-store.ts';
import { TestReport } from '../provider/TestReport.tsx';
import css from './DnsScreen.module.css';

export const StoredKeys = ({ onNote }: { onNote: (note: string) => void }) => {
  const t = useSentence();
  const { credentials, providers, problem } = useProviders();
  return (
    <section aria-labelledby="stored-keys">
      <div className={css.head}>
        <h2 id="stored-keys">{t('dns.credentials')}</h2>
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
  const { id, label, provider, createdAt } = credential;
  const name = useProviderName(provider);
  const users = useUsers(id);
  const remove = useCredentials((state) => state.remove);
  const [open, setOpen] = useState<'test' | 'remove'>();
  return (
    <li className={css.row}>
      <div>
        <h3>{label}</h3>
        <p className={css.facts}>
          {label === name ? null : <span>{name}</span>}
          <span>{t('dns.credential-added', { time: formats.date(createdAt) })}</span>
          <span>
            {users.length === 0
              ? t('dns.credential-unused')
              : t('dns.credential-used', { count: users.length, names: formats.list(users.slice(0, namesShown)) })}
          </span>
        </p>
      </div>
      <div className={css.acts}>
        <Button size="xs" variant="subtle" aria-label={`${t('dns.test')} ${label}`} onClick={() => setOpen('test')}>
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
      {open === 'test' ? (
        <TestDialog credential={credential} first={users[0]} onClose={() => setOpen(undefined)} />
      ) : null}
      <ConfirmDialog
        open={open === 'remove'}
        danger
        title={t('provider.remove-ask', { label })}
        detail={
          users.length === 0
            ? t('dns.credential-unused')
            : `${t('dns.credential-used', { count: users.length, names: formats.list(users) })} ${t('provider.remove-detail')}`
        }
        confirm={t('provider.remove')}
        cancel={t('app.back')}
        onConfirm={() => void remove(id).then(() => onNote(t('dns.removed', { label })))}
        onClose={() => setOpen(undefined)}
      />
    </li>
  );
};

const namesShown = 3;

const TestDialog = ({
  credential: { id, label },
  first,
  onClose,
}: {
  credential: CredentialView;
  first: string | undefined;
  onClose: () => void;
}) => {
  const t = useSentence();
  const { busy, tested, problem, test, forgetResult } = useCredentials();
  const [name, setName] = useState(first ?? '');
  const close = () => {
    forgetResult();
    onClose();
  };
  return (
    <Dialog open title={t('dns.test-title', { label })} wide onClose={close}>
      <form
        className={css.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (name.trim() !== '' && busy === undefined) void test(id, name.trim().replace(/^\*\./, ''), []);
        }}
      >
        <TextInput
          label={t('dns.test-name')}
          description={t('provider.test-lead')}
          placeholder="nas.example.org"
          spellCheck={false}
          autoCapitalize="off"
          data-autofocus
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <TestReport testing={busy === 'testing'} tested={tested?.id === id ? tested : undefined} />
        {problem === undefined ? null : <ProblemCard problem={problem} />}
        <DialogActs>
          <Button onClick={close}>{t('app.close')}</Button>
          <Button type="submit" variant="filled" disabled={name.trim() === ''} loading={busy === 'testing'}>
            {t('dns.test-start')}
          </Button>
        </DialogActs>
      </form>
    </Dialog>
  );
};

/** Names of the certificates that are renewed with it. */
const useUsers = (id: string): readonly string[] => {
  const certificates = useCertificates((state) => state.certificates) ?? [];
  return certificates
    .filter(({ proof }) => 'credentialId' in proof && proof.credentialId === id)
    .map((certificate) => certificate.name);
};
