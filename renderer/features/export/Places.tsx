/**
 * The list of destinations, by family, with a search over names in both languages. In a narrow window it is folded to
 * the one that is chosen.
 */
import { Button, TextInput } from '@mantine/core';
import { useEffect, useId, useMemo, useRef, useState } from 'react';
import { type DestinationId, destinations } from '../../../shared/domain/destinations.ts';
import { destinationText } from '../../../shared/i18n/destination-words.ts';
import { IconSearch } from '../../components/icons.ts';
import { useLanguage, useSentence } from '../../i18n/i18n.ts';
import { choiceFor, givesKey, type PlaceGroup, placeGroups } from './choices.ts';
import { FamilyPicture } from './FamilyPicture.tsx';
import css from './Places.module.css';

interface PlacesProps {
  readonly here: DestinationId;
  /** References, latest first, as they were when the screen was opened. */
  readonly recent: readonly string[];
  readonly onChoose: (id: DestinationId) => void;
  /** In a dialog: as low as on a narrow screen. */
  readonly low?: boolean;
}

export const Places = ({ here, recent, onChoose, low = false }: PlacesProps) => {
  const t = useSentence();
  const [search, setSearch] = useState('');
  const [open, setOpen] = useState(false);
  const list = useRef<HTMLDivElement>(null);
  const finder = useRef<HTMLInputElement>(null);
  const opener = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (open) finder.current?.focus();
  }, [open]);
  /** Beside the form there is no opener, and the focus stays where it is. */
  const close = () => {
    if (!open) return;
    setOpen(false);
    setSearch('');
    opener.current?.focus();
  };
  const toFormats = () => {
    const [first] = list.current?.querySelectorAll<HTMLElement>('section:last-of-type button') ?? [];
    first?.focus({ preventScroll: true });
    first?.closest('section')?.scrollIntoView({ block: 'nearest' });
  };
  const groups = useMemo(() => placeGroups(search, recent), [search, recent]);
  return (
    <nav
      className={css.places}
      data-low={low}
      data-open={open}
      aria-label={t('export-page.list')}
      onKeyDown={(event) => {
        if (event.key === 'Escape') close();
      }}
    >
      <div className={css.here}>
        <Place id={here} recent={recent} />
        <Button ref={opener} variant="subtle" aria-expanded={open} onClick={() => (open ? close() : setOpen(true))}>
          {t(open ? 'app.close' : 'export-page.choose-another')}
        </Button>
      </div>
      <TextInput
        ref={finder}
        type="search"
        aria-label={t('export-page.find')}
        placeholder={t('export-page.find')}
        leftSection={<IconSearch size={16} stroke={1.7} aria-hidden="true" />}
        value={search}
        onChange={(event) => setSearch(event.currentTarget.value)}
      />
      <div className={css.list} ref={list}>
        {groups.map((group) => (
          <Group
            key={group.family}
            {...{ group, here, recent }}
            onChoose={(id) => {
              onChoose(id);
              close();
            }}
          />
        ))}
        {groups.length === 0 ? (
          <p className={css.none} role="status">
            {t('export-page.none-found')}
          </p>
        ) : null}
      </div>
      {search === '' ? (
        <Button variant="subtle" size="xs" className={css.formats} onClick={toFormats}>
          {t('export-page.by-format')}
        </Button>
      ) : null}
    </nav>
  );
};

const Group = ({ group, here, recent, onChoose }: PlacesProps & { group: PlaceGroup }) => {
  const t = useSentence();
  const heading = useId();
  return (
    <section aria-labelledby={heading}>
      <h2 id={heading}>{t(`export-page.family.${group.family}`)}</h2>
      <ul>
        {group.ids.map((id) => (
          <li key={id}>
            <button type="button" aria-current={id === here ? 'true' : undefined} onClick={() => onChoose(id)}>
              <Place id={id} recent={recent} />
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
};

/** What it is called and what is handed over there. */
const Place = ({ id, recent }: { readonly id: DestinationId; readonly recent: readonly string[] }) => {
  const t = useSentence();
  const language = useLanguage();
  return (
    <>
      <span className={css.picture}>
        <FamilyPicture family={destinations[id].family} />
      </span>
      <span className={css.words}>
        <b>{destinationText(id, language).name}</b>
        <small>{t(givesKey(choiceFor(id, recent).variant))}</small>
      </span>
    </>
  );
};
