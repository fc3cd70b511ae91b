/** The chosen provider as a card; "Choose another" opens the list with a search field. */
import { Button, TextInput } from '@mantine/core';
import { useRef, useState } from 'react';
import type { Language } from '../../../shared/domain/app.ts';
import type { ProviderDescriptor } from '../../../shared/domain/providers.ts';
import { IconSearch } from '../../components/icons.ts';
import { Status } from '../../components/StatusShape.tsx';
import { useFormats } from '../../i18n/formats.ts';
import { useLanguage, useSentence } from '../../i18n/i18n.ts';
import css from './ProviderChoice.module.css';
import type { Recognised } from './use-recognised.ts';

export interface ProviderChoiceProps {
  readonly providers: readonly ProviderDescriptor[];
  readonly provider: ProviderDescriptor;
  /** `undefined` while the name servers are being asked, or where they could not be. */
  readonly matches: Recognised | undefined;
  readonly onChoose: (id: string) => void;
}

export const ProviderChoice = ({ providers, provider, matches, onChoose }: ProviderChoiceProps) => {
  const t = useSentence();
  const language = useLanguage();
  const formats = useFormats();
  const [open, setOpen] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  /** The list takes the focus, so it gives it back. */
  const close = () => {
    setOpen(false);
    opener.current?.focus();
  };
  return (
    <div className={css.choice}>
      <div className={css.card}>
        <Monogram sign={provider.monogram} />
        <div>
          <h2>{provider.name[language]}</h2>
          <p>
            {formats.sentences(
              provider.summary[language],
              t('provider.typical', { time: formats.span(provider.propagation.typicalSeconds * 1000) }),
            )}
          </p>
        </div>
        {providers.length > 1 ? (
          <Button ref={opener} variant="subtle" aria-expanded={open} onClick={() => setOpen(!open)}>
            {open ? t('app.close') : t('provider.choose-another')}
          </Button>
        ) : null}
      </div>
      {matches === undefined ? null : (
        <Recognition providers={providers} provider={provider} recognised={matches} onChoose={onChoose} />
      )}
      {open ? (
        <ProviderList
          providers={providers}
          here={provider.id}
          onChoose={(id) => {
            onChoose(id);
            close();
          }}
          onClose={close}
        />
      ) : null}
    </div>
  );
};

/** What the name servers say about the choice: right, another one, or nobody known. */
const Recognition = ({
  providers,
  provider,
  recognised: { nameServers, matches },
  onChoose,
}: {
  providers: readonly ProviderDescriptor[];
  provider: ProviderDescriptor;
  recognised: Recognised;
  onChoose: (id: string) => void;
}) => {
  const t = useSentence();
  const language = useLanguage();
  const formats = useFormats();
  const offered = matches.filter(({ id }) => providers.some((each) => each.id === id));
  const own = offered.find(({ id }) => id === provider.id);
  const [best] = offered;
  if (own !== undefined) {
    const values = { provider: provider.name[language], servers: formats.list(own.nameServers) };
    return (
      <div className={css.recognition}>
        {own.confidence === 'all' ? (
          <Status shape="fine">{t('provider.recognised', values)}</Status>
        ) : (
          <Status shape="attention">{t('provider.recognised-partly', values)}</Status>
        )}
      </div>
    );
  }
  if (best === undefined)
    return provider.nameServers.length === 0 ? null : (
      <div className={css.recognition}>
        <Status shape="note">{t('provider.not-recognised', { servers: formats.list(nameServers) })}</Status>
      </div>
    );
  const name = providers.find(({ id }) => id === best.id)?.name[language] ?? best.id;
  return (
    <div className={css.recognition}>
      <Status shape="attention">
        {t('provider.other-recognised', { provider: name, servers: formats.list(best.nameServers) })}
      </Status>
      <Button size="xs" onClick={() => onChoose(best.id)}>
        {t('provider.use-recognised', { provider: name })}
      </Button>
    </div>
  );
};

const Monogram = ({ sign, small = false }: { sign: string; small?: boolean }) => (
  <span className={css.monogram} data-small={small} aria-hidden="true">
    {sign}
  </span>
);

const providersCalled = (search: string, providers: readonly ProviderDescriptor[], language: Language) => {
  const text = search.trim().toLowerCase();
  return providers.filter(({ id, name, summary }) =>
    [id, ...Object.values(name), summary[language]].some((each) => each.toLowerCase().includes(text)),
  );
};

interface ProviderListProps extends Pick<ProviderChoiceProps, 'providers' | 'onChoose'> {
  /** The one that is chosen. */
  readonly here: string;
  readonly onClose: () => void;
}

const ProviderList = ({ providers, here, onChoose, onClose }: ProviderListProps) => {
  const t = useSentence();
  const language = useLanguage();
  const [search, setSearch] = useState('');
  const found = providersCalled(search, providers, language);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: what is inside takes the keys; Escape only bubbles up to here
    <div
      className={css.panel}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose();
      }}
    >
      <TextInput
        type="search"
        autoFocus
        aria-label={t('provider.search')}
        placeholder={t('provider.search')}
        leftSection={<IconSearch size={16} stroke={1.7} aria-hidden="true" />}
        value={search}
        onChange={(event) => setSearch(event.currentTarget.value)}
      />
      <ul className={css.list} aria-label={t('provider.list')}>
        {found.map((each) => (
          <li key={each.id}>
            <button
              type="button"
              aria-current={each.id === here ? 'true' : undefined}
              onClick={() => onChoose(each.id)}
            >
              <Monogram sign={each.monogram} small />
              <b>{each.name[language]}</b>
              <small>{each.summary[language]}</small>
            </button>
          </li>
        ))}
      </ul>
      {found.length === 0 ? <p role="status">{t('provider.none-found')}</p> : null}
    </div>
  );
};
