/** The password of the file: made here unless somebody wants to type one. Never shown unasked, copied by a button. */
import { Button, PasswordInput } from '@mantine/core';
import { useId } from 'react';
import type { ExportShape } from '../../../shared/domain/export.ts';
import { IconCheck, IconCopy } from '../../components/icons.ts';
import { useSentence } from '../../i18n/i18n.ts';
import css from './Export.module.css';
import { strengthOf } from './password.ts';

export interface PasswordRowProps {
  readonly shape: ExportShape;
  readonly password: string;
  readonly passwordIs: 'made' | 'typed';
  readonly copied: boolean;
  readonly typePassword: (password: string) => void;
  readonly renewPassword: () => void;
  readonly passwordCopied: () => void;
}

export const PasswordRow = (props: PasswordRowProps) => {
  const t = useSentence();
  const id = useId();
  const { shape, password, passwordIs, copied, typePassword, renewPassword, passwordCopied } = props;
  const typed = passwordIs === 'typed';
  const strength = strengthOf(password, shape.format === 'pfx-legacy');
  const note = !typed
    ? t('export-page.password-made')
    : password === ''
      ? t('export-page.password-empty')
      : `${t(`export-page.strength.${strength}`)} · ${t('export-page.password-typed')}`;
  return (
    <div className={css.row}>
      <label className={css.label} htmlFor={id}>
        {t('export-page.password')}
      </label>
      <div>
        <div className={css.password}>
          <PasswordInput
            id={id}
            value={password}
            readOnly={!typed}
            autoComplete="new-password"
            spellCheck={false}
            onChange={(event) => typePassword(event.currentTarget.value)}
          />
          {typed ? null : (
            <Button
              leftSection={
                copied ? <IconCheck size={15} stroke={2} /> : <IconCopy size={15} stroke={1.7} aria-hidden="true" />
              }
              onClick={() => void navigator.clipboard.writeText(password).then(passwordCopied)}
            >
              <span aria-live="polite">{t(copied ? 'app.copied' : 'export-page.password-copy')}</span>
            </Button>
          )}
        </div>
        <p className={css.note}>
          <span role="status" data-strength={typed && password !== '' ? strength : undefined}>
            {note}
          </span>
          <Button variant="subtle" size="xs" onClick={() => (typed ? renewPassword() : typePassword(''))}>
            {t(typed ? 'export-page.password-make' : 'export-page.password-own')}
          </Button>
        </p>
      </div>
    </div>
  );
};
