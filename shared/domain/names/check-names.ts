/**
 * Reads whatever people paste and says which names a certificate can carry.
 *
 * What `values` of each problem hold: port-ignored {port}; scheme-removed {scheme, may be empty}; idn-converted
 * {ascii, with its star}; duplicate {name}; covered-by-wildcard {wildcard}; wildcard-without-apex {apex}; private-address,
 * special-address and private-address-private-authority {use, range}; special-use-name {suffix, source};
 * internal-name-private-authority {suffix}; unknown-suffix and -private-authority, public-suffix, wildcard-of-suffix,
 * all-numeric-suffix {suffix}; repeated-label {repeated}; label-too-long {label, length}; name-too-long {length};
 * too-many-labels {count, limit}; hyphen-position, hyphen-reserved, underscore, invalid-idn, invalid-punycode,
 * unusual-characters {label}; mixed-scripts {label, letters}; look-alike {alike}; example-domain, lent-name {domain};
 * dns-proof-too-long {limit}; invalid-character {label, character}; email-address {domain}; the others nothing.
 */
import type { CheckedName, NameProblem, NameReport, SigningPolicy } from '../identifiers.ts';
import { isSignable, judgeHost, type Verdict } from './classify.ts';
import { refusal } from './label-rules.ts';
import { type ReadPiece, readPiece } from './read-piece.ts';
import { ownDomain } from './special-names.ts';
import { type Range, splitText } from './split-text.ts';

/** Further pieces are counted in `unread`: no authority signs as many, and no one reads as long a list. */
export const mostPieces = 1000;
/** `typed` is for showing; `range` tells the whole. */
const longestTyped = 500;

/** A draft of a CheckedName: what the other names of the list decide is still open. */
interface Entry {
  readonly range: Range;
  readonly piece: ReadPiece;
  readonly verdict: Verdict;
}

const judgePiece = (piece: ReadPiece, policy: SigningPolicy): Verdict => {
  if (piece.form === 'host') return judgeHost(piece.host, policy);
  const domain = piece.host.slice(piece.host.lastIndexOf('@') + 1);
  return {
    kind: 'dns',
    value: piece.host,
    ascii: piece.host.toLowerCase(),
    problems: [refusal('email-address', { domain })],
    alternatives: [domain],
  };
};

const firstSignable = (names: readonly string[], policy: SigningPolicy): string | undefined => {
  for (const name of names) {
    const verdict = judgeHost(name, policy);
    if (isSignable(verdict)) return verdict.value;
  }
  return undefined;
};

/** A machine known by an address or an internal name would do under the domain that the rest of the list uses. */
const underOwnDomain = (verdict: Verdict, domain: string | undefined): readonly string[] => {
  if (domain === undefined) return [];
  const { code } = verdict.problems.find((problem) => problem.severity === 'refusal') ?? {};
  if (code === 'private-address') return [`nas.${domain}`];
  if (code !== 'special-use-name' && code !== 'single-label' && code !== 'unknown-suffix') return [];
  const label = verdict.ascii.replace('*.', '').split('.')[0] ?? '';
  return [`${verdict.kind === 'wildcard' ? '*.' : ''}${label === 'localhost' ? 'nas' : label}.${domain}`];
};

/** The wildcard of the list that already covers a name: exactly one label in its place (RFC 9525 §6.3). */
const coveringWildcard = (verdict: Verdict, wildcards: ReadonlyMap<string, string>): string | undefined => {
  const dot = verdict.ascii.indexOf('.');
  return verdict.kind === 'dns' && dot > 0 ? wildcards.get(`*${verdict.ascii.slice(dot)}`) : undefined;
};

interface ListFacts {
  readonly policy: SigningPolicy;
  readonly signable: ReadonlySet<string>;
  /** A-label form to the form for people. */
  readonly wildcards: ReadonlyMap<string, string>;
  readonly kept: ReadonlySet<string>;
  readonly domain: string | undefined;
}

