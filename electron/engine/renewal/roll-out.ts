/** Which of the certificates that are due begin now, and when the others follow. */
import type { RenewalSettings } from '../../../shared/domain/renewal.ts';
import type { Budgets } from './budgets.ts';
import { type AuthorityFacts, type CertificateFacts, fraction, hour, type Life, leftAt } from './facts.ts';

export interface Candidate {
  readonly certificate: CertificateFacts;
  readonly authority: AuthorityFacts;
  /** Of the version in use. */
  readonly life?: Life | undefined;
  /** Share of its life that is left: 0 or less when it is of no use any more, missing when there is none. */
  readonly lifeLeft?: number | undefined;
}

export interface Turn {
  /** Not later than now when it begins now. */
  readonly at: number;
  readonly why: 'roll-out' | 'waiting-limit';
}

/** Wakings are 6 to 12 hours apart. */
export const longestSleep = 12 * hour;
const usualSleep = 9 * hour;
/** None waits for its turn with less of its life left. */
const latestTurn = 1 / 4;

/**
 * A turn for each, in the order given back by `byUrgency`. What limits of authorities refuse waits for them; of the
 * rest so many begin as the settings say, or as have to, so that each has begun before a quarter of its life is left.
 */
export const turnsOf = (
  candidates: readonly Candidate[],
  budgets: Budgets,
  settings: Pick<RenewalSettings, 'maxPerRun'>,
  now: number,
): readonly Turn[] => {
  const deadlines = candidates.map(deadlineOf);
  const mustBegin = deadlines.filter((deadline) => deadline <= now + longestSleep).length;
  const quota = Math.max(
    settings.maxPerRun - mustBegin,
    neededPace(
      deadlines.filter((deadline) => deadline > now + longestSleep),
      now,
    ),
  );
  let others = 0;
  return candidates.map(({ certificate, authority }, index): Turn => {
    const deadline = deadlines[index] ?? now;
    const place = deadline <= now + longestSleep ? -1 : others++;
    if (place >= quota) {
      const wakings = quota <= 0 ? 1 : Math.floor(place / quota);
      const slot = now + usualSleep * wakings + hour * fraction(certificate.id);
      return { at: Math.min(slot, deadline), why: 'roll-out' };
    }
    return { at: budgets.reserve(certificate, authority), why: 'waiting-limit' };
  });
};

/** Those with the least life left first, revoked and expired ones before all; the first order after urgent ones. */
export const byUrgency = (one: Candidate, other: Candidate): number =>
  rank(one) - rank(other) || compare(one.certificate.id, other.certificate.id);

const rank = ({ lifeLeft }: Candidate): number => lifeLeft ?? latestTurn;

export const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

const deadlineOf = ({ life, lifeLeft }: Candidate): number => {
  if (life === undefined) return Number.POSITIVE_INFINITY;
  return lifeLeft === undefined || lifeLeft <= latestTurn ? 0 : leftAt(life, latestTurn);
};

/** How many have to begin at every waking, even after the longest sleeps, so that none misses its deadline. */
const neededPace = (deadlines: readonly number[], now: number): number =>
  deadlines
    .toSorted((one, other) => one - other)
    .reduce((pace, deadline, index) => {
      // The first of these wakings is this one.
      const wakings = Math.floor((deadline - now) / longestSleep);
      return Math.max(pace, Math.ceil((index + 1) / Math.max(wakings, 1)));
    }, 0);
