/** Proves a stored key for a name that the reader chooses. */
import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { CredentialView } from '../../../shared/domain/providers.ts';
import { Dialog, DialogActs } from '../../components/Dialog.tsx';
import { ProblemCard } from '../../components/ProblemCard.tsx';
import { useSentence } from '../../i18n/i18n.ts';
import { useCredentials } from '../provider/credential-store.ts';
import { TestReport } from '../provider/TestReport.tsx';
import { useKeyLabel } from '../provider/use-key-label.ts';
import css from './DnsScreen.module.css';
import { resolversOf, useUsers } from './users.ts';

export interface TestDialogProps {
  readonly open: boolean;
  readonly credential: CredentialView;
  readonly onClose: () => void;
}

export const TestDialog = ({ open, credential, onClose }: TestDialogProps) => {
  const t = useSentence();
  const label = useKeyLabel()(credential);
  return (
    <Dialog open={open} title={t('dns.test-title', { label })} wide onClose={onClose}>
      <TestForm id={credential.id} onClose={onClose} />
    </Dialog>
  );
};

const TestForm = ({ id, onClose }: { id: string; onClose: () => void }) => {
  const t = useSentence();
  const { busy, tested, problem, test } = useCredentials();
  const users = useUsers(id);
  const [name, setName] = useState(users[0]?.name.replace(/^\*\./, '') ?? '');
  const asked = name.trim().replace(/^\*\./, '');
  const run = async () => test(id, asked, await resolversOf(users, asked));
  return (
    <form
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (asked !== '' && busy === undefined) void run();
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
        <Button onClick={onClose}>{t('app.close')}</Button>
        <Button type="submit" variant="filled" disabled={asked === ''} loading={busy === 'testing'}>
          {t('dns.test-start')}
        </Button>
      </DialogActs>
    </form>
  );
};
