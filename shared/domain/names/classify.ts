/** One host, judged against what an authority will sign. */
import type { CheckedName, NameProblem, SigningPolicy } from '../identifiers.ts';
import { type Address, isRoutable, mappedIpv4, readAddress, reservedBlock } from './addresses.ts';
import { convertIdn, type IdnResult } from './idn.ts';
import { labelProblems, longestName, refusal, repeatedBlock } from './label-rules.ts';
import { hasSigns, lookAlike, strangers } from './scripts.ts';
import { exampleDomain, lentDomain, publicSuffix, specialUse } from './special-names.ts';

export interface Verdict {
  readonly kind: CheckedName['kind'];
  readonly value: string;
  readonly ascii: string;
  readonly problems: readonly NameProblem[];
  /** Names that might do instead, best first; not yet judged themselves. */
  readonly alternatives: readonly string[];
}

export const isSignable = (verdict: Pick<Verdict, 'problems'>): boolean =>
  verdict.problems.every((problem) => problem.severity !== 'refusal');

const note = (code: NameProblem['code'], values: Readonly<Record<string, string>> = {}): NameProblem => ({
  code,
  severity: 'note',
  values: { ...values },
});

const warning = (code: NameProblem['code'], values: Readonly<Record<string, string>> = {}): NameProblem => ({
  code,
  severity: 'warning',
  values: { ...values },
});

const judgeAddress = (address: Address, policy: SigningPolicy): Verdict => {
  const mapped = mappedIpv4(address);
  const verdict = (...problems: readonly NameProblem[]): Verdict => ({
    kind: 'ip',
    value: address.canonical,
    ascii: address.canonical,
    problems,
    alternatives: mapped === undefined ? [] : [mapped],
  });
  const block = reservedBlock(address);
  if (block !== undefined && (policy.publicTrust || block.unreachable)) {
    const code = block.scope === 'private' ? 'private-address' : 'special-address';
    return verdict(refusal(code, { use: block.use, range: block.prefix }));
  }
  if (policy.addresses === 'no') return verdict(refusal('ip-unsupported'));
  if (block !== undefined) {
    return verdict(note('private-address-private-authority', { use: block.use, range: block.prefix }));
  }
  return verdict(
    ...(policy.publicTrust && !isRoutable(address) ? [warning('unreachable-address')] : []),
    ...(policy.addresses === 'short-lived' ? [note('ip-short-lived')] : []),
  );
};

/** Suffix rules in Boulder's order of thought, kinder words first. `name` is without its wildcard label. */
const suffixProblem = (name: string, wildcard: boolean, policy: SigningPolicy): NameProblem | undefined => {
  const special = specialUse(wildcard ? `*.${name}` : name);
  if (special !== undefined) {
    const values = { suffix: special.suffix, source: special.source };
    if (policy.publicTrust) return refusal('special-use-name', values);
    return note('internal-name-private-authority', values);
  }
  const suffix = publicSuffix(name);
  if (wildcard && suffix.kind === 'is-suffix') return refusal('wildcard-of-suffix', { suffix: suffix.suffix });
  if (!name.includes('.')) {
    return policy.publicTrust ? refusal('single-label') : note('internal-name-private-authority', { suffix: name });
  }
  if (suffix.kind === 'registered') return undefined;
  if (suffix.kind === 'is-suffix') {
    if (policy.publicTrust) return refusal('public-suffix', { suffix: suffix.suffix });
    return note('internal-name-private-authority', { suffix: suffix.suffix });
  }
  if (policy.publicTrust) return refusal('unknown-suffix', { suffix: suffix.suffix });
  return note('unknown-suffix-private-authority', { suffix: suffix.suffix });
};

/** The name without, or with a mended form of, the label that is wrong. */
const mended = (name: string, problems: readonly NameProblem[]): readonly string[] => {
  const labels = name.split('.');
  const repaired = labels
    .filter((label) => label !== '' && !label.startsWith('_'))
    // A hyphen of an A-label is part of its code.
    .map((label) => (label.startsWith('xn--') ? label : label.replaceAll('_', '-').replace(/^-+|-+$/g, '')));
  const wrong = new Set(problems.map((problem) => problem.values.label));
  const bad = labels.findLastIndex((label) => wrong.has(label));
  return [repaired.join('.'), ...(bad < 0 ? [] : [labels.slice(bad + 1).join('.')])];
};

