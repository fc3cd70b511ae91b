/** How long a publication takes: a distribution over seconds, from earlier ones of the zone or the word of the provider. */
import type { PublicationHistory } from '../../../shared/domain/dns-watch.ts';

export interface PublicationTime {
  readonly basis: 'history' | 'provider';
  /** The share of publications that are done by then. */
  before(seconds: number): number;
  /** By when this share of those not done after `elapsed` seconds will be; never before `elapsed`. */
  quantile(share: number, elapsed: number): number;
}

/** How far the next time may be from one or two earlier ones; more of them tell their spread themselves. */
const spreadOf = (count: number): number => (count === 1 ? 2 : count === 2 ? 1.5 : 1.1);
/** Usual providers publish nineteen of twenty within this many times their usual time. */
const usualSpread = 4;

/** Times that were always the same are not therefore certain. */
const steepest = 12;

/** `undefined` when neither history nor provider say anything. */
export const publicationTime = (
  typicalSeconds: number,
  history: PublicationHistory | undefined,
): PublicationTime | undefined => {
  if (history !== undefined && history.count > 0 && history.p50 > 0)
    return logLogistic('history', history.p50, Math.max(history.p95, history.p50 * spreadOf(history.count)));
  return typicalSeconds > 0 ? logLogistic('provider', typicalSeconds, typicalSeconds * usualSpread) : undefined;
};

/**
 * Waiting times have a long tail: what is late is likely to be later still. The log-logistic distribution has that, and
 * all that is wanted here in closed form: S(t) = 1 / (1 + (t/m)^k), with S(p95) = 1/20.
 */
const logLogistic = (basis: PublicationTime['basis'], p50: number, p95: number): PublicationTime => {
  const k = Math.min(steepest, Math.log(19) / Math.log(p95 / p50));
  const odds = (seconds: number): number => (Math.max(0, seconds) / p50) ** k;
  return {
    basis,
    before: (seconds) => odds(seconds) / (1 + odds(seconds)),
    quantile: (share, elapsed) => Math.max(elapsed, p50 * ((1 + odds(elapsed)) / (1 - share) - 1) ** (1 / k)),
  };
};
