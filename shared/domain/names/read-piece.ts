/** Finds the host in one piece of pasted text: what counts, and what was taken away around it. */
import type { NameProblem, NameProblemCode } from '../identifiers.ts';
import type { Range } from './split-text.ts';

export interface ReadPiece {
  /** Where the part that counts lies in the whole text. */
  readonly core: Range;
  /** That part, in ASCII punctuation and without invisible characters; letters are as typed. May be empty. */
  readonly host: string;
  readonly form: 'host' | 'email';
  readonly removed: readonly NameProblem[];
}

/** Longer pieces are read up to here: no host ends further on, and what follows it is never shown. */
export const longestRead = 1024;

interface Clean {
  readonly text: string;
  /** Original offset of each unit of `text`, and of its end. */
  at(index: number): number;
  readonly invisible: boolean;
}

const foldable = /[\uff01-\uff5e\u3002\uff61]/u;
const invisible = /\p{Cc}|\p{Cf}|\u034f|\p{Variation_Selector}/u;
const joiner = /[\u200c\u200d]/u;
const letter = /[\p{L}\p{M}]/u;
const ascii = /^[ -~]*$/;

const foldUnit = (unit: string): string => {
  if (unit === '\u3002' || unit === '\uff61') return '.';
  return foldable.test(unit) ? String.fromCharCode(unit.charCodeAt(0) - 0xfee0) : unit;
};

/** Joiners change the meaning between letters of some scripts (RFC 5892 appendix A), so there they stay. */
const joinsLetters = (text: string, index: number): boolean => {
  const before = text[index - 1] ?? '';
  const after = text[index + 1] ?? '';
  return before > '~' && after > '~' && letter.test(before) && letter.test(after);
};

/** Full-width signs become ASCII, invisible characters go; offsets are kept. */
const clean = (text: string): Clean => {
  if (ascii.test(text)) return { text, at: (index) => index, invisible: false };
  const kept: string[] = [];
  const offsets: number[] = [];
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charAt(index);
    if (unit >= ' ' && unit <= '~') {
      kept.push(unit);
      offsets.push(index);
      continue;
    }
    if (invisible.test(unit) && !(joiner.test(unit) && joinsLetters(text, index))) continue;
    kept.push(foldUnit(unit));
    offsets.push(index);
  }
  return {
    text: kept.join(''),
    at: (index) => offsets[index] ?? text.length,
    invisible: kept.length < text.length,
  };
};

const opening = '"\'`([{<“”‘’„«‹「『《〈【〔…';
const closing = '"\'`)]}>“”‘’»›」』》〉】〕!…';
/** Path, query, fragment, or a Windows separator. */
const hostEnd = /[/?#\\<>]/;
/** Inside markup a link ends with its attribute's quote too. */
const linkHostEnd = /[/?#\\<>"'`“”‘’»」』》]/u;
const endsInLiteral = /^([a-z][a-z0-9+.-]*:\/\/)?([^/@]*@)?\[[0-9a-f:.%]*:[^\]]*\]$/i;
const addressLiteral = /^\[[0-9a-f:.%]*:[^\]]*\]/i;

const note = (code: NameProblemCode, values: Readonly<Record<string, string>> = {}): NameProblem => ({
  code,
  severity: 'note',
  values: { ...values },
});

/** A part of `text` from `start` to `end`, made smaller step by step. */
interface Cut {
  readonly text: string;
  start: number;
  end: number;
  readonly removed: NameProblem[];
}

const rest = (cut: Cut): string => cut.text.slice(cut.start, cut.end);

const stripBrackets = (cut: Cut): void => {
  const before = cut.end - cut.start;
  while (cut.start < cut.end && opening.includes(cut.text.charAt(cut.start)) && !addressLiteral.test(rest(cut))) {
    cut.start += 1;
  }
  while (cut.end > cut.start && closing.includes(cut.text.charAt(cut.end - 1))) {
    const text = rest(cut);
    if (text.endsWith(']') && text.indexOf(']') === text.length - 1 && endsInLiteral.test(text)) break;
    cut.end -= 1;
  }
  if (cut.end - cut.start < before) cut.removed.push(note('brackets-removed'));
};

type Prefix = 'link' | 'mail' | 'none';

const isMail = (scheme: string): boolean => /^(mailto|sips?|xmpp|acct)$/.test(scheme);

/** The length of `DNS:` as openssl prints it, `mailto:`, `--domain=`, or any word and a colon before a dotted name. */
const wordPrefix = (text: string): number => {
  const known = /^(?:mailto|sips?|xmpp|acct):|^(?:https?|dns|ip|address):(?!\d*$)|^-{0,2}[a-z][\w-]{0,31}=(?=.)/i.exec(
    text,
  );
  if (known !== null) return known[0].length;
  const colon = text.indexOf(':');
  if (colon < 1 || /[./@\\[\]]/.test(text.slice(0, colon))) return 0;
  const [host = ''] = text.slice(colon + 1).split(hostEnd, 1);
  return host.includes('.') && !/[:@]/.test(host) ? colon + 1 : 0;
};

