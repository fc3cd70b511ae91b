/** When name servers are asked again. All times in milliseconds since the watch began, unless they say otherwise. */
import type { PublicationHistory } from '../../../shared/domain/dns-watch.ts';
import { publicationTime } from './publication-time.ts';

/** Most questions one address gets about one name in the frugal time, in which most records appear. */
export const mostQuestions = 60;
/** The last of them is for making sure at the end. */
export const lastQuestion = mostQuestions - 1;
export const frugalFor = 600_000;
export const firstMinute = 60_000;
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
  /** Questions that are left to all these addresses together. */
  readonly left: number;
  /** How long this provider usually takes to publish; zero when nobody knows. */
  readonly typical: number;
  readonly history?: PublicationHistory | undefined;
}

/**
 * The wait until the next question about a name while no server has it, from the beginning of the last.
 *
 * The questions are given out beforehand: `asked(t)` says how many there are by then, so each address gets its share and
 * no more, also when a run goes on after a crash. Addresses and names take turns: whichever is the first to have news, the
 * others are asked at once, so three addresses see as much as a single one would with three times the questions.
 * After the first minute each wait is a share of the age: 9 % with one or two addresses, less with more.
 *
 * What sixty questions cannot buy: the median loss is half of a step, so 300 ms throughout the first minute take a
 * hundred steps of 600 ms. Three addresses have 135 between them. Two have 90, and stay within it up to about twelve
 * seconds; at thirty they lose 0.35 to 0.4 s where both get the record at the very same moment, and less where one is
 * seen to have it before the other. A single address has 32, because it needs 26 more to lose no more than 5 % in the
 * nine minutes after: it loses 0.1 to 0.3 s at half a second, 0.3 to 0.6 at two, 0.6 to 0.9 at five, about 0.9 at twelve
 * and 1.1 at thirty; half of that around a usual time of seconds, and twice that long after it. With all 58 in the first
 * minute it would still be half a second on average.
 */
export const nextDelay = (facts: PaceFacts): number => {
  const { elapsed, left } = facts;
  if (elapsed >= frugalFor) return Math.min(longest, Math.ceil(0.05 * elapsed));
  // what quick looks have taken out of turn is missing later
  const spared = elapsed > firstMinute ? evenly(elapsed, frugalFor - elapsed, left) : 0;
  return Math.ceil(within(shortest, Math.max(spared, planDelay(facts)), longest));
};

const planDelay = (facts: PaceFacts): number => {
  const { elapsed } = facts;
  const shift = halfWay + facts.place / facts.names;
  const aim = Math.floor(asked(elapsed, facts) + shift + early) + 1 - shift;
  if (asked(elapsed + longest, facts) < aim) return longest;
  let [low, high] = [0, longest];
  while (high - low > 1) {
    const middle = (low + high) / 2;
    if (asked(elapsed + middle, facts) < aim) low = middle;
    else high = middle;
  }
  return high;
};

/** All ask at the beginning; the next is due before a whole question has come together. */
const halfWay = 0.5;
/** Of a question: timers go off a little early, and what was asked for another reason just before it is as good. */
const early = 0.1;

interface Share {
  /** Questions to each address in the first minute, and in the nine after it. What is left is for quick looks. */
  readonly soon: number;
  readonly late: number;
  /** How the first minute is divided: at 1 evenly, at 0.5 so that the steps grow with the root of the age. */
  readonly evenness: number;
  /** Which share goes around the usual time: of the provider, or of the zone where that is well known. */
  readonly usual: number;
  readonly known: number;
}

/**
 * By the number of addresses and names that take turns; the last is for all above. The fewer they are, the more they
 * have to lose early or around the usual time; three and more have 300 ms everywhere, and need not bet on anything.
 */
