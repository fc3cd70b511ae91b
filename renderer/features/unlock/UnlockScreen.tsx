/** Shown while the secrets cannot be read: a passphrase is asked for, or the keychain is looked at again. */
import { Button, PasswordInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { VaultStatus } from '../../../shared/domain/vault.ts';
import type { Problem } from '../../../shared/errors/problem.ts';
import { Mark } from '../../components/Brand.tsx';
import { PageHeading } from '../../components/PageHeading.tsx';
import { ProblemCard } from '../../components/ProblemCard.tsx';
import { useSentence } from '../../i18n/i18n.ts';
import { call, problemOf } from '../../ipc/client.ts';
import { useApp } from '../../stores/app-store.ts';
import { useRoute } from '../../stores/route-store.ts';
import { RestoreButton } from '../backup/RestoreButton.tsx';
import { ResetEverything } from '../reset/ResetEverything.tsx';
import css from './UnlockScreen.module.css';
import { useVaultForm, VaultForm } from './VaultForm.tsx';

export const UnlockScreen = () => {
  const vault = useApp((state) => state.vault);
  if (vault === undefined) return null;
  if (vault.state === 'not-set-up') return <SetUp />;
  return vault.kind === 'passphrase' ? <Passphrase /> : <Retry problem={vault.problem} />;
};

/** Runs one call that ends in a new state of the vault, and keeps what went wrong. */
const useVaultCall = () => {
  const vaultChanged = useApp((state) => state.vaultChanged);
  const [problem, setProblem] = useState<Problem>();
  const [busy, setBusy] = useState(false);
  const run = async (answer: Promise<VaultStatus>) => {
    setBusy(true);
    setProblem(undefined);
    try {
      vaultChanged(await answer);
    } catch (thrown) {
      setProblem(problemOf(thrown));
    }
    setBusy(false);
  };
  return { problem, busy, run };
};

const Frame = ({
  title,
  lead,
  wide = false,
  children,
}: {
  title: string;
  lead: string;
  wide?: boolean;
  children: ReactNode;
}) => (
  <main className={css.screen}>
    <div className={css.box} data-wide={wide}>
      <Mark size={44} />
      <PageHeading lead={lead}>{title}</PageHeading>
      {children}
    </div>
  </main>
);

const Passphrase = () => {
  const t = useSentence();
  const { problem, busy, run } = useVaultCall();
  const [passphrase, setPassphrase] = useState('');
  return (
    <Frame title={t('unlock.title')} lead={t('unlock.lead')}>
      <form
        className={css.form}
        onSubmit={(event) => {
          event.preventDefault();
          void run(call('vault.unlock', { passphrase })).then(() => setPassphrase(''));
        }}
      >
        <PasswordInput
          label={t('vault.passphrase-field')}
          autoComplete="current-password"
          autoFocus
          value={passphrase}
          onChange={(event) => setPassphrase(event.currentTarget.value)}
        />
        <Button type="submit" variant="filled" loading={busy} disabled={passphrase === ''}>
          {t('unlock.button')}
        </Button>
      </form>
      {problem === undefined ? null : <ProblemCard problem={problem} />}
      <div className={css.ways}>
        <RestoreButton />
        <ResetEverything word="reset.everything-forgotten" />
      </div>
    </Frame>
  );
};

const Retry = ({ problem: known }: { problem: Problem | undefined }) => {
  const t = useSentence();
  const { problem, busy, run } = useVaultCall();
  const shown = problem ?? known;
  const again = (
    <Button variant="filled" loading={busy} onClick={() => void run(call('vault.retry', {}))}>
      {t('app.try-again')}
    </Button>
  );
  return (
    <Frame title={t('unlock.title')} lead={t('unlock.keychain-lead')}>
      {shown === undefined ? again : <ProblemCard problem={shown}>{again}</ProblemCard>}
      <div className={css.ways}>
        <RestoreButton />
        <ResetEverything word="reset.everything-forgotten" />
      </div>
    </Frame>
  );
};

const SetUp = () => {
  const t = useSentence();
  const form = useVaultForm();
  const { problem, busy, run } = useVaultCall();
  const changeSettings = useApp((state) => state.changeSettings);
  const go = useRoute((state) => state.go);
  const setUp = () => {
    const choice = form.read();
    if (choice !== undefined) void run(call('vault.set-up', choice));
  };
  return (
    <Frame title={t('vault.title')} lead={t('vault.lead')} wide>
      <VaultForm form={form} />
      {problem === undefined ? null : <ProblemCard problem={problem} />}
      <div className={css.acts}>
        <Button variant="transparent" onClick={() => go({ screen: 'certificates' })}>
          {t('vault.not-now')}
        </Button>
        <Button variant="transparent" onClick={() => void changeSettings({ practice: true })}>
          {t('vault.stay-practising')}
        </Button>
        <Button variant="filled" loading={busy} onClick={setUp}>
          {t('app.continue')}
        </Button>
      </div>
    </Frame>
  );
};
