/** A new passphrase, twice, and a word on how good it is. */
import { PasswordInput } from '@mantine/core';
import { useState } from 'react';
import { type Strength, strengthOf } from '../../../shared/domain/passphrase.ts';
import { type Shape, Status } from '../../components/StatusShape.tsx';
import { useSentence } from '../../i18n/i18n.ts';
import css from './Backup.module.css';

const shapes: Readonly<Record<Strength, Shape>> = {
  short: 'attention',
  weak: 'attention',
  fair: 'note',
  strong: 'fine',
};

export const useNewPassphrase = () => {
  const [passphrase, setPassphrase] = useState('');
  const [again, setAgain] = useState('');
  const [checked, setChecked] = useState(false);
  const strength = strengthOf(passphrase);
  const differs = passphrase !== again;
  return {
    passphrase,
    again,
    strength,
    tooShort: checked && strength === 'short',
    differs: checked && strength !== 'short' && differs,
    setPassphrase,
    setAgain,
    /** `undefined` if something is still to be corrected, which is then shown. */
    read: (): string | undefined => {
      setChecked(true);
      return strength === 'short' || differs ? undefined : passphrase;
    },
  };
};

export const PassphraseFields = ({ form }: { readonly form: ReturnType<typeof useNewPassphrase> }) => {
  const t = useSentence();
  return (
    <>
      <PasswordInput
        data-autofocus
        label={t('backup.passphrase')}
        description={t('backup.passphrase-hint')}
        autoComplete="new-password"
        value={form.passphrase}
        onChange={(event) => form.setPassphrase(event.currentTarget.value)}
        error={form.tooShort ? t('backup.passphrase-short') : undefined}
      />
      <div className={css.strength} role="status">
        {form.passphrase === '' ? null : (
          <Status shape={shapes[form.strength]}>
            {t('backup.strength', { strength: t(`backup.strength.${form.strength}`) })}
          </Status>
        )}
      </div>
      <PasswordInput
        label={t('backup.passphrase-again')}
        autoComplete="new-password"
        value={form.again}
        onChange={(event) => form.setAgain(event.currentTarget.value)}
        error={form.differs ? t('backup.passphrase-differs') : undefined}
      />
    </>
  );
};