/** `https://` also further in, as in Markdown; `//`, `\\\\` and a mistyped `https:/` only at the beginning. */
const stripScheme = (cut: Cut): Prefix => {
  const text = rest(cut);
  const link = /(?:([a-z][a-z0-9+.-]{0,15}):\/\/+)+|^(?:(https?)(?::\/|\/\/)|\/\/|\\\\)/i.exec(text);
  if (link !== null && !/[/?#]/.test(text.slice(0, link.index))) {
    cut.start += link.index + link[0].length;
    cut.removed.push(note('scheme-removed', { scheme: (link[1] ?? link[2] ?? '').toLowerCase() }));
    return 'link';
  }
  const length = wordPrefix(text);
  if (length === 0) return 'none';
  const scheme = text.slice(0, length - 1).toLowerCase();
  cut.start += length;
  const written = isMail(scheme) || /^https?$/.test(scheme);
  cut.removed.push(written ? note('scheme-removed', { scheme }) : note('prefix-removed'));
  // `"domain":"example.org"`
  stripBrackets(cut);
  return isMail(scheme) ? 'mail' : 'none';
};

const stripPath = (cut: Cut, end: RegExp): void => {
  const found = end.exec(rest(cut));
  if (found === null) return;
  cut.end = cut.start + found.index;
  cut.removed.push(note('path-removed'));
};

/** Port, brackets of an IPv6 literal (RFC 3986 §3.2.2) and its zone (RFC 6874). */
const stripPort = (cut: Cut): void => {
  const literal = /^\[([^\]]*)\](?::(\d*))?$/.exec(rest(cut));
  if (literal !== null) {
    const inside = literal[1] ?? '';
    cut.start += 1;
    cut.end = cut.start + inside.length;
    cut.removed.push(note('brackets-removed'));
    if (literal[2]) cut.removed.push(note('port-ignored', { port: literal[2].slice(0, 12) }));
  }
  const text = rest(cut);
  const zone = /^[0-9a-f:.]*:[0-9a-f:.]*(%.*)$/i.exec(text);
  if (zone !== null) {
    cut.end -= (zone[1] ?? '').length;
    cut.removed.push(note('path-removed'));
  }
  const colon = text.indexOf(':');
  if (literal !== null || colon < 0 || colon !== text.lastIndexOf(':')) return;
  const after = text.slice(colon + 1);
  if (/^\d+$/.test(after)) cut.removed.push(note('port-ignored', { port: after.slice(0, 12) }));
  else if (after !== '') cut.removed.push(note('path-removed'));
  cut.end = cut.start + colon;
};

const stripFinalDot = (cut: Cut): void => {
  const text = rest(cut);
  if (!text.endsWith('.') || text === '.' || text.endsWith('..')) return;
  cut.end -= 1;
  cut.removed.push(note('trailing-dot-removed'));
};

/** A link may hold other scripts as percent-encoded UTF-8 (RFC 3986 §3.2.2); `undefined` if that is not a host. */
const decodePercent = (host: string): string | undefined => {
  if (!/%[0-9a-f]{2}/i.test(host)) return undefined;
  try {
    const decoded = decodeURIComponent(host);
    return /[\s/?#@:\\%]/u.test(decoded) || foldable.test(decoded) || invisible.test(decoded) ? undefined : decoded;
  } catch {
    return undefined;
  }
};

/** Reads `text` between the two offsets, which hold one piece without white space. */
export const readPiece = (text: string, piece: Range): ReadPiece => {
  const cleaned = clean(text.slice(piece.start, Math.min(piece.end, piece.start + longestRead)));
  const cut: Cut = { text: cleaned.text, start: 0, end: cleaned.text.length, removed: [] };
  stripBrackets(cut);
  const kind = stripScheme(cut);
  stripPath(cut, kind === 'link' ? linkHostEnd : hostEnd);
  const at = rest(cut).lastIndexOf('@');
  // No mailbox holds a bare colon, so what stands in front of one is a user name and a password.
  const form = at > 0 && kind !== 'link' && !rest(cut).slice(0, at).includes(':') ? 'email' : 'host';
  if (form === 'host' && at >= 0) {
    cut.start += at + 1;
    cut.removed.push(note('user-removed'));
  }
  stripPort(cut);
  stripFinalDot(cut);
  const start = piece.start + cleaned.at(cut.start);
  const end = cut.end > cut.start ? piece.start + cleaned.at(cut.end - 1) + 1 : start;
  if (foldable.test(text.slice(start, end))) cut.removed.push(note('fullwidth-converted'));
  if (cleaned.invisible) cut.removed.push(note('invisible-removed'));
  const decoded = form === 'host' ? decodePercent(rest(cut)) : undefined;
  if (decoded !== undefined) cut.removed.push(note('percent-decoded'));
  return { core: { start, end }, host: decoded ?? rest(cut), form, removed: cut.removed };
};
