/** The pasted text cut into pieces by what was understood of it; joined they are the text again. */
import type { CheckedName } from '../../../shared/domain/identifiers.ts';

export interface Piece {
  readonly text: string;
  readonly kind: 'dropped' | 'included' | 'refused' | 'left-out' | 'unread';
}

/**
 * `names` were read from `checked`; `text` is what stands in the field now. While both differ, names before and
 * after the edited part keep their look, so that nothing flickers under the typing hand.
 */
export const piecesOf = (text: string, names: readonly CheckedName[], checked: string): readonly Piece[] => {
  const { same, tail } = commonEnds(text, checked);
  const shift = text.length - checked.length;
  const pieces: Piece[] = [];
  let at = 0;
  const push = (end: number, kind: Piece['kind']) => {
    if (end > at) pieces.push({ text: text.slice(at, end), kind });
    at = Math.max(at, end);
  };
  // Until the tail begins, what is between names may have been edited; only an unchanged text has dropped parts.
  const between: Piece['kind'] = text === checked ? 'dropped' : 'unread';
  const ordered = names.toSorted((one, other) => one.core.start - other.core.start);
  for (const name of ordered) {
    const moved = name.range.start >= checked.length - tail ? shift : 0;
    if (moved === 0 && text !== checked && !isBefore(name.range.end, same, text)) continue;
    const start = name.core.start + moved;
    if (start < at) continue;
    push(start, between);
    push(name.core.end + moved, kindOf(name));
  }
  push(text.length, between);
  return pieces;
};

/** A name that ends where the edit begins is untouched only if something that parts names follows. */
const isBefore = (end: number, same: number, text: string): boolean =>
  end < same || (end === same && /^([\s,，;；、|]|$)/.test(text.slice(end, end + 1)));

const kindOf = (name: CheckedName): Piece['kind'] => {
  if (!name.ok) return 'refused';
  return name.included ? 'included' : 'left-out';
};

const commonEnds = (one: string, other: string): { readonly same: number; readonly tail: number } => {
  const shorter = Math.min(one.length, other.length);
  let same = 0;
  while (same < shorter && one[same] === other[same]) same += 1;
  let tail = 0;
  while (tail < shorter - same && one.at(-1 - tail) === other.at(-1 - tail)) tail += 1;
  return { same, tail };
};
