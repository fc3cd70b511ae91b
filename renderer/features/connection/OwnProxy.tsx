/** The fields of a proxy of the reader's own. A password is written here and never read back. */
import { Button, Checkbox, PasswordInput, TextInput } from '@mantine/core';
import { useSentence } from '../../i18n/i18n.ts';
import css from './Connection.module.css';
import type { ConnectionDraft } from './connection-draft.ts';

interface OwnProxyProps {
  readonly draft: ConnectionDraft;
  /** Name and password lie in the vault. */
  readonly kept: boolean;
  readonly onChange: (part: Partial<ConnectionDraft>) => void;
  readonly onForget: () => void;
}

export const OwnProxy = ({ draft, kept, onChange, onForget }: OwnProxyProps) => {
  const t = useSentence();
  return (
    <div className={css.fields}>
      <TextInput
        label={t('connection.address')}
        description={t('connection.address-hint')}
        value={draft.url}
        spellCheck={false}
        onChange={(event) => onChange({ url: event.currentTarget.value })}
      />
      <div className={css.pair}>
        <TextInput
          label={t('connection.user')}
          value={draft.user}
          spellCheck={false}
          autoComplete="off"
          onChange={(event) => onChange({ user: event.currentTarget.value })}
        />
        <PasswordInput
          label={t('connection.password')}
          value={draft.password}
          autoComplete="off"
          onChange={(event) => onChange({ password: event.currentTarget.value })}
        />
        <p className="quiet">{t(kept ? 'connection.sign-in-kept' : 'connection.sign-in-hint')}</p>
        {kept ? (
          <Button size="xs" variant="subtle" onClick={onForget}>
            {t('connection.forget')}
          </Button>
        ) : null}
      </div>
      <TextInput
        label={t('connection.exceptions')}
        description={t('connection.exceptions-hint')}
        value={draft.exceptions}
        spellCheck={false}
        onChange={(event) => onChange({ exceptions: event.currentTarget.value })}
      />
      <Checkbox
        label={t('connection.local-too')}
        description={t('connection.local-too-hint')}
        checked={draft.localToo}
        onChange={(event) => onChange({ localToo: event.currentTarget.checked })}
      />
    </div>
  );
};
