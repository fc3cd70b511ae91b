/** What comes when: planned renewals, renewals that will fail and expiries, by the week or, far ahead, by the month. */
import type { CertificateView } from '../../../shared/domain/certificates.ts';
import { type Facts, renewalOf } from './listing.ts';

export const lanes = ['failing', 'renewals', 'expiries'] as const;
export type Lane = (typeof lanes)[number];

export interface Bucket extends Readonly<Record<Lane, readonly CertificateView[]>> {
  /** Milliseconds; the end is the begin of the next. */
  readonly from: number;
  readonly to: number;
}

export interface TimeLine {
  readonly unit: 'week' | 'month';
  readonly buckets: readonly Bucket[];
  /** How many things lie beyond the last bucket. */
  readonly later: number;
}

const length = 12;
const day = 86_400_000;

const edgesOf = (unit: TimeLine['unit'], now: number): readonly number[] => {
  const today = new Date(now);
  today.setHours(0, 0, 0, 0);
  return Array.from({ length: length + 1 }, (_, index) => {
    const [months, days] = unit === 'week' ? [0, 7 * index] : [index, 0];
    // Months after the first begin on their first day.
    const date = unit === 'week' || index === 0 ? today.getDate() + days : 1;
    return new Date(today.getFullYear(), today.getMonth() + months, date).getTime();
  });
};

/** What is over already is not here: it says so in the list. What should have been renewed by now is due today. */
export const timeLineOf = (certificates: readonly CertificateView[], facts: Facts): TimeLine => {
  const { now, failing } = facts;
  const things = certificates.flatMap((certificate) => {
    const { id, current } = certificate;
    const end = current === undefined || current.revoked !== undefined ? undefined : Date.parse(current.notAfter);
    if (end === undefined || end <= now) return [];
    const renewal = renewalOf(certificate, facts);
    const lane: Lane = failing.has(id) ? 'failing' : 'renewals';
    return [
      { lane: 'expiries' as Lane, at: end, certificate },
      ...(renewal === undefined ? [] : [{ lane, at: Math.max(now, renewal), certificate }]),
    ];
  });
  const unit = things.every(({ at }) => at < now + 26 * 7 * day) ? 'week' : 'month';
  const edges = edgesOf(unit, now);
  const filled = edges.slice(0, -1).map((from, index) => ({
    from,
    to: edges[index + 1] ?? from,
    ...{ failing: [] as CertificateView[], renewals: [] as CertificateView[], expiries: [] as CertificateView[] },
  }));
  let later = 0;
  for (const { lane, at, certificate } of things) {
    const bucket = filled.find(({ from, to }) => at >= from && at < to);
    if (bucket === undefined) later += 1;
    else bucket[lane].push(certificate);
  }
  return { unit, buckets: filled, later };
};