const shares: readonly [Share, ...Share[]] = [
  { soon: 32, late: 26, evenness: 0.5, usual: 0.45, known: 0.7 },
  { soon: 45, late: 13, evenness: 0.7, usual: 0.27, known: 0.55 },
  { soon: 45, late: 13, evenness: 0.85, usual: 0.15, known: 0.3 },
  { soon: 40, late: 12, evenness: 0.85, usual: 0.15, known: 0.3 },
];
/** More than this in all would be quicker than answers are, or steps of less than 5 %. */
const most = { soon: 190, late: 48 } as const;

const shareOf = (inTurn: number): Share => shares[inTurn - 1] ?? shares.at(-1) ?? shares[0];

/** Questions to one address about one name that are given out by now. */
export const planned = (facts: PaceFacts): number => 1 + asked(facts.elapsed, facts) / facts.turns;

const asked = (elapsed: number, facts: PaceFacts): number => {
  const { turns, names } = facts;
  const inTurn = turns * names;
  const share = shareOf(inTurn);
  const soon = Math.min(most.soon, share.soon * inTurn) / names;
  if (elapsed <= firstMinute) return soon * interest(elapsed, share, facts);
  const late = Math.min(most.late, share.late * inTurn) / names;
  return soon + (late * Math.log(elapsed / firstMinute)) / Math.log(frugalFor / firstMinute);
};

/** Which share of the first minute's questions belongs before this moment: rising from 0 to 1. */
const interest = (elapsed: number, share: Share, { typical, history }: PaceFacts): number => {
  const time = publicationTime(typical / 1000, history);
  const anywhen = (elapsed / firstMinute) ** share.evenness;
  if (time === undefined) return anywhen;
  const inTime = time.before(firstMinute / 1000);
  // What is expected after the minute leaves its questions to the whole of it. Providers are often faster than their
  // word, and late in the minute it takes many questions to be quick: the later, the fewer are bet on it.
  const weight =
    time.basis === 'history'
      ? share.known * trust(history?.count ?? 0) * inTime
      : share.usual * time.before(firstMinute / 2000);
  return (1 - weight) * anywhen + (weight * time.before(elapsed / 1000)) / inTime;
};

/** What the zone did before says the more the more often it did. */
const trust = (count: number): number => count / (count + 1.5);

/** The least wait between quick looks: other servers mostly follow the first at once. */
export const quickly = 100;

export interface FollowUpFacts {
  readonly elapsed: number;
  /** Since a server last got the record, or another version. */
  readonly since: number;
  /** To the address that got the most of those that lack it, about the name. */
  readonly questions: number;
  readonly names: number;
}

/** The longest wait in the first minute. */
const slowest = 5000;
/** Milliseconds in which most servers have followed. */
const mostly = 3000;
/** Questions that a single address needs from the first minute on for steps of 8.5 %. */
const straggling = 28;

/**
 * The wait while some servers have the record and others do not. Zones reach their servers within seconds or with the
 * next reload, so the waits grow with the time since; never beyond 8.5 % of the age, and as long as questions last.
 */
export const followUpDelay = ({ elapsed, since, questions, names }: FollowUpFacts): number => {
  const left = lastQuestion - questions;
  const least = names > 8 ? 2 * quickly : quickly;
  if (elapsed >= frugalFor) return within(least, 0.2 * since, longest);
  if (left < 1) return frugalFor - elapsed;
  const age = Math.max(firstMinute, elapsed);
  const reserved = Math.ceil((straggling * Math.log(frugalFor / age)) / Math.log(frugalFor / firstMinute));
  if (left > reserved) {
    const share = left - reserved > 16 && since < mostly ? 0.15 : 0.35;
    return within(least, share * since, Math.max(slowest, 0.085 * elapsed));
  }
  const rest = frugalFor - elapsed;
  // first of the time since the news, then of the age
  return within(least, Math.min(evenly(since, rest, left), evenly(elapsed, rest, left)), rest);
};

/** The first of so many waits that end after `rest`, all of them the same share of the time before them. */
const evenly = (time: number, rest: number, count: number): number => {
  const from = Math.max(time, quickly);
  return from * (((from + rest) / from) ** (1 / count) - 1);
};

const within = (least: number, value: number, most: number): number => Math.max(least, Math.min(value, most));
