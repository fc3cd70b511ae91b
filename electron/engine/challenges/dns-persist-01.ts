/** The lasting record of dns-persist-01 (draft-ietf-acme-dns-persist-01): what it must say, and whether it does. Pure. */

/** Stands before the name in place of `_acme-challenge`. */
export const persistLabel = '_validation-persist';

export interface PersistWish {
  /** Of the challenge, one to ten: any one of them will do. */
  readonly issuers: readonly string[];
  readonly accountUrl: string;
  /** A wildcard is to be proven. */
  readonly wildcard: boolean;
}

export type PersistVerdict =
  | { readonly kind: 'good' }
  | { readonly kind: 'missing' }
  /** Right but for its end, ISO 8601. */
  | { readonly kind: 'expired'; readonly until: string }
  /** Names this authority, but lets another account order. */
  | { readonly kind: 'other-account'; readonly account: string };

/** The value to add, RFC 8659 §4.2 issue-value: it never ends by itself. */
export const persistValue = ({ issuers, accountUrl, wildcard }: PersistWish): string =>
  [issuers[0] ?? '', `accounturi=${accountUrl}`, ...(wildcard ? ['policy=wildcard'] : [])].join('; ');

/** What the authority will make of the TXT values at the name: one good record is enough, whatever lies beside it. */
export const judgePersist = (values: readonly string[], wish: PersistWish, now: Date): PersistVerdict => {
  const verdicts = values.map((value) => judgeOne(value, wish, now));
  const first = (kind: PersistVerdict['kind']) => verdicts.find((verdict) => verdict.kind === kind);
  return first('good') ?? first('expired') ?? first('other-account') ?? { kind: 'missing' };
};

const missing: PersistVerdict = { kind: 'missing' };

const judgeOne = (value: string, wish: PersistWish, now: Date): PersistVerdict => {
  const [issuer = '', ...rest] = value.split(';').map(trimmed);
  if (!wish.issuers.map(plainDomain).includes(plainDomain(issuer))) return missing;
  const parameters = parametersOf(rest);
  const account = parameters?.get('accounturi');
  if (parameters === undefined || account === undefined || account === '') return missing;
  if (account !== wish.accountUrl) return { kind: 'other-account', account };
  // Without it the record is there, but not for this: to be replaced by the one that is shown.
  if (wish.wildcard && parameters.get('policy')?.toLowerCase() !== 'wildcard') return missing;
  const until = parameters.get('persistuntil');
  if (until === undefined) return { kind: 'good' };
  const seconds = /^-?\d{1,12}$/.test(until) ? Number(until) : Number.NaN;
  if (Number.isNaN(seconds)) return missing;
  const end = new Date(seconds * 1000);
  return end < now ? { kind: 'expired', until: end.toISOString() } : { kind: 'good' };
};

/** Tags are the same in either case; `undefined` where an authority would refuse to read on. */
const parametersOf = (texts: readonly string[]): ReadonlyMap<string, string> | undefined => {
  const found = new Map<string, string>();
  for (const text of texts) {
    const equals = text.indexOf('=');
    const tag = trimmed(text.slice(0, Math.max(equals, 0))).toLowerCase();
    const value = trimmed(text.slice(equals + 1));
    // RFC 8659 §4.2: printable ASCII but the semicolon; an empty parameter or one given twice is an error.
    if (tag === '' || found.has(tag) || !/^[\x21-\x3a\x3c-\x7e]*$/.test(value)) return undefined;
    found.set(tag, value);
  }
  return found;
};

const trimmed = (text: string): string => text.replace(/^[ \t]+|[ \t]+$/g, '');
const plainDomain = (name: string): string => name.toLowerCase().replace(/\.$/, '');
