/** Which certificates the list shows, and in which order. */
import type { CertificateView } from '../../../shared/domain/certificates.ts';
import type { PlanEntry } from '../../../shared/domain/renewal.ts';
import { lifeOf } from '../../components/life.ts';
import { type Failing, isBusy, needs } from './health.ts';

export const filters = ['all', 'needs', 'working', 'soon', 'fine', 'over'] as const;
export type Filter = (typeof filters)[number];

export const sorts = ['need', 'name', 'expiry', 'renewal'] as const;
export type Sort = (typeof sorts)[number];

/** What is known beside the certificates themselves. */
export interface Facts {
  /** The next renewal will fail. */
  readonly failing: Failing;
  /** In need of somebody though valid: the failing ones, and those of which something else is served. */
  readonly troubled: Failing;
  readonly plan: Readonly<Record<string, Pick<PlanEntry, 'at'>>>;
  readonly now: number;
}

const week = 7 * 86_400_000;

/** When its next renewal is; missing where there is nothing to renew, or a person has to do something first. */
export const renewalOf = (
  { id, current }: CertificateView,
  { plan, now }: Pick<Facts, 'plan' | 'now'>,
): number | undefined => {
  if (current === undefined || current.revoked !== undefined) return undefined;
  const planned = plan[id];
  if (planned !== undefined) return planned.at === undefined ? undefined : Date.parse(planned.at);
  return Date.parse(lifeOf(current, now).renewFrom);
};

const isOver = ({ status, current }: CertificateView): boolean =>
  status === 'expired' || current?.revoked !== undefined;

const belongs: Readonly<Record<Filter, (certificate: CertificateView, facts: Facts) => boolean>> = {
  all: () => true,
  needs: (certificate, { troubled }) => needs(certificate, troubled),
  working: isBusy,
  soon: (certificate, facts) => {
    const at = renewalOf(certificate, facts);
    return !isBusy(certificate) && !isOver(certificate) && at !== undefined && at < facts.now + week;
  },
  fine: (certificate, { troubled }) => certificate.status === 'fine' && !needs(certificate, troubled),
  over: isOver,
};

export const countsOf = (certificates: readonly CertificateView[], facts: Facts): Readonly<Record<Filter, number>> => {
  const counts: Record<Filter, number> = { all: 0, needs: 0, working: 0, soon: 0, fine: 0, over: 0 };
  for (const certificate of certificates)
    for (const filter of filters) if (belongs[filter](certificate, facts)) counts[filter] += 1;
  return counts;
};

const never = Number.POSITIVE_INFINITY;

/** What needs the reader comes first, then what is under way; the rest, and all that is alike, by its date and its name. */
const keyOf = (certificate: CertificateView, sort: Sort, facts: Facts): readonly [rank: number, at: number] => {
  const end = certificate.current === undefined ? never : Date.parse(certificate.current.notAfter);
  switch (sort) {
    case 'need':
      return [needs(certificate, facts.troubled) ? 0 : isBusy(certificate) ? 1 : 2, end];
    case 'name':
      return [0, 0];
    case 'expiry':
      return [0, end];
    case 'renewal':
      return [0, renewalOf(certificate, facts) ?? never];
  }
};

const compare = <T extends number | string>(one: T, other: T): number => (one === other ? 0 : one < other ? -1 : 1);

export const inOrder = (
  certificates: readonly CertificateView[],
  sort: Sort,
  facts: Facts,
): readonly CertificateView[] =>
  certificates
    .map((certificate) => ({ certificate, key: keyOf(certificate, sort, facts) }))
    .sort(
      (one, other) =>
        one.key[0] - other.key[0] ||
        compare(one.key[1], other.key[1]) ||
        compare(one.certificate.name, other.certificate.name),
    )
    .map(({ certificate }) => certificate);

/** Each keystroke looks at all of them, so that what it looks at is made once. */
const searched = new WeakMap<CertificateView, string>();
const searchedIn = (certificate: CertificateView): string => {
  const known = searched.get(certificate);
  if (known !== undefined) return known;
  const text = certificate.identifiers
    .map(({ value }) => value)
    .join('\n')
    .toLowerCase();
  searched.set(certificate, text);
  return text;
};

export const found = (
  certificates: readonly CertificateView[],
  { search, filter }: { readonly search: string; readonly filter: Filter },
  facts: Facts,
): readonly CertificateView[] => {
  const text = search.trim().toLowerCase();
  if (text === '' && filter === 'all') return certificates;
  return certificates.filter(
    (certificate) => searchedIn(certificate).includes(text) && belongs[filter](certificate, facts),
  );
};