const undecodable = (host: string, star: string, idn: IdnResult & { readonly ok: false }): Verdict => {
  const name = star + host.toLowerCase();
  const problems = [refusal(idn.encoded ? 'invalid-punycode' : 'invalid-idn', { label: idn.label })];
  const [, shorter = ''] = mended(host.toLowerCase(), problems);
  return { kind: star === '' ? 'dns' : 'wildcard', value: name, ascii: name, problems, alternatives: [star + shorter] };
};

/** How the name was written, and what in its letters deserves a second look. */
const letterProblems = (host: string, star: string, idn: IdnResult & { readonly ok: true }): readonly NameProblem[] => {
  const { ascii, unicode, odd } = idn;
  const problems: NameProblem[] = [];
  if (/[A-Z]/.test(host)) problems.push(note('lowercased'));
  if (unicode !== ascii) problems.push(note('idn-converted', { ascii: star + ascii }));
  else if (/[^ -~]/.test(host)) problems.push(note('fullwidth-converted'));
  if (unicode === ascii && odd === undefined) return problems;
  const labels = unicode.split('.').filter((label) => label !== '');
  const mixed = labels.find((label) => strangers(label) !== undefined);
  const alike = lookAlike(unicode);
  if (mixed !== undefined) problems.push(warning('mixed-scripts', { label: mixed, letters: strangers(mixed) ?? '' }));
  else if (alike !== undefined) problems.push(warning('look-alike', { alike: star + alike }));
  const signs =
    odd ?? (alike === undefined ? labels.find((label) => /[^ -~]/.test(label) && hasSigns(label)) : undefined);
  if (signs !== undefined) problems.push(warning('unusual-characters', { label: signs }));
  return problems;
};

/** The longest name that `_acme-challenge.` fits in front of. */
const longestProven = longestName - '_acme-challenge.'.length;

/** What an authority would only find out, or only say, after the order; `name` passed all rules of syntax. */
const forebodings = (name: string, policy: SigningPolicy): readonly NameProblem[] => {
  const problems: NameProblem[] = [];
  if (name.length > longestProven) problems.push(warning('dns-proof-too-long', { limit: String(longestProven) }));
  if (!policy.publicTrust) return problems;
  const example = exampleDomain(name);
  if (example !== undefined) problems.push(warning('example-domain', { domain: example }));
  const lent = lentDomain(name);
  if (lent !== undefined) problems.push(warning('lent-name', { domain: lent }));
  return problems;
};

const judgeName = (
  host: string,
  wildcard: boolean,
  policy: SigningPolicy,
  idn: IdnResult = convertIdn(host),
): Verdict => {
  const star = wildcard ? '*.' : '';
  if (!idn.ok) return undecodable(host, star, idn);
  const { ascii, unicode } = idn;
  const found = labelProblems(ascii, policy.publicTrust);
  const readable = found.every(({ code }) => code !== 'empty-label' && code !== 'invalid-character');
  const suffix = readable ? suffixProblem(ascii, wildcard, policy) : undefined;
  const judged = [...found, ...(suffix === undefined ? [] : [suffix])];
  const signable = isSignable({ problems: judged });
  const problems = [...(signable ? forebodings(ascii, policy) : []), ...letterProblems(host, star, idn), ...judged];
  const alternatives = found.length > 0 ? mended(ascii, found).map((name) => star + name) : [];
  const alike = lookAlike(unicode);
  if (alike !== undefined) alternatives.push(star + alike);
  const repeated = signable ? repeatedBlock(ascii) : undefined;
  if (repeated !== undefined) {
    problems.push(warning('repeated-label', { repeated: repeated.block }));
    alternatives.push(star + repeated.once);
  }
  const kind = wildcard ? 'wildcard' : 'dns';
  return {
    kind,
    value: star + unicode,
    ascii: star + ascii,
    problems,
    alternatives,
  };
};