const listProblems = (verdict: Verdict, seen: ReadonlySet<string>, facts: ListFacts): readonly NameProblem[] => {
  if (seen.has(verdict.ascii)) return [{ code: 'duplicate', severity: 'note', values: { name: verdict.value } }];
  const wildcard = coveringWildcard(verdict, facts.wildcards);
  if (wildcard !== undefined && !facts.kept.has(verdict.ascii) && !facts.kept.has(verdict.value)) {
    return [{ code: 'covered-by-wildcard', severity: 'note', values: { wildcard } }];
  }
  const apex = verdict.ascii.slice(2);
  if (verdict.kind !== 'wildcard' || facts.signable.has(apex) || !isSignable(judgeHost(apex, facts.policy))) return [];
  return [{ code: 'wildcard-without-apex', severity: 'note', values: { apex: verdict.value.slice(2) } }];
};

const finish = (entry: Entry, typed: string, seen: ReadonlySet<string>, facts: ListFacts): CheckedName => {
  const { range, piece, verdict } = entry;
  const ok = isSignable(verdict);
  const fromList = ok ? listProblems(verdict, seen, facts) : [];
  const without = fromList.find((problem) => problem.code === 'wildcard-without-apex');
  const own = ok ? [] : underOwnDomain(verdict, facts.domain).filter((name) => !facts.signable.has(name));
  const suggestion = without?.values.apex ?? firstSignable([...verdict.alternatives, ...own], facts.policy);
  return {
    typed,
    range: { ...range },
    core: { ...piece.core },
    value: verdict.value || typed,
    ascii: verdict.ascii || typed,
    kind: verdict.kind,
    ok,
    included: ok && fromList.every(({ code }) => code !== 'duplicate' && code !== 'covered-by-wildcard'),
    problems: distinct([...piece.removed, ...verdict.problems, ...fromList]),
    ...(suggestion === undefined ? {} : { suggestion }),
  };
};

const distinct = (problems: readonly NameProblem[]): NameProblem[] =>
  problems.filter((one, index) => problems.findIndex((other) => other.code === one.code) === index);

/**
 * Pure and total: any text of up to ten megabytes gets a report in well under a second.
 *
 * `text` is what was pasted; `keepAnyway` lists names, in either form, that stay in although a wildcard of the list
 * covers them. `names` follow the text; `identifiers` are those with `included`; `limit` is the policy's `maxNames`,
 * which is not enforced here.
 */
export const checkNames = (text: string, policy: SigningPolicy, keepAnyway: readonly string[] = []): NameReport => {
  const { pieces, unread } = splitText(text, mostPieces);
  const entries = pieces.map((range): Entry => {
    const piece = readPiece(text, range);
    return { range, piece, verdict: judgePiece(piece, policy) };
  });
  const signable = entries.map((entry) => entry.verdict).filter(isSignable);
  const facts: ListFacts = {
    policy,
    signable: new Set(signable.map((verdict) => verdict.ascii)),
    wildcards: new Map(signable.filter(({ kind }) => kind === 'wildcard').map(({ ascii, value }) => [ascii, value])),
    kept: new Set(keepAnyway),
    domain: signable
      .filter(({ kind }) => kind !== 'ip')
      .map(({ ascii }) => ownDomain(ascii.replace('*.', '')))
      .find((domain) => domain !== undefined),
  };
  const seen = new Set<string>();
  const names = entries.map((entry) => {
    const typed = text.slice(entry.range.start, Math.min(entry.range.end, entry.range.start + longestTyped));
    const name = finish(entry, typed, seen, facts);
    if (name.ok) seen.add(name.ascii);
    return name;
  });
  const identifiers = names
    .filter((name) => name.included)
    .map(({ kind, ascii }) => ({ type: kind === 'ip' ? ('ip' as const) : ('dns' as const), value: ascii }));
  return { names, identifiers, limit: policy.maxNames, ...(unread > 0 ? { unread } : {}) };
};
