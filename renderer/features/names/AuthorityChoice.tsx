/** Which authority signs: a known one, or any ACME directory by its address, with a root of its own if it is private. */
import { NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { AuthorityRef } from '../../../shared/domain/certificates.ts';
import { useLanguage, useSentence } from '../../i18n/i18n.ts';
import { useApp } from '../../stores/app-store.ts';
import { useProviders } from '../../stores/providers-store.ts';
import { AuthorityFacts } from '../accounts/AuthorityFacts.tsx';
import { authorityNamed, fittingAuthority, offeredAuthorities } from '../wizard/authorities.ts';
import css from './AuthorityChoice.module.css';

export interface AuthorityChoiceProps {
  readonly authority: AuthorityRef;
  /** The address fields are open. */
  readonly other: boolean;
  readonly onOther: (other: boolean) => void;
  readonly onChange: (authority: AuthorityRef) => void;
  /** False while an address is only half typed. */
  readonly onReady: (ready: boolean) => void;
  /** Only the choice, without the facts of the authority. */
  readonly brief?: boolean;
}

const elsewhere = 'by-address';

export const AuthorityChoice = ({
  authority,
  other,
  onOther,
  onChange,
  onReady,
  brief = false,
}: AuthorityChoiceProps) => {
  const t = useSentence();
  const language = useLanguage();
  const practice = useApp((state) => state.settings?.practice) ?? false;
  const authorities = useProviders((state) => state.authorities) ?? [];
  const known = authorityNamed(authority, authorities);
  const choose = (value: string) => {
    onOther(value === elsewhere);
    if (value === elsewhere) return;
    onReady(true);
    onChange({ id: value });
  };
  const options = offeredAuthorities(authorities, practice).map((each) => ({
    value: each.id,
    label: each.test && !each.practice ? `${each.name} (${t('authority.test-tag')})` : each.name,
  }));
  const usual = fittingAuthority({ id: '' }, authorities, practice);
  return (
    <div className={css.authority}>
      <NativeSelect
        label={t('authority.field')}
        description={other ? undefined : known?.summary[language]}
        value={
          other ? elsewhere : 'id' in authority ? authority.id : usual !== undefined && 'id' in usual ? usual.id : ''
        }
        onChange={(event) => choose(event.currentTarget.value)}
        data={practice ? options : [...options, { value: elsewhere, label: t('authority.other') }]}
      />
      {other ? <ByAddress authority={authority} onChange={onChange} onReady={onReady} /> : null}
      {other || brief || known === undefined || known.practice ? null : <AuthorityFacts authority={known} />}
    </div>
  );
};

const ByAddress = ({
  authority,
  onChange,
  onReady,
}: Pick<AuthorityChoiceProps, 'authority' | 'onChange' | 'onReady'>) => {
  const t = useSentence();
  const [url, setUrl] = useState('url' in authority ? authority.url : '');
  const [root, setRoot] = useState('url' in authority ? (authority.rootPem ?? '') : '');
  const [left, setLeft] = useState(false);
  const valid = isAddress(url);
  useEffect(() => onReady(valid), [valid, onReady]);
  const tell = (nextUrl: string, nextRoot: string) => {
    setUrl(nextUrl);
    setRoot(nextRoot);
    if (!isAddress(nextUrl)) return;
    onChange(nextRoot.trim() === '' ? { url: nextUrl.trim() } : { url: nextUrl.trim(), rootPem: nextRoot });
  };
  return (
    <>
      <TextInput
        label={t('authority.url')}
        description={t('authority.url-hint')}
        placeholder="https://"
        inputMode="url"
        autoFocus={url === ''}
        value={url}
        onChange={(event) => tell(event.currentTarget.value, root)}
        onBlur={() => setLeft(true)}
        error={left && !valid ? t('authority.url-invalid') : undefined}
      />
      <Textarea
        label={t('authority.root')}
        description={t('authority.root-hint')}
        placeholder="-----BEGIN CERTIFICATE-----"
        rows={3}
        spellCheck={false}
        value={root}
        onChange={(event) => tell(url, event.currentTarget.value)}
      />
    </>
  );
};

const isAddress = (text: string): boolean => {
  const url = URL.parse(text.trim());
  return url !== null && url.protocol === 'https:' && url.hostname !== '';
};
