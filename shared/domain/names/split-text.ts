/** Cuts pasted text into pieces, each at most one name. One pass, so ten megabytes take a fraction of a second. */

export interface Range {
  readonly start: number;
  readonly end: number;
}

export interface Pieces {
  /** UTF-16 offsets, in order, not overlapping. */
  readonly pieces: readonly Range[];
  /** How many more there were after `limit`. */
  readonly unread: number;
}

const commas = new Set([...',;|，、；｜､﹐﹑﹔،؛'].map((sign) => sign.charCodeAt(0)));

/** White space, but not U+FEFF: a byte order mark is an invisible part of the piece beside it. */
const isBlank = (unit: number): boolean =>
  unit === 0x20 ||
  (unit >= 0x09 && unit <= 0x0d) ||
  unit === 0x85 ||
  unit === 0xa0 ||
  unit === 0x1680 ||
  (unit >= 0x2000 && unit <= 0x200a) ||
  unit === 0x2028 ||
  unit === 0x2029 ||
  unit === 0x202f ||
  unit === 0x205f ||
  unit === 0x3000;

const isComma = (unit: number): boolean =>
  unit < 0x80 ? unit === 0x2c || unit === 0x3b || unit === 0x7c : commas.has(unit);

const urlWithPath = /:\/\/[^/?#]*[/?#]/;
/** Only this much of a piece is looked at to tell whether it is a link. */
const window = 2048;

const endOf = (text: string, start: number): number => {
  let end = start;
  while (end < text.length && !isBlank(text.charCodeAt(end)) && !isComma(text.charCodeAt(end))) end += 1;
  return end;
};

/**
 * A comma may be part of a link's path (`/@48.1,11.5,z`). It separates only if a name follows: something with a
 * letter on each side of a dot, a whole IPv4 address, or another link.
 */
const nameFollows = (text: string, start: number, end: number): boolean =>
  /^["'(<[]?([a-z][a-z0-9+.-]*:\/\/|\[|\d{1,3}(\.\d{1,3}){3}(?![\d.])|[*\p{L}\p{N}-]+([.。．｡][\p{L}\p{N}-]+)*[.。．｡][\p{L}])/iu.test(
    text.slice(start, Math.min(end, start + 256)),
  );

/** Signs alone (a dash, a bullet, a stray quote) are not a name somebody meant; `*` and `::` are kept to be explained. */
const isDecoration = (piece: string): boolean =>
  piece.length <= 8 && !piece.includes('*') && !piece.includes('::') && /^[\p{P}\p{Cf}<>=+|^~`•▪●■◦→✓✔]+$/u.test(piece);

/** The `1.`, `2)`, `3、` or `*` of a list, first on its line and with something after it. */
const isListMark = (text: string, start: number, end: number): boolean => {
  const follows = text[end];
  if (end - start > 4 || follows === undefined || follows === '\n' || follows === '\r') return false;
  if (!(follows === '、' ? /^\d{1,3}$/ : /^(\d{1,3}[.)）．]|\*)$/).test(text.slice(start, end))) return false;
  let before = start - 1;
  while (start - before < 80 && (text[before] === ' ' || text[before] === '\t')) before -= 1;
  return before < 0 || text[before] === '\n' || text[before] === '\r';
};

/** OpenSSL prints `IP Address:1.1.1.1`; the second word is read as a prefix. */
const isHalfPrefix = (text: string, start: number, end: number): boolean =>
  end - start === 2 && text.startsWith('IP Address:', start);

/** Splits at white space and at Western, Chinese and Arabic commas, semicolons and bars. */
export const splitText = (text: string, limit: number): Pieces => {
  const pieces: Range[] = [];
  let unread = 0;
  let at = 0;
  while (at < text.length) {
    if (isBlank(text.charCodeAt(at)) || isComma(text.charCodeAt(at))) {
      at += 1;
      continue;
    }
    const start = at;
    at = endOf(text, at);
    const inLink = at < text.length && urlWithPath.test(text.slice(start, Math.min(at, start + window)));
    while (inLink && at < text.length && isComma(text.charCodeAt(at))) {
      const next = endOf(text, at + 1);
      if (next === at + 1 || nameFollows(text, at + 1, next)) break;
      at = next;
    }
    if (at - start <= 8 && isDecoration(text.slice(start, at))) continue;
    if (isListMark(text, start, at) || isHalfPrefix(text, start, at)) continue;
    if (pieces.length < limit) pieces.push({ start, end: at });
    else unread += 1;
  }
  return { pieces, unread };
};
