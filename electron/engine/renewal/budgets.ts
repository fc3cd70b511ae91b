/** What the limits of authorities still let through, counted over past attempts and those that this plan begins. */
import type { Allowance } from '../authorities/limits.ts';
import { allowedFailures, failureSpan } from '../issuance/limit-times.ts';
import { type AuthorityFacts, type CertificateFacts, type CountedFacts, hour, type PlanFacts } from './facts.ts';
import { type FailedProofs, proofName } from './waits.ts';

export interface Budgets {
  /** Takes its share and answers when it may begin: `now`, or when the limits let it through. Milliseconds. */
  reserve(certificate: CertificateFacts, authority: AuthorityFacts): number;
}

/** Of what an authority allows, a fifth stays for people. */
const ourShare = 4 / 5;

interface Bucket {
  readonly key: string;
  readonly count: number;
  /** Milliseconds. */
  readonly span: number;
  /** Moments that count already, in milliseconds. */
  past(): readonly number[];
}

export const budgetsOf = (
  facts: Pick<PlanFacts, 'orders' | 'issued'>,
  notes: HistoryNotes,
  failed: FailedProofs,
  now: number,
): Budgets => {
  const taken = new Map<string, number[]>();
  const history = historyOf(facts, notes);
  const timesOf = ({ key, span, past }: Bucket): number[] => {
    const known = taken.get(key);
    if (known !== undefined) return known;
    const times = past()
      .filter((at) => at > now - span && at <= now)
      .sort((one, other) => one - other);
    taken.set(key, times);
    return times;
  };
  return {
    reserve: (certificate, authority) => {
      const buckets = [
        ...proofBuckets(certificate, authority, failed),
        ...orderBuckets(certificate, authority, history),
      ].map((bucket) => ({ ...bucket, times: timesOf(bucket) }));
      const at = buckets.reduce((latest, { times, count, span }) => {
        const inTheWay = times[times.length - count];
        return inTheWay === undefined ? latest : Math.max(latest, inTheWay + span);
      }, now);
      for (const { times } of buckets) times.push(Math.max(at, times.at(-1) ?? at));
      return at;
    },
  };
};

const payer = ({ accountId, directoryUrl }: AuthorityFacts): string => accountId ?? directoryUrl;

/** Each attempt may fail once at each name, and what fails counts for every certificate with that name. */
const proofBuckets = (
  { names }: CertificateFacts,
  authority: AuthorityFacts,
  failed: FailedProofs,
): readonly Bucket[] => {
  const { limits, accountId } = authority;
  return [...new Set(names.map(proofName))].map((name) => ({
    key: `proof ${payer(authority)} ${name}`,
    count: allowedFailures(limits),
    span: failureSpan(limits),
    past: () => (accountId === undefined ? [] : failed(accountId, name).map((at) => at.getTime())),
  }));
};

const orderBuckets = (
  { current, names }: CertificateFacts,
  authority: AuthorityFacts,
  history: History,
): readonly Bucket[] => {
  const { limits, directoryUrl } = authority;
  const replaces =
    current?.accountId !== undefined &&
    current.accountId === authority.accountId &&
    current.names.some((name) => names.includes(name));
  if (limits.renewalsAreExempt && replaces) return [];
  const bucket = (counted: string, { count, hours }: Allowance): Bucket => ({
    key: `${directoryUrl} ${counted}`,
    count: Math.max(1, Math.floor(count * ourShare)),
    span: hours * hour,
    past: () => history(counted, authority),
  });
  const { newOrdersPerAccount, certificatesPerRegisteredDomain: perDomain, duplicateCertificates: same } = limits;
  return [
    bucket(ordersOf(payer(authority)), newOrdersPerAccount),
    ...(same === undefined ? [] : [bucket(sameNames(names), same)]),
    ...(perDomain === undefined ? [] : domainsOf(names).map((domain) => bucket(domain, perDomain))),
  ];
};

/** Moments that count for what is named, at the authority. */
type History = (counted: string, authority: AuthorityFacts) => readonly number[];

const ordersOf = (account: string): string => `orders ${account}`;
const sameNames = (names: readonly string[]): string => `same ${names.toSorted().join(' ')}`;
/** The last two labels: registered domains have as many or more, so never fewer are counted than there. */
const domainsOf = (names: readonly string[]): readonly string[] => [
  ...new Set(names.map((name) => `domain ${/[:]|^[\d.]+$/.test(name) ? name : name.split('.').slice(-2).join('.')}`)),
];

/** What past orders and certificates have to be told apart by, noted as certificates are gone through. */
export interface HistoryNotes {
  add(certificate: CertificateFacts): void;
  /** Of those that were issued, by certificate. */
  readonly names: ReadonlyMap<string, readonly string[]>;
  /** Directories by account. */
  readonly homes: ReadonlyMap<string, string>;
}

export const historyNotes = ({ issued }: Pick<PlanFacts, 'issued'>): HistoryNotes => {
  const wanted = new Set(issued.map(({ certificateId }) => certificateId));
  const names = new Map<string, readonly string[]>();
  const homes = new Map<string, string>();
  return {
    names,
    homes,
    add: ({ id, names: own, authorities }) => {
      if (wanted.has(id)) names.set(id, own);
      for (const { accountId, directoryUrl } of authorities) homes.set(accountId ?? '', directoryUrl);
    },
  };
};

const historyOf = (facts: Pick<PlanFacts, 'orders' | 'issued'>, { names, homes }: HistoryNotes): History => {
  const found = new Map<string, CountedFacts[]>();
  const add = (counted: string, one: CountedFacts) => {
    const list = found.get(counted) ?? [];
    list.push(one);
    found.set(counted, list);
  };
  for (const order of facts.orders) add(ordersOf(order.accountId ?? ''), order);
  for (const issued of facts.issued) {
    const of = names.get(issued.certificateId) ?? [];
    for (const counted of [sameNames(of), ...domainsOf(of)]) add(counted, issued);
  }
  return (counted, { limits, directoryUrl }) =>
    (found.get(counted) ?? [])
      .filter(({ accountId, replaces }) => {
        // Of an account that is not in use any more nobody here knows the authority: it counts.
        const home = homes.get(accountId ?? '') ?? directoryUrl;
        return home === directoryUrl && !(replaces && limits.renewalsAreExempt);
      })
      .map(({ at }) => Date.parse(at));
};
