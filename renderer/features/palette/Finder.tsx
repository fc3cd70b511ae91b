/** The field and the list of what fits: the list is walked from the field (ARIA combobox with a listbox). */
import { TextInput } from '@mantine/core';
import { type KeyboardEvent, useEffect, useId, useMemo, useState } from 'react';
import { IconSearch } from '../../components/icons.ts';
import { useSentence } from '../../i18n/i18n.ts';
import type { Entry } from './entries.ts';
import css from './Palette.module.css';
import { type Prepared, search } from './search.ts';

/** Rows drawn at once; more than that is narrowed down by typing. */
const shown = 40;

interface FinderProps {
  readonly all: readonly Prepared<Entry>[];
  readonly recent: readonly string[];
  readonly onChoose: (entry: Entry) => void;
}

export const Finder = ({ all, recent, onChoose }: FinderProps) => {
  const t = useSentence();
  const listId = useId();
  const [text, setText] = useState('');
  const { entries, said } = useFound(all, text, recent);
  const [place, setPlace] = useState(0);
  const here = Math.min(place, entries.length - 1);
  const optionId = (at: number) => `${listId}-${at}`;
  useEffect(() => {
    // What it answers differs between browsers, and is no clean-up.
    document.getElementById(`${listId}-${here}`)?.scrollIntoView({ block: 'nearest' });
  }, [listId, here]);
  const walk = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const to = placeAfter(event.key, here, entries.length);
    const entry = entries[here];
    if (to !== undefined) setPlace(to);
    else if (event.key === 'Enter' && entry !== undefined) onChoose(entry);
    else return;
    event.preventDefault();
  };
  const type = (typed: string) => {
    setText(typed);
    setPlace(0);
  };
  return (
    <>
      <Field text={text} listId={listId} hereId={optionId(here)} onType={type} onKeyDown={walk} />
      <p className={css.said} role="status">
        {said}
      </p>
      <div className={css.list} id={listId} role="listbox" aria-label={t('palette.results')}>
        {entries.map((entry, at) => (
          <Option
            key={entry.id}
            entry={entry}
            id={optionId(at)}
            isHere={at === here}
            onHere={() => setPlace(at)}
            onChoose={() => onChoose(entry)}
          />
        ))}
      </div>
      <p className={css.keys}>{t('palette.keys')}</p>
    </>
  );
};

interface FieldProps {
  readonly text: string;
  readonly listId: string;
  readonly hereId: string;
  readonly onType: (text: string) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

const Field = ({ text, listId, hereId, onType, onKeyDown }: FieldProps) => {
  const t = useSentence();
  return (
    <TextInput
      data-autofocus
      role="combobox"
      aria-label={t('palette.title')}
      aria-expanded="true"
      aria-controls={listId}
      aria-autocomplete="list"
      aria-activedescendant={hereId}
      autoComplete="off"
      spellCheck={false}
      leftSection={<IconSearch size={16} stroke={1.7} aria-hidden="true" />}
      placeholder={t('palette.placeholder')}
      value={text}
      onChange={({ currentTarget }) => onType(currentTarget.value)}
      onKeyDown={onKeyDown}
    />
  );
};

/** A whole log may have been pasted. */
const shortened = (text: string): string => (text.trim().length > 60 ? `${text.trim().slice(0, 60)}…` : text.trim());

/** Nothing that fits is a question for the troubleshooter. */
const useFound = (all: readonly Prepared<Entry>[], text: string, recent: readonly string[]) => {
  const t = useSentence();
  const { entries, count } = useMemo(() => search(all, text, recent, shown), [all, text, recent]);
  const left = count - entries.length;
  if (count > 0)
    return { entries, said: left > 0 ? t('palette.more', { count: left }) : t('palette.count', { count }) };
  const values = { text: shortened(text) };
  const deed = { kind: 'ask', text } as const;
  const ask: Entry = { id: 'ask', kind: 'action', title: t('palette.ask', values), also: [], deed };
  return { entries: [ask], said: t('palette.none', values) };
};

const placeAfter = (key: string, here: number, count: number): number | undefined => {
  switch (key) {
    case 'ArrowDown':
      return (here + 1) % count;
    case 'ArrowUp':
      return (here - 1 + count) % count;
    case 'PageDown':
      return Math.min(here + 8, count - 1);
    case 'PageUp':
      return Math.max(here - 8, 0);
    default:
      return undefined;
  }
};

interface OptionProps {
  readonly entry: Entry;
  readonly id: string;
  readonly isHere: boolean;
  readonly onHere: () => void;
  readonly onChoose: () => void;
}

const Option = ({ entry, id, isHere, onHere, onChoose }: OptionProps) => {
  const t = useSentence();
  const { title, detail, kind, keys } = entry;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the focus, and walks the list by its keys
    // biome-ignore lint/a11y/useFocusableInteractive: as above
    <div className={css.option} role="option" id={id} aria-selected={isHere} onMouseMove={onHere} onClick={onChoose}>
      <span className={css.title}>
        {title}
        {detail === undefined ? null : <small>{detail}</small>}
      </span>
      <small className={css.kind}>{t(`palette.kind.${kind}`)}</small>
      {keys === undefined ? null : <kbd>{keys}</kbd>}
    </div>
  );
};
