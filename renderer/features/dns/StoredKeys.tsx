/** The keys in the vault: whose they are, who needs them, whether they still work. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import type { CredentialView } from '../../../shared/domain/providers.ts';
import type { Problem } from '../../../shared/errors/problem.ts';
import { AskButton } from '../../components/AskButton.tsx';
import { ProblemCard } from '../../components/ProblemCard.tsx';
import { Section } from '../../components/Section.tsx';
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
    <Section takesFocus id={headingId} title={t('dns.credentials')}>
      {problem === undefined ? null : <ProblemCard problem={problem} />}
      {credentials.length === 0 ? (
        <div className={`card ${css.card} ${css.nothing}`}>
          {/* Until the list is there nothing is said about it. */}
          <h3>{providers === undefined ? '' : t('dns.credentials-none')}</h3>
          <p>{t('dns.credentials-none-lead')}</p>
        </div>
      ) : (
        <ul className="card">
          {credentials.map((credential) => (
            <KeyRow key={credential.id} credential={credential} onNote={onNote} />
          ))}
        </ul>
      )}
    </Section>
  );
};

interface KeyProps {
  readonly credential: CredentialView;
  readonly onNote: (note: string) => void;
}

const KeyRow = ({ credential, onNote }: KeyProps) => {
  const t = useSentence();
  const formats = useFormats();
  const label = useKeyLabel()(credential);
  const provider = useProviderName(credential.provider);
  const names = useUsers(credential.id).map(({ name }) => name);
  const [problem, setProblem] = useState<Problem>();
  return (
    <li className={css.row}>
      <div>
        <h3>{label}</h3>
        <p className={css.facts}>
          {label === provider ? null : <span>{provider}</span>}
          <span>{t('dns.credential-added', { time: formats.date(credential.createdAt) })}</span>
          <span>
            {names.length === 0
              ? t('dns.credential-unused')
              : t('dns.credential-used', { count: names.length, names: formats.list(names.slice(0, namesShown)) })}
          </span>
        </p>
      </div>
      <div className={css.acts}>
        <TestButton credential={credential} label={label} />
        <RemoveButton credential={credential} label={label} names={names} onNote={onNote} onProblem={setProblem} />
      </div>
      {problem === undefined ? null : (
        <div className={css.wide}>
          <ProblemCard problem={problem} />
        </div>
      )}
    </li>
  );
};

const namesShown = 3;

const TestButton = ({ credential, label }: { credential: CredentialView; label: string }) => {
  const t = useSentence();
  const forgetResult = useCredentials((state) => state.forgetResult);
  const [open, setOpen] = useState(false);
  const turn = (next: boolean) => {
    // What another form left behind says nothing here, nor does this test elsewhere.
    forgetResult();
    setOpen(next);
  };
  return (
    <>
      <Button size="xs" variant="subtle" aria-label={`${t('dns.test')} ${label}`} onClick={() => turn(true)}>
        {t('dns.test')}
      </Button>
      <TestDialog open={open} credential={credential} onClose={() => turn(false)} />
    </>
  );
};

interface RemoveButtonProps extends KeyProps {
  readonly label: string;
  /** Of the certificates that need it. */
  readonly names: readonly string[];
  readonly onProblem: (problem: Problem | undefined) => void;
}

const RemoveButton = ({ credential: { id }, label, names, onNote, onProblem }: RemoveButtonProps) => {
  const t = useSentence();
  const formats = useFormats();
  const remove = useCredentials((state) => state.remove);
  const removeIt = async () => {
    const failure = await remove(id);
    onProblem(failure);
    if (failure !== undefined) return;
    onNote(t('dns.removed', { label }));
    document.getElementById(headingId)?.focus();
  };
  const used = t('dns.credential-used', { count: names.length, names: formats.list(names) });
  return (
    <AskButton
      danger
      label={`${t('dns.remove')} ${label}`}
      title={t('provider.remove-ask', { label })}
      detail={names.length === 0 ? t('dns.credential-unused') : formats.sentences(t('provider.remove-detail'), used)}
      confirm={t('provider.remove')}
      onConfirm={() => void removeIt()}
    >
      {t('dns.remove')}
    </AskButton>
  );
};
