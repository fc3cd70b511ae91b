/** When name servers are asked again. All times in milliseconds since the watch began, unless they say otherwise. */
import type { PublicationHistory } from '../../../shared/domain/dns-watch.ts';
import { publicationTime } from './publication-time.ts';

/** Most questions one address gets about one name in the frugal time, in which most records appear. */
export const mostQuestions = 60;
export const frugalFor = 600_000;
const firstMinute = 60_000;
/** The longest wait, for records that take hours. */
const longest = 60_000;
/** Nobody publishes faster, and no answer comes faster from far away. */
const shortest = 50;

export interface PaceFacts {
  readonly elapsed: number;
  /** Addresses that take turns: while none has the record, one question at a time is enough to notice the first. */
  readonly turns: number;
  /** Names of the zone that are watched; they mostly appear together, so they take turns as well. */
  readonly names: number;
  /** Which of these names this is, from zero: each has its moment between those of the others. */
  readonly place: number;
  /** How long this provider usually takes to publish; zero when nobody knows. */
  readonly typical: number;
  readonly history?: PublicationHistory | undefined;
}

/**
 * The wait until the next question about a name while no server has it.
 *
 * The questions are given out beforehand: `asked(t)` says how many there are by then, so each address gets its share and
 * no more, also when a run goes on after a crash. In the first minute they lie where publications lie: early, around the
 * usual time of the provider or of this zone, and a few anywhere. From there each wait is a share of the age: 5 %, or
 * 9 % with a single address within the first ten minutes.
 */
export const nextDelay = (facts: PaceFacts): number => {
  const { elapsed } = facts;
  if (elapsed >= frugalFor) return Math.min(longest, Math.ceil(0.05 * elapsed));
  const phase = facts.place / facts.names;
  const aim = Math.floor(asked(elapsed, facts) + phase + 1e-6) + 1 - phase;
  if (asked(elapsed + longest, facts) < aim) return longest;
  let [low, high] = [0, longest];
  while (high - low > 1) {
    const middle = (low + high) / 2;
    if (asked(elapsed + middle, facts) < aim) low = middle;
    else high = middle;
  }
  return Math.max(shortest, Math.ceil(high));
};

/** Of the 60: those for the first minute, by addresses. The quick looks after something happened take the rest. */
const early = [30, 28, 30, 32] as const;
/** Those for the nine minutes after it. */
const later = 26;
/** More than this in all would be quicker than answers are. */
const mostEarly = 190;

const asked = (elapsed: number, { turns, names, typical, history }: PaceFacts): number => {
  const share = early[Math.min(early.length, turns) - 1] ?? early[0];
  const inFirstMinute = Math.min(mostEarly, share * turns * names) / names;
  const afterwards = (later * Math.min(2, turns * names)) / names;
  const before = inFirstMinute * interest(Math.min(elapsed, firstMinute), typical, history);
  if (elapsed <= firstMinute) return before;
  return before + (afterwards * Math.log(elapsed / firstMinute)) / Math.log(frugalFor / firstMinute);
};

/** Milliseconds up to which "early" is all the same. */
const grain = 120;

/** Which share of the first minute's questions belongs before this moment: rising from 0 to 1 at most. */
const interest = (elapsed: number, typical: number, history: PublicationHistory | undefined): number => {
  const soon = Math.log1p(elapsed / grain) / Math.log1p(firstMinute / grain);
  const anywhen = elapsed / firstMinute;
  const time = publicationTime(typical / 1000, history);
  if (time === undefined) return 0.6 * soon + 0.4 * anywhen;
  // Where most need longer than a minute, its end is no better a moment than any later one.
  const usual = time.before(elapsed / 1000) / Math.max(0.5, time.before(firstMinute / 1000));
  return time.basis === 'history'
    ? 0.2 * soon + 0.7 * usual + 0.1 * anywhen
    : 0.22 * soon + 0.64 * usual + 0.14 * anywhen;
};

/** Quick looks when a server has just got the record, or another version of the zone: others mostly follow at once. */
export const burst: readonly number[] = [100, 200, 400, 800];

export interface FollowUpFacts {
  readonly elapsed: number;
  /** Since a server last got the record, or another version. */
  readonly since: number;
  /** To the address that got the most, about the name. */
  readonly questions: number;
}

/**
 * The wait while some servers have the record and others do not. Zones reach their servers within seconds or with the
 * next reload, so the waits grow with the time since; never beyond 9 % of the age, and as long as questions last.
 */
export const followUpDelay = ({ elapsed, since, questions }: FollowUpFacts): number => {
  const left = mostQuestions - questions;
  if (elapsed >= frugalFor) return within(shortest, 0.2 * since, longest);
  if (left < 1) return frugalFor - elapsed;
  const age = Math.max(firstMinute, elapsed);
  const reserved = Math.ceil((later * Math.log(frugalFor / age)) / Math.log(frugalFor / firstMinute));
  if (left > reserved) {
    const share = left - reserved > 16 ? 0.2 : 0.4;
    return within(burst[0] ?? shortest, share * since, Math.max(4000, 0.09 * elapsed));
  }
  // Equal ratios from here to the end of the frugal time.
  const from = Math.max(elapsed, 1000);
  return within(shortest, from * ((frugalFor / from) ** (1 / left) - 1), frugalFor - elapsed);
};

const within = (least: number, value: number, most: number): number => Math.max(least, Math.min(value, most));
