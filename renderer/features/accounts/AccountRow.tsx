/** One account, and what can be done with it. Every question says what follows before it is answered. */
import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { AccountView } from '../../../shared/domain/accounts.ts';
import type { Problem } from '../../../shared/errors/problem.ts';
import { ConfirmDialog } from '../../components/ConfirmDialog.tsx';
import { Delivered, type Delivery } from '../../components/Delivered.tsx';
import { Dialog, DialogActs } from '../../components/Dialog.tsx';
import { ProblemCard } from '../../components/ProblemCard.tsx';
import { Tag } from '../../components/Tag.tsx';
import { useFormats } from '../../i18n/formats.ts';
import { useSentence } from '../../i18n/i18n.ts';
import { call, problemOf } from '../../ipc/client.ts';
import { useAccounts } from '../../stores/accounts-store.ts';
import css from './AccountRow.module.css';

type Question = 'contact' | 'roll-over' | 'export' | 'sheet' | 'deactivate';
const questions: readonly Question[] = ['contact', 'roll-over', 'export', 'sheet', 'deactivate'];
const buttonWords = {
  contact: 'account.change-contact',
  'roll-over': 'account.roll-over',
  export: 'account.export',
  sheet: 'sheet.act',
  deactivate: 'account.deactivate',
} as const;

export const AccountRow = ({ account, onNote }: { account: AccountView; onNote: (note: string) => void }) => {
  const t = useSentence();
  const load = useAccounts((state) => state.load);
  const [question, setQuestion] = useState<Question>();
  const [busy, setBusy] = useState<Question>();
  const [problem, setProblem] = useState<Problem>();
  const [delivery, setDelivery] = useState<Delivery>();
  const { name } = account.authority;
  const close = () => setQuestion(undefined);
  const run = async (which: Question, action: () => Promise<string>) => {
    setBusy(which);
    setProblem(undefined);
    setDelivery(undefined);
    try {
      onNote(await action());
      await load();
    } catch (thrown) {
      onNote('');
      setProblem(problemOf(thrown));
    }
    setBusy(undefined);
  };
  const { id } = account;
  const rollOver = () =>
    run('roll-over', async () => {
      await call('accounts.roll-over', { id });
      return t('account.rolled-over');
    });
  const exportKey = () =>
    run('export', async () => {
      setDelivery(await call('accounts.export', { id }));
      return '';
    });
  const saveSheet = () =>
    run('sheet', async () => {
      setDelivery(await call('backup.account-sheet', { id }));
      return '';
    });
  const deactivate = () =>
    run('deactivate', async () => {
      // The number of certificates stood in the question.
      await call('accounts.deactivate', { id, evenIfUsed: account.certificates > 0 });
      return t('account.deactivated', { authority: name });
    });
  const used = account.certificates === 0 ? '' : t('account.deactivate-used', { count: account.certificates });
  const formats = useFormats();
  return (
    <li className={css.row}>
      <AccountFacts account={account} />
      <div className={css.acts}>
        {questions.map((each) => (
          <Button
            key={each}
            size="xs"
            variant="subtle"
            data-danger={each === 'deactivate'}
            loading={busy === each}
            aria-label={`${t(buttonWords[each])} ${t('account.what', { authority: name })}`}
            onClick={() => setQuestion(each)}
          >
            {t(buttonWords[each])}
          </Button>
        ))}
      </div>
      {delivery === undefined ? null : <Delivered delivery={delivery} onTaken={() => setDelivery(undefined)} />}
      {problem === undefined ? null : <ProblemCard problem={problem} />}
      <Dialog open={question === 'contact'} title={t('account.contact-title')} onClose={close}>
        <Contact
          account={account}
          onCancel={close}
          onSave={(contact) => {
            close();
            void run('contact', async () => {
              await call('accounts.change-contact', { id, contact });
              return '';
            });
          }}
        />
      </Dialog>
      <ConfirmDialog
        open={question === 'roll-over'}
        title={t('account.roll-over-ask')}
        detail={t('account.roll-over-detail', { authority: name })}
        confirm={t('account.roll-over-yes')}
        cancel={t('app.cancel')}
        onConfirm={() => void rollOver()}
        onClose={close}
      />
      <ConfirmDialog
        open={question === 'export'}
        title={t('account.export-ask')}
        detail={t('account.export-detail', { authority: name })}
        confirm={t('account.export-yes')}
        cancel={t('app.cancel')}
        onConfirm={() => void exportKey()}
        onClose={close}
      />
      <ConfirmDialog
        open={question === 'sheet'}
        title={t('sheet.ask')}
        detail={t('sheet.detail', { authority: name })}
        confirm={t('sheet.yes')}
        cancel={t('app.cancel')}
        onConfirm={() => void saveSheet()}
        onClose={close}
      />
      <ConfirmDialog
        open={question === 'deactivate'}
        danger
        title={t('account.deactivate-ask')}
        detail={formats.sentences(t('account.deactivate-detail', { authority: name }), used)}
        confirm={t('account.deactivate-yes')}
        cancel={t('app.keep')}
        onConfirm={() => void deactivate()}
        onClose={close}
      />
    </li>
  );
};

const AccountFacts = ({ account }: { account: AccountView }) => {
  const t = useSentence();
  const formats = useFormats();
  const { authority, contact, usual, externalKeyId, certificates, createdAt, url } = account;
  const facts = [
    contact.length === 0 ? t('account.no-contact') : formats.list(contact),
    ...(externalKeyId === undefined ? [] : [t('account.bound', { keyId: externalKeyId })]),
    t('account.certificates', { count: certificates }),
    t('account.since', { date: formats.date(createdAt) }),
  ];
  return (
    <div className={css.text}>
      <h3>
        <span>{authority.name}</span>
        {usual ? <Tag tone="accent">{t('account.usual')}</Tag> : null}
        {url === undefined ? <Tag>{t('account.not-registered')}</Tag> : null}
      </h3>
      <p className={css.facts}>
        {facts.map((fact) => (
          <span key={fact}>{fact}</span>
        ))}
      </p>
      {url === undefined ? null : <p className={css.url}>{url}</p>}
    </div>
  );
};

const mailAddress = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

const Contact = ({
  account,
  onSave,
  onCancel,
}: {
  account: AccountView;
  onSave: (contact: string[]) => void;
  onCancel: () => void;
}) => {
  const t = useSentence();
  const [text, setText] = useState(account.contact[0] ?? '');
  const contact = text.trim();
  const wrong = contact !== '' && !mailAddress.test(contact);
  return (
    <form
      className={css.contact}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!wrong) onSave(contact === '' ? [] : [contact]);
      }}
    >
      <TextInput
        type="email"
        data-autofocus
        autoComplete="email"
        label={t('account.contact')}
        description={t('account.contact-detail', { authority: account.authority.name })}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        error={wrong ? t('review.contact-invalid') : undefined}
      />
      <DialogActs>
        <Button onClick={onCancel}>{t('app.cancel')}</Button>
        <Button type="submit" variant="filled" disabled={wrong}>
          {t('account.contact-save')}
        </Button>
      </DialogActs>
    </form>
  );
};
