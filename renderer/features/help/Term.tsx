/**
 * A term with its explanation: the word is a button, and what it opens stands in the top layer of the browser, which
 * closes it on Escape or on a click elsewhere, and gives the focus back.
 */
import { type ReactNode, type RefObject, useId, useLayoutEffect, useRef, useState } from 'react';
import { partsOf, placeOfTerm, type TermId } from '../../../shared/domain/terms.ts';
import { topicsOf } from '../../../shared/i18n/topics.ts';
import { useLanguage, useSentence } from '../../i18n/i18n.ts';
import { usePlace } from '../../stores/place-store.ts';
import css from './Term.module.css';

export const useTermText = (id: TermId) => topicsOf(useLanguage()).terms[id];

const gap = 6;
const margin = 12;

/** Below the word, or above it where there is more room; inside the window in any case. */
const put = (note: HTMLElement, word: HTMLElement): void => {
  const at = word.getBoundingClientRect();
  const { width, height } = note.getBoundingClientRect();
  const below = at.bottom + gap;
  const top = below + height + margin > window.innerHeight ? Math.max(margin, at.top - gap - height) : below;
  const left = Math.max(margin, Math.min(at.left, window.innerWidth - width - margin));
  note.style.top = `${top}px`;
  note.style.left = `${left}px`;
};

export const Term = ({ id, children }: { id: TermId; children?: ReactNode }) => {
  const { name } = useTermText(id);
  const noteId = useId();
  const word = useRef<HTMLButtonElement>(null);
  const note = useRef<HTMLSpanElement>(null);
  const [open, setOpen] = useState(false);
  return (
    <span>
      <button ref={word} type="button" className={css.word} aria-haspopup="dialog" popoverTarget={noteId}>
        {children ?? name}
      </button>
      <span
        ref={note}
        id={noteId}
        popover="auto"
        className={css.note}
        {...(open ? spoken(noteId) : {})}
        tabIndex={-1}
        onToggle={(event) => setOpen(event.newState === 'open')}
      >
        {open ? <Explanation id={id} noteId={noteId} note={note} word={word} /> : null}
      </span>
    </span>
  );
};

/** Closed, it is no dialog: keys of the page wait for those to end. */
const spoken = (noteId: string) =>
  ({ role: 'dialog', 'aria-labelledby': `${noteId}-name`, 'aria-describedby': `${noteId}-what` }) as const;

interface ExplanationProps {
  readonly id: TermId;
  readonly noteId: string;
  readonly note: RefObject<HTMLElement | null>;
  readonly word: RefObject<HTMLElement | null>;
}

const Explanation = ({ id, noteId, note, word }: ExplanationProps) => {
  const t = useSentence();
  const { name, what, when } = useTermText(id);
  const open = usePlace((state) => state.open);
  // Only what is drawn has a size, and can take the focus.
  useLayoutEffect(() => {
    const [own, of] = [note.current, word.current];
    if (own === null || of === null) return;
    const place = () => put(own, of);
    place();
    own.focus();
    window.addEventListener('resize', place);
    return () => window.removeEventListener('resize', place);
  }, [note, word]);
  return (
    <span className={css.inside}>
      <b id={`${noteId}-name`}>{name}</b>
      <span id={`${noteId}-what`}>
        {what} <span className={css.when}>{when}</span>
      </span>
      <button type="button" className={css.more} onClick={() => open({ screen: 'glossary' }, placeOfTerm(id))}>
        {t('term.more')}
      </button>
    </span>
  );
};

/** A sentence in which each of these terms, where it stands first, explains itself. */
export const Explained = ({ terms, children }: { terms: readonly TermId[]; children: string }) => (
  <>
    {partsOf(children, terms).map(({ text, term }) =>
      term === undefined ? (
        text
      ) : (
        <Term key={term} id={term}>
          {text}
        </Term>
      ),
    )}
  </>
);
