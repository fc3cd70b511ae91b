/** Certification Authority Authorization: RFC 8659, with the parameters of RFC 8657. */
import type { ChallengeType } from '../../../../shared/domain/certificates.ts';
import type { FindingCode } from '../../../../shared/domain/preflight.ts';
import { type Found, found } from '../check.ts';

export interface CaaRecord {
  readonly critical: boolean;
  /** Lower case. */
  readonly tag: string;
  readonly value: string;
}

/** One step of the climb, the name itself first. */
export interface CaaStep {
  readonly name: string;
  /** CNAMEs followed from there (RFC 8659 §3). */
  readonly chain: readonly string[];
  readonly records: readonly CaaRecord[];
  /** Name servers that answered, and what the others did. */
  readonly answered: number;
  readonly failures: readonly string[];
}

export interface CaaFacts {
  /** As ordered, with `*.`. */
  readonly name: string;
  /** Up to the first one with records, or one nobody answers for. */
  readonly steps: readonly CaaStep[];
}

export interface CaaIssuer {
  readonly id: string;
  readonly name: string;
  /** As its directory names itself, or as it is known; with none nothing can be judged. */
  readonly domains: readonly string[];
  /** Of the account that will order, where there is one. */
  readonly accountUrl?: string | undefined;
}

export const judgeCaa = (
  { name, steps }: CaaFacts,
  issuer: CaaIssuer,
  methods: readonly ChallengeType[],
): readonly Found[] => {
  const about = { name, authority: issuer.name };
  const unanswered = steps.find(({ answered, failures }) => answered === 0 && failures.length > 0);
  const partly = steps.filter(({ answered, failures }) => answered > 0 && failures.length > 0);
  const doubts = partly.map((step) =>
    found('caa-partly-unanswered', { ...about, at: step.name }, step.failures, { authority: issuer.id }),
  );
  if (unanswered !== undefined)
    return [found('caa-unanswered', { ...about, at: unanswered.name }, unanswered.failures, { authority: issuer.id })];
  const relevant = steps.find(({ records }) => records.length > 0);
  if (relevant === undefined || issuer.domains.length === 0) return doubts;
  return [...doubts, ...judgeSet(relevant, { name, issuer, methods })];
};

interface Asked {
  readonly name: string;
  readonly issuer: CaaIssuer;
  readonly methods: readonly ChallengeType[];
}

const judgeSet = (step: CaaStep, { name, issuer, methods }: Asked): readonly Found[] => {
  const { records } = step;
  const lines = records.map(
    (record) => `${step.name} CAA ${record.critical ? 128 : 0} ${record.tag} "${record.value}"`,
  );
  const detail = { name, authority: issuer.name, at: step.name, domains: issuer.domains.join(', ') };
  const tell = (code: FindingCode, more: Readonly<Record<string, string>> = {}, method?: ChallengeType): Found =>
    found(code, { ...detail, ...more }, lines, { authority: issuer.id, ...(method === undefined ? {} : { method }) });
  // RFC 8659 §4.1: whoever does not understand a critical property must not issue.
  const odd = records.find(({ critical, tag }) => critical && !knownTags.has(tag));
  if (odd !== undefined) return [tell('caa-unknown-critical', { tag: odd.tag })];
  // §4.3: for wildcards `issuewild` takes the place of `issue`, if there is any.
  const wild = records.filter(({ tag }) => tag === 'issuewild');
  const tag = name.startsWith('*.') && wild.length > 0 ? 'issuewild' : 'issue';
  const deciding = records.filter((record) => record.tag === tag).map(({ value }) => readIssue(value));
  // §4.2: a set without the property restricts nothing.
  if (deciding.length === 0) return [];
  const allowed = deciding.filter(({ domain }) => issuer.domains.some((one) => one.toLowerCase() === domain));
  if (allowed.length === 0) {
    const misspelt = deciding.find(({ text }) => issuer.domains.some((one) => isMisspelt(text, one)));
    return [misspelt === undefined ? tell('caa-forbids') : tell('caa-misspelt', { value: misspelt.text })];
  }
  const ours = allowed.filter(({ accounts }) => fitsAccount(accounts, issuer.accountUrl));
  if (ours.length === 0) {
    const accounts = [...new Set(allowed.flatMap((one) => one.accounts))].join(', ');
    return [tell('caa-other-account', { account: issuer.accountUrl ?? '–', accounts })];
  }
  return [...new Set(methods)]
    .filter((method) => !ours.some(({ methods: listed }) => listed === undefined || listed.includes(method)))
    .map((method) =>
      tell(
        'caa-other-method',
        { method, methods: [...new Set(ours.flatMap(({ methods: listed }) => listed ?? []))].join(', ') || '–' },
        method,
      ),
    );
};

/** RFC 8659 §4, RFC 9495 (issuemail), and what CA/Browser Forum documents register. */
const knownTags: ReadonlySet<string> = new Set([
  'issue',
  'issuewild',
  'iodef',
  'issuemail',
  'issuevmc',
  'contactemail',
  'contactphone',
]);

interface IssueValue {
  readonly text: string;
  /** Lower case; empty where nobody may issue, or where the value cannot be read (RFC 8659 §4.2). */
  readonly domain: string;
  /** Every `accounturi`; more than one fits nobody (RFC 8657 §3). */
  readonly accounts: readonly string[];
  /** `validationmethods`, where given (RFC 8657 §4). */
  readonly methods: readonly string[] | undefined;
}

const readIssue = (text: string): IssueValue => {
  const [domain = '', ...rest] = text.split(';');
  const parameters = rest.flatMap((part) => {
    const at = part.indexOf('=');
    return at < 0 ? [] : [{ tag: part.slice(0, at).trim().toLowerCase(), value: part.slice(at + 1).trim() }];
  });
  const valuesOf = (tag: string) => parameters.filter((one) => one.tag === tag).map(({ value }) => value);
  const methods = valuesOf('validationmethods');
  return {
    text,
    domain: domain.trim().toLowerCase(),
    accounts: valuesOf('accounturi'),
    methods: methods.length === 0 ? undefined : methods.flatMap((list) => list.split(',').map((one) => one.trim())),
  };
};

const fitsAccount = (accounts: readonly string[], own: string | undefined): boolean =>
  accounts.length === 0 || (accounts.length === 1 && accounts[0] === own);

/** The right name with quotes, a dot, a scheme or the like around it: consoles keep what people paste. */
const isMisspelt = (text: string, domain: string): boolean =>
  text
    .toLowerCase()
    .split(/[^a-z0-9.-]+/)
    .some((word) => word.replace(/^(www\.)|\.$/g, '') === domain.toLowerCase());
