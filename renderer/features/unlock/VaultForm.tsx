/** Where the key to the secrets lies: keychain, passphrase or key file. What is typed is handed over once and forgotten. */
import { Button, PasswordInput } from '@mantine/core';
import { useState } from 'react';
import type { VaultKind, VaultStatus } from '../../../shared/domain/vault.ts';
import type { SentenceKey } from '../../../shared/i18n/index.ts';
import type { CallInput } from '../../../shared/ipc/contract.ts';
import { ChoiceCard, ChoiceGroup } from '../../components/ChoiceCard.tsx';
import { useSentence } from '../../i18n/i18n.ts';
import { call } from '../../ipc/client.ts';
import { useApp } from '../../stores/app-store.ts';
import css from './VaultForm.module.css';

const shortest = 8;

const keychainSentences: Readonly<Record<VaultStatus['keychain'], SentenceKey>> = {
  available: 'vault.keychain-detail',
  absent: 'vault.keychain-absent',
  locked: 'vault.keychain-locked',
  failed: 'vault.keychain-failed',
  unknown: 'vault.keychain-unknown',
};

export const useVaultForm = () => {
  const keychain = useApp((state) => state.vault?.keychain) ?? 'unknown';
  const [chosen, setKind] = useState<VaultKind>();
  const [passphrase, setPassphrase] = useState('');
  const [again, setAgain] = useState('');
  const [checked, setChecked] = useState(false);
  const kind = chosen ?? (keychain === 'available' ? 'keychain' : 'passphrase');
  const tooShort = passphrase.length < shortest;
  const differs = passphrase !== again;
  return {
    keychain,
    kind,
    passphrase,
    again,
    tooShort: checked && tooShort,
    differs: checked && !tooShort && differs,
    setKind,
    setPassphrase,
    setAgain,
    /** Once it has been handed over. */
    forget: () => {
      setPassphrase('');
      setAgain('');
      setChecked(false);
    },
    /** The choice, ready to be sent; `undefined` if something is still to be corrected, which is then shown. */
    read: (): CallInput<'vault.set-up'> | undefined => {
      if (kind !== 'passphrase') return { kind };
      setChecked(true);
      return tooShort || differs ? undefined : { kind, passphrase };
    },
  };
};
export type VaultFormState = ReturnType<typeof useVaultForm>;

export const VaultForm = ({ form }: { form: VaultFormState }) => {
  const t = useSentence();
  const platform = useApp((state) => state.host?.platform) ?? 'linux';
  return (
    <div className={css.vault}>
      <ChoiceGroup label={t('welcome.secrets')} detail={t('welcome.secrets-detail')} columns={3}>
        <ChoiceCard
          name="vault"
          value="keychain"
          checked={form.kind === 'keychain'}
          disabled={form.keychain !== 'available'}
          onChoose={() => form.setKind('keychain')}
          title={t(`vault.keychain-${platform}`)}
        >
          {t(keychainSentences[form.keychain])}
        </ChoiceCard>
        <ChoiceCard
          name="vault"
          value="passphrase"
          checked={form.kind === 'passphrase'}
          onChoose={() => form.setKind('passphrase')}
          title={t('vault.passphrase')}
        >
          {t('vault.passphrase-detail')}
        </ChoiceCard>
        <ChoiceCard
          name="vault"
          value="key-file"
          checked={form.kind === 'key-file'}
          onChoose={() => form.setKind('key-file')}
          title={t('vault.key-file')}
        >
          {t('vault.key-file-detail')}
        </ChoiceCard>
      </ChoiceGroup>
      {form.keychain === 'available' || form.keychain === 'absent' ? null : <LookAgain />}
      {form.kind === 'passphrase' ? <PassphraseFields form={form} /> : null}
    </div>
  );
};

const LookAgain = () => {
  const t = useSentence();
  const vaultChanged = useApp((state) => state.vaultChanged);
  const [busy, setBusy] = useState(false);
  const look = () => {
    setBusy(true);
    call('vault.retry', {})
      .then(vaultChanged, () => undefined)
      .finally(() => setBusy(false));
  };
  return (
    <Button size="xs" loading={busy} onClick={look}>
      {t('vault.look-again')}
    </Button>
  );
};

const PassphraseFields = ({ form }: { form: VaultFormState }) => {
  const t = useSentence();
  return (
    <div className={css.fields}>
      <PasswordInput
        label={t('vault.passphrase-field')}
        description={t('vault.passphrase-hint')}
        autoComplete="new-password"
        value={form.passphrase}
        onChange={(event) => form.setPassphrase(event.currentTarget.value)}
        error={form.tooShort ? t('vault.passphrase-short') : undefined}
      />
      <PasswordInput
        label={t('vault.passphrase-again')}
        autoComplete="new-password"
        value={form.again}
        onChange={(event) => form.setAgain(event.currentTarget.value)}
        error={form.differs ? t('vault.passphrase-differs') : undefined}
      />
    </div>
  );
};