const refused = (host: string, problem: NameProblem, alternatives: readonly string[] = []): Verdict => ({
  kind: host.includes('*') ? 'wildcard' : 'dns',
  value: host.slice(0, 2 * longestName),
  ascii: host.slice(0, 2 * longestName).toLowerCase(),
  problems: [problem],
  alternatives,
});

const judgeWildcard = (host: string, policy: SigningPolicy): Verdict => {
  const base = host.slice(2);
  if (!host.startsWith('*.') || base === '' || base.includes('*')) {
    const after = host.slice(host.lastIndexOf('*') + 1).replace(/^[^.]*\.?/, '');
    const code = host.indexOf('*') === host.lastIndexOf('*') ? 'wildcard-position' : 'several-wildcards';
    return refused(host, refusal(code), [`*.${after}`, host.replaceAll('*', '').replace(/^\.+/, '')]);
  }
  const idn = convertIdn(base);
  const plain = idn.ok ? idn.ascii : base;
  if (numericEnd(plain)) {
    const [problem = refusal('wildcard-of-address')] = judgeNumeric(plain).problems;
    const code = problem.code === 'invalid-address' ? refusal('wildcard-of-address') : problem;
    return { ...refused(host, code), alternatives: [plain] };
  }
  const verdict = judgeName(base, true, policy, idn);
  if (!isSignable(verdict)) return verdict;
  if (!policy.wildcards) {
    return { ...verdict, problems: [...verdict.problems, refusal('wildcard-unsupported')], alternatives: [base] };
  }
  return { ...verdict, problems: [...verdict.problems, note('wildcard-needs-dns')] };
};

/** Ends in a number as programs read it: decimal, or hexadecimal with 0x. No top-level domain does (RFC 3696 §2). */
const numericEnd = (host: string): boolean => /(^|\.)(\d+|0x[0-9a-f]*)$/i.test(host);

const judgeNumeric = (host: string): Verdict => {
  const parts = host.split('.');
  const looksLikeAddress = parts.every((part) => /^(\d+|0x[0-9a-f]*)$/i.test(part));
  if (looksLikeAddress) return { ...refused(host, refusal('invalid-address')), kind: 'ip' };
  return refused(host, refusal('all-numeric-suffix', { suffix: parts.at(-1) ?? '' }));
};

/** `host` as `readPiece` gives it. Verdicts follow `policy`; nothing is looked up. */
export const judgeHost = (host: string, policy: SigningPolicy): Verdict => {
  if (host === '') return refused(host, refusal('empty-name'));
  // Converting is slow, and never makes a name of composed characters shorter.
  const length = [...host.normalize('NFC')].length;
  if (length > longestName && /[^ -~]|xn--/i.test(host)) {
    return refused(host, refusal('name-too-long', { length: String(length) }));
  }
  const address = readAddress(host);
  if (address !== undefined) return judgeAddress(address, policy);
  if (host.includes(':')) {
    if (/^([0-9a-f:.]+|[0-9a-f]{0,4}:[0-9a-z.:]+)$/i.test(host)) {
      return { ...refused(host, refusal('invalid-address')), kind: 'ip' };
    }
    const behindStar = /^\*\.\[?([0-9a-f:.]+)$/i.exec(host)?.[1];
    if (behindStar !== undefined) return refused(host, refusal('wildcard-of-address'), [behindStar]);
    return refused(host, refusal('invalid-character', { label: host, character: ':' }));
  }
  if (host.includes('*')) return judgeWildcard(host, policy);
  // UTS #46 turns other scripts' and circled digits into plain ones.
  const idn = convertIdn(host);
  const plain = idn.ok ? idn.ascii : host;
  if (!numericEnd(plain)) return judgeName(host, false, policy, idn);
  const hidden = readAddress(plain);
  if (hidden === undefined) return judgeNumeric(plain);
  const verdict = judgeAddress(hidden, policy);
  return { ...verdict, problems: [note('fullwidth-converted'), ...verdict.problems] };
};
