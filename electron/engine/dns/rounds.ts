/** Which addresses are asked next, and when. */
import type { PublicationHistory } from '../../../shared/domain/dns-watch.ts';
import {
  firstMinute,
  followUpDelay,
  frugalFor,
  lastQuestion,
  nextDelay,
  type PaceFacts,
  planned,
  quickly,
} from './pace.ts';
import { type Entry, isIdle, isPassedOver, isPublished, isSettled, type Roster, type Silences } from './roster.ts';

/** Names of one zone mostly appear together: what is seen of one concerns the others. Epoch milliseconds, zero for never. */
export interface News {
  /** When a server last was seen to have got a record. */
  recordAt: number;
  /** When a server last was seen with another version of the zone. */
  serialAt: number;
  /** Watched names of the zone that are not published yet. */
  names: number;
  readonly silences: Silences;
  /** By name; called when another one has news: a server has got its record, or will not be waited for. */
  readonly listeners: Map<string, () => void>;
}

export interface RoundFacts {
  readonly roster: Roster;
  readonly news: News;
  /** Which of the names this is. */
  readonly place: number;
  readonly now: number;
  /** Milliseconds. */
  readonly typical: number;
  readonly history?: PublicationHistory | undefined;
}

export interface Round {
  /** Waited for. */
  readonly ask: readonly Entry[];
  /** Asked beside them: nobody waits for a server that was silent the last time. */
  readonly beside: readonly Entry[];
}

/** Milliseconds for which a positive answer is taken as still true when the last server is seen to have it as well. */
const freshFor = 5000;
/** Milliseconds between questions to a server that was passed over. */
const rarely = 15_000;
/** Milliseconds in which other servers mostly follow one that has got a record, or a version. */
const followsWithin = { record: 45_000, version: 3000 } as const;
/** Milliseconds from look to look when a server has another version of the zone. */
const burst: readonly number[] = [quickly, 200, 400, 800];

/** All of them; those that were silent to other names are not waited for. */
export const firstRound = ({ entries }: Roster): Round => ({
  ask: entries.every(isIdle) ? entries : entries.filter((entry) => !isIdle(entry)),
  beside: entries.every(isIdle) ? [] : entries.filter(isIdle),
});

export const nextRound = (facts: RoundFacts): Round => {
  const { roster, now, place } = facts;
  if (isPublished(roster)) return { ask: staleOf(roster, now), beside: [] };
  const open = openEntries(roster, now);
  const healthy = open.filter((entry) => !isIdle(entry));
  const idle = open.filter((entry) => isIdle(entry) && (!isPassedOver(entry) || now - entry.askedAt >= rarely));
  if (healthy.length === 0) return { ask: idle.length > 0 ? idle : takeTurn(open, place), beside: [] };
  return { ask: expectedSince(facts) === undefined ? takeTurn(healthy, place) : healthy, beside: idle };
};

/** Those that said long ago that they have the record, to be asked once more before the end. */
export const staleOf = ({ entries }: Roster, now: number): readonly Entry[] =>
  entries.filter((entry) => isSettled(entry) && now - entry.completeAt > freshFor);

const openEntries = ({ entries, begun }: Roster, now: number): readonly Entry[] =>
  entries.filter((entry) => !isSettled(entry) && (now - begun >= frugalFor || entry.questions < lastQuestion));

/** The one that was asked least; the names of a zone begin with different ones. */
const takeTurn = (healthy: readonly Entry[], place: number): readonly Entry[] => {
  const from = place % Math.max(1, healthy.length);
  const turned = [...healthy.slice(from), ...healthy.slice(0, from)];
  const least = Math.min(...turned.map(({ looks }) => looks));
  return turned.filter(({ looks }) => looks === least).slice(0, 1);
};

/** Since when the servers are expected to follow each other; `undefined` when there is no sign of that. */
const expectedSince = (facts: RoundFacts): number | undefined => {
  const { roster, news, now } = facts;
  const partly = roster.entries.some(({ complete }) => complete > 0);
  if (partly || now - news.recordAt < followsWithin.record) return Math.max(news.recordAt, roster.begun);
  return now - news.serialAt < followsWithin.version && canHurry(facts) ? news.serialAt : undefined;
};

/** Versions of a busy zone need not mean anything: they may take a few questions of the first minute, none of later. */
const canHurry = (facts: RoundFacts): boolean => {
  const { roster, now } = facts;
  const pace = paceOf(facts);
  const beyond = pace.elapsed < firstMinute ? beyondPlan : 0;
  return pace.elapsed >= frugalFor || mostAsked(openEntries(roster, now)) < planned(pace) + beyond;
};

/** Questions to an address that versions may cost. */
const beyondPlan = 3;
/** Questions to one address about one name after which news about other names are no reason to look at this one. */
const worthUpTo = 52;

/** Whether news about another name is worth a look at this one. */
export const isWorthALook = (roster: Roster, now: number): boolean => mostAsked(openEntries(roster, now)) < worthUpTo;

const mostAsked = (entries: readonly Entry[]): number => Math.max(0, ...entries.map(({ questions }) => questions));

const paceOf = ({ roster, news, place, now, typical, history }: RoundFacts): PaceFacts => {
  const open = openEntries(roster, now);
  const healthy = open.filter((entry) => !isIdle(entry));
  const asked = healthy.length > 0 ? healthy : open;
  return {
    ...{ place, typical, history },
    // clocks are set back now and then
    elapsed: Math.max(0, now - roster.begun),
    turns: Math.max(1, asked.length),
    left: asked.reduce((sum, { questions }) => sum + lastQuestion - questions, 0),
    names: Math.max(1, news.names),
  };
};

export interface DelayFacts extends RoundFacts {
  /** When the last look began; epoch milliseconds. */
  readonly lookedAt: number;
  /** Looks since the last news. */
  readonly quickLooks: number;
}

/** Milliseconds from the beginning of the last look to the next. */
export const delayAfter = (facts: DelayFacts): number => {
  const { roster, news, now, lookedAt, quickLooks } = facts;
  const open = openEntries(roster, now);
  if (open.some((entry) => entry.flapping && entry.complete > 0)) return quickly;
  if (waitsForIdleOnly(roster)) return idleAgain;
  const pace = paceOf(facts);
  if (roster.entries.length > 0 && open.length === 0) return Math.max(0, frugalFor - pace.elapsed);
  const since = expectedSince(facts);
  if (since === undefined) return nextDelay({ ...pace, elapsed: Math.max(0, lookedAt - roster.begun) });
  if (open.some((entry) => !isIdle(entry) && entry.askedAt < news.recordAt)) return 0;
  const isVersion = news.serialAt > news.recordAt && since === news.serialAt;
  const quick = isVersion && quickLooks < quickLooksFor(news.names) ? burst[quickLooks] : undefined;
  if (quick !== undefined) return quick;
  const { elapsed, names } = pace;
  return Math.ceil(followUpDelay({ elapsed, names, since: Math.max(0, now - since), questions: mostAsked(open) }));
};

/** Milliseconds: a closed port or a network without IPv6 answers at once, and a silent server takes its time anyway. */
const idleAgain = 50;

/** Every server has it but for some that were of no use and will soon be passed over. */
const waitsForIdleOnly = ({ entries }: Roster): boolean => {
  const rest = entries.filter((entry) => !isSettled(entry) && !isPassedOver(entry));
  return entries.some(isSettled) && rest.length > 0 && rest.every(isIdle);
};

/** Many names at once are many questions. */
const quickLooksFor = (names: number): number => (names > 8 ? 2 : burst.length);
