/** One host, judged against what an authority will sign. */
import type { CheckedName, NameProblem, SigningPolicy } from '../identifiers.ts';
import { type Address, readAddress, reservedBlock } from './addresses.ts';
import { convertIdn, type IdnResult } from './idn.ts';
import { labelProblems, longestName, refusal, repeatedBlock } from './label-rules.ts';
import { publicSuffix, specialUse } from './special-names.ts';

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

const judgeAddress = (address: Address, policy: SigningPolicy): Verdict => {
  const verdict = (problem?: NameProblem): Verdict => ({
    kind: 'ip',
    value: address.canonical,
    ascii: address.canonical,
    problems: problem === undefined ? [] : [problem],
    alternatives: [],
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
  return verdict(policy.addresses === 'short-lived' ? note('ip-short-lived') : undefined);
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
  if (suffix.kind === 'is-suffix') return refusal('public-suffix', { suffix: suffix.suffix });
  if (suffix.kind === 'registered') return undefined;
  if (policy.publicTrust) return refusal('unknown-suffix', { suffix: suffix.suffix });
  return note('unknown-suffix-private-authority', { suffix: suffix.suffix });
};

/** The name without, or with a mended form of, the label that is wrong. */
const mended = (name: string, problems: readonly NameProblem[]): readonly string[] => {
  const labels = name.split('.');
  const repaired = labels
    .filter((label) => label !== '' && !label.startsWith('_'))
    .map((label) => label.replaceAll('_', '-').replace(/^-+|-+$/g, ''));
  const wrong = new Set(problems.map((problem) => problem.values.label));
  const bad = labels.findLastIndex((label) => wrong.has(label));
  return [repaired.join('.'), ...(bad < 0 ? [] : [labels.slice(bad + 1).join('.')])];
};

const judgeName = (
  host: string,
  wildcard: boolean,
  policy: SigningPolicy,
  idn: IdnResult = convertIdn(host),
): Verdict => {
  const star = wildcard ? '*.' : '';
  const kind = wildcard ? 'wildcard' : 'dns';
  if (!idn.ok) {
    const name = star + host.toLowerCase();
    const problems = [refusal('invalid-idn', { label: idn.label })];
    const [, shorter = ''] = mended(host, problems);
    return { kind, value: name, ascii: name, problems, alternatives: [star + shorter] };
  }
  const { ascii, unicode } = idn;
  const problems: NameProblem[] = [];
  if (/[A-Z]/.test(host)) problems.push(note('lowercased'));
  if (/[^ -~]/.test(host)) {
    problems.push(
      /(^|\.)xn--/.test(ascii) ? note('idn-converted', { ascii: star + ascii }) : note('fullwidth-converted'),
    );
  }
  const found = labelProblems(ascii, { wildcard, publicTrust: policy.publicTrust });
  problems.push(...found);
  const readable = found.every(({ code }) => code !== 'empty-label' && code !== 'invalid-character');
  const suffix = readable ? suffixProblem(ascii, wildcard, policy) : undefined;
  if (suffix !== undefined) problems.push(suffix);
  const alternatives = found.length > 0 ? mended(ascii, found).map((name) => star + name) : [];
  const repeated = problems.some((problem) => problem.severity === 'refusal') ? undefined : repeatedBlock(ascii);
  if (repeated !== undefined) {
    problems.push({ code: 'repeated-label', severity: 'warning', values: { repeated: repeated.block } });
    alternatives.push(star + repeated.once);
  }
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
    return refused(host, refusal('wildcard-position'), [`*.${after}`, host.replaceAll('*', '').replace(/^\.+/, '')]);
  }
  if (numericEnd(base)) {
    return { ...refused(host, refusal('wildcard-of-address')), alternatives: [base] };
  }
  const verdict = judgeName(base, true, policy);
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
  if (host === '') return refused(host, refusal('empty-label'));
  // Converting is slow, and never makes a name of composed characters shorter.
  const length = [...host.normalize('NFC')].length;
  if (length > longestName && /[^ -~]|xn--/i.test(host)) {
    return refused(host, refusal('name-too-long', { length: String(length) }));
  }
  const address = readAddress(host);
  if (address !== undefined) return judgeAddress(address, policy);
  if (host.includes(':')) {
    if (/^[0-9a-f:.]+$/i.test(host)) return { ...refused(host, refusal('invalid-address')), kind: 'ip' };
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
