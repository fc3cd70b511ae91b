/** Which addresses are asked next, and when. */
import type { PublicationHistory } from '../../../shared/domain/dns-watch.ts';
import { burst, followUpDelay, frugalFor, mostQuestions, nextDelay } from './pace.ts';
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
/** Questions to one address about one name after which versions of a busy zone are no reason for haste. */
const hasteUpTo = 44;

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
  entries.filter((entry) => !isSettled(entry) && (now - begun >= frugalFor || entry.questions < mostQuestions));

/** The one that was asked least; the names of a zone begin with different ones. */
const takeTurn = (healthy: readonly Entry[], place: number): readonly Entry[] => {
  const from = place % Math.max(1, healthy.length);
  const turned = [...healthy.slice(from), ...healthy.slice(0, from)];
  const least = Math.min(...turned.map(({ looks }) => looks));
  return turned.filter(({ looks }) => looks === least).slice(0, 1);
};

/** Since when the servers are expected to follow each other; `undefined` when there is no sign of that. */
const expectedSince = ({ roster, news, now }: RoundFacts): number | undefined => {
  const partly = roster.entries.some(({ complete }) => complete > 0);
  if (partly || now - news.recordAt < followsWithin.record) return Math.max(news.recordAt, roster.begun);
  const haste = mostAsked(roster) < hasteUpTo && now - news.serialAt < followsWithin.version;
  return haste ? news.serialAt : undefined;
};

/** Whether news about another name is worth a look at this one. */
export const isWorthALook = (roster: Roster): boolean => mostAsked(roster) < hasteUpTo;

const mostAsked = ({ entries }: Roster): number => Math.max(0, ...entries.map(({ questions }) => questions));

/** Milliseconds from the beginning of the last look to the next; `quickLooks` counts those since the last news. */
export const delayAfter = (facts: RoundFacts & { readonly quickLooks: number }): number => {
  const { roster, news, now, quickLooks } = facts;
  // clocks are set back now and then
  const elapsed = Math.max(0, now - roster.begun);
  const questions = mostAsked(roster);
  if (roster.entries.some((entry) => entry.flapping && entry.complete > 0 && !isSettled(entry))) return burst[0] ?? 0;
  const since = expectedSince(facts);
  if (waitsForIdleOnly(roster)) return idleAgain;
  if (since !== undefined) {
    const { recordAt } = news;
    if (openEntries(roster, now).some((entry) => !isIdle(entry) && entry.askedAt < recordAt)) return 0;
    const quick = quickLooks < quickLooksFor(news.names) && questions < hasteUpTo ? burst[quickLooks] : undefined;
    return quick ?? Math.ceil(followUpDelay({ elapsed, since: Math.max(0, now - since), questions }));
  }
  const open = openEntries(roster, now);
  if (roster.entries.length > 0 && open.length === 0) return Math.max(0, frugalFor - elapsed);
  const healthy = open.filter((entry) => !isIdle(entry)).length;
  return nextDelay({ ...facts, elapsed, turns: Math.max(1, healthy || open.length), names: Math.max(1, news.names) });
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
