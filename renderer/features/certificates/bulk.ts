/** One thing done to many certificates: which of them it can be done to, how it goes on, and what came of each. */
import type { CertificateView } from '../../../shared/domain/certificates.ts';
import type { RehearsalVerdict } from '../../../shared/domain/rehearsals.ts';
import type { RenewalOutcome } from '../../../shared/domain/renewal-run.ts';
import type { CertificateReset, ResetItems, ResetLevel } from '../../../shared/domain/reset.ts';
import type { Problem } from '../../../shared/errors/problem.ts';
import type { SentenceKey } from '../../../shared/i18n/index.ts';
import { isBusy } from './health.ts';

export type BulkAct = 'renew' | 'rehearse' | 'export' | ResetLevel;

export interface BulkResult {
  readonly id: string;
  readonly name: string;
  /** `unknown`: the host went away meanwhile. */
  readonly outcome: RenewalOutcome | RehearsalVerdict | 'reset' | 'exported' | 'packed' | 'exported-but' | 'unknown';
  readonly problem?: Problem | undefined;
  /** What to know although it went well. */
  readonly remark?: SentenceKey | undefined;
}

export type Came = Pick<BulkResult, 'outcome' | 'problem' | 'remark'>;

/** What is said and drawn of an outcome. */
export type Tone = 'fine' | 'attention' | 'failed' | 'left-out';

const tones: Readonly<Record<BulkResult['outcome'], Tone>> = {
  renewed: 'fine',
  'will-renew': 'fine',
  'will-renew-by-fallback': 'fine',
  reset: 'fine',
  exported: 'fine',
  packed: 'fine',
  'exported-but': 'attention',
  waiting: 'attention',
  'at-risk': 'attention',
  skipped: 'left-out',
  unknown: 'left-out',
  'will-fail': 'failed',
  failed: 'failed',
};
export const toneOf = ({ outcome }: BulkResult): Tone => tones[outcome];

const gravity: readonly Tone[] = ['failed', 'attention', 'left-out', 'fine'];

/** What needs somebody comes first. */
export const byGravity = (results: readonly BulkResult[]): readonly BulkResult[] =>
  results.toSorted((one, other) => gravity.indexOf(toneOf(one)) - gravity.indexOf(toneOf(other)));

/** What is under way already is left alone; only what was issued and not revoked has a next renewal to try. */
export const isFor = (act: Exclude<BulkAct, 'export'>, certificate: CertificateView): boolean => {
  if (act === 'forget' || act === 'afresh') return true;
  if (isBusy(certificate)) return false;
  return act === 'renew' || (certificate.current !== undefined && certificate.current.revoked === undefined);
};

export interface BulkWork<T> {
  readonly items: readonly T[];
  /** How many at the same time. */
  readonly lanes: number;
  readonly isStopped: () => boolean;
  readonly one: (item: T) => Promise<void>;
}

/** What has begun is gone through with after a stop; what has not is left. `one` never rejects. */
export const goThrough = async <T>({ items, lanes, isStopped, one }: BulkWork<T>): Promise<void> => {
  let next = 0;
  const lane = async (): Promise<void> => {
    for (let item = items[next]; item !== undefined && !isStopped(); item = items[next]) {
      next += 1;
      await one(item);
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
};

const together = (all: readonly ResetItems[]): ResetItems => {
  const counts = new Map<ResetItems[number]['what'], number>();
  for (const { what, count } of all.flat()) counts.set(what, (counts.get(what) ?? 0) + count);
  return [...counts].map(([what, count]) => ({ what, count }));
};

/** What a reset of all of them takes away and leaves. */
export const sumOf = (previews: readonly CertificateReset[]): CertificateReset => {
  const sum = (read: (preview: CertificateReset) => number) => previews.reduce((all, one) => all + read(one), 0);
  const level = (which: ResetLevel) => ({
    removed: together(previews.map((one) => one[which].removed)),
    kept: together(previews.map((one) => one[which].kept)),
  });
  return {
    ...{ id: '', name: '', afresh: level('afresh'), forget: level('forget') },
    ...{
      records: sum((one) => one.records),
      working: sum((one) => one.working),
      published: sum((one) => one.published),
    },
  };
};
