/** A field for whatever people paste. Behind it lies the same text, with what is dropped dimmed and what is refused marked. */
import { useId, useRef } from 'react';
import type { CheckedName } from '../../../shared/domain/identifiers.ts';
import { useSentence } from '../../i18n/i18n.ts';
import css from './PasteField.module.css';
import { piecesOf } from './pieces.ts';

/** Longer texts are shown plain: nobody looks at marks in a list of thousands, and typing must stay quick. */
const longestMarked = 20_000;

export interface PasteFieldProps {
  readonly text: string;
  readonly onChange: (text: string) => void;
  readonly understood: { readonly text: string; readonly names: readonly CheckedName[] } | undefined;
}

export const PasteField = ({ text, onChange, understood }: PasteFieldProps) => {
  const t = useSentence();
  const id = useId();
  const marks = useRef<HTMLDivElement>(null);
  const marked = text.length <= longestMarked && understood !== undefined;
  return (
    <div>
      <div className={css.label}>
        <label htmlFor={id}>{t('names.field')}</label>
        <span id={`${id}-hint`}>{t('names.field-hint')}</span>
      </div>
      <div className={css.box}>
        {marked ? (
          <div className={css.marks} ref={marks} aria-hidden="true">
            {piecesOf(text, understood.names, understood.text).map((piece, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: pieces have no identity but their place
              <span key={index} data-kind={piece.kind}>
                {piece.text}
              </span>
            ))}
            {/* A last line break has no height of its own. */}
            {'\u200b'}
          </div>
        ) : null}
        <textarea
          id={id}
          className={css.input}
          data-marked={marked}
          aria-describedby={`${id}-hint`}
          placeholder={t('names.placeholder')}
          value={text}
          rows={2}
          spellCheck={false}
          autoCapitalize="off"
          autoComplete="off"
          onChange={(event) => onChange(event.currentTarget.value)}
          onScroll={(event) => {
            if (marks.current !== null) marks.current.scrollTop = event.currentTarget.scrollTop;
          }}
        />
      </div>
    </div>
  );
};
