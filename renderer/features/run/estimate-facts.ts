/** Where a run stands between the writing of its records and the time they usually take. Pure; times in epoch milliseconds. */
import type { Eta } from '../../../shared/domain/dns-watch.ts';
import type { RunView } from '../../../shared/domain/runs.ts';
import { needsHand } from './run-facts.ts';

export interface Estimate {
  readonly eta: Eta;
  readonly written: number;
  readonly now: number;
  /** Half of the times it is there by `from`, nineteen times of twenty by `to`. */
  readonly usual: { readonly from: number; readonly to: number };
  readonly late: boolean;
  /** Milliseconds until it is as likely there as not; zero when that has passed. */
  readonly left: number;
  /** Shares of the bar, from 0 to 1. */
  readonly bar: { readonly now: number; readonly from: number; readonly to: number };
}

/** Of what is known to happen, beyond which the bar goes on a little: nothing ends at its edge. */
const beyond = 1.2;

/** `undefined` unless records that were written are waited for; one that a person adds was not. */
export const estimateOf = (run: RunView, now: number): Estimate | undefined => {
  const publish = run.steps.find(({ id }) => id === 'publish');
  const { eta } = run;
  if (run.status !== 'waiting' || publish?.status !== 'waiting' || publish.startedAt === undefined) return undefined;
  if (eta === undefined || needsHand(run)) return undefined;
  const written = Date.parse(publish.startedAt);
  const usual = { from: Date.parse(eta.usual?.from ?? eta.at), to: Date.parse(eta.usual?.to ?? eta.by) };
  // Clocks are set back now and then.
  const moment = Math.max(now, written);
  const whole = Math.max(usual.to, moment, written + 1) - written;
  const share = (time: number): number => Math.max(0, time - written) / (whole * beyond);
  return {
    ...{ eta, written, now: moment, usual },
    late: moment > usual.to,
    left: Math.max(0, Date.parse(eta.at) - moment),
    bar: { now: share(moment), from: share(usual.from), to: share(usual.to) },
  };
};

const minute = 60_000;

/** How two times are said: both, one where the clock shows the same, or none where that is about to come. */
export type SpanKind = 'two' | 'one' | 'within-a-minute';

/** `since`: from when a reader counts. The clock shows minutes of the reader's zone, which differ by whole ones. */
export const spanKind = (from: number, to: number, since: number): SpanKind => {
  if (Math.floor(from / minute) !== Math.floor(to / minute)) return 'two';
  return to - since <= minute ? 'within-a-minute' : 'one';
};

/** Seconds are told in steps of five: a number that changes at every look is read by nobody. Milliseconds. */
export const calmly = (left: number): number => {
  const step = 5000;
  return left < 90_000 ? Math.ceil(left / step) * step : left;
};

export interface LabelPlaces {
  /** At the beginning; absent where the present is still there. */
  readonly written: boolean;
  /** On which side of the present the usual span is written, so that neither covers the other. */
  readonly usual: 'before' | 'after';
  /** Under the span itself, rather than beside the present. */
  readonly underSpan: boolean;
}

/** Shares of the bar that words take in a narrow window, with the present in their midst. */
const wordsOf = { written: 0.145, usual: 0.3 } as const;

export const labelPlaces = ({ now, to }: Estimate['bar']): LabelPlaces => {
  const after = now < 0.5;
  return {
    written: now >= wordsOf.written,
    usual: after ? 'after' : 'before',
    underSpan: after || to <= now - wordsOf.usual,
  };
};
