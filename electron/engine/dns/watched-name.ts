/** One name, looked at until every server has it. */
import type { Eta, OutsideSighting, PublicationHistory, ServerChange } from '../../../shared/domain/dns-watch.ts';
import type { Clock } from '../ports/index.ts';
import { type EtaFacts, etaOf } from './eta.ts';
import type { DnsEye, TxtSighting, Zone } from './eye.ts';
import type { Gate } from './gate.ts';
import { openOutsideWatch } from './outside-watch.ts';
import { mostQuestions } from './pace.ts';
import {
  adoptSilence,
  type Entry,
  isIdle,
  isPassedOver,
  isPublished,
  openRoster,
  type Roster,
  shareSilence,
  takeIn,
} from './roster.ts';
import { delayAfter, firstRound, isWorthALook, type News, nextRound, type Round, staleOf } from './rounds.ts';
import type { Wake } from './wake.ts';

export interface NameWatch {
  readonly eye: DnsEye;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly zone: Zone;
  readonly fqdn: string;
  readonly values: readonly string[];
  /** Epoch milliseconds; the record was written about then, perhaps by an earlier process. */
  readonly begun: number;
  readonly typicalSeconds: number;
  readonly history: PublicationHistory | undefined;
  readonly news: News;
  readonly place: number;
  /** Looks of all names side by side, and those at silent servers. */
  readonly gates: { readonly looks: Gate; readonly beside: Gate };
  readonly wake: Wake;
  /** Not before, although every server has it. Epoch milliseconds. */
  readonly notBefore: number;
  /** Epoch milliseconds. */
  readonly until: number;
  onLook(roster: Roster): void;
  onChange(change: ServerChange): void;
  onOutside(sightings: readonly OutsideSighting[]): void;
  /** Before each wait; epoch milliseconds. */
  onNextLook(at: number): void;
}

export type NameVerdict = { readonly kind: 'published' } | { readonly kind: 'late'; readonly roster: Roster };

/** Milliseconds. */
const idlePause = 50;

export const watchName = async (watch: NameWatch): Promise<NameVerdict> => {
  const { clock, wake, news } = watch;
  const roster = openRoster(watch.zone, watch.fqdn, watch.values, watch.begun);
  const outside = openOutsideWatch(watch, roster);
  const looker = openLooker(watch, roster);
  const facts = (now: number) => ({
    roster,
    news,
    place: watch.place,
    now,
    typical: watch.typicalSeconds * 1000,
    history: watch.history,
  });
  let round: Round | undefined;
  let latestNews = 0;
  let quickLooks = 0;
  news.listeners.set(watch.fqdn, () => (isWorthALook(roster, clock.now().getTime()) ? wake.stir() : undefined));
  try {
    for (;;) {
      watch.signal.throwIfAborted();
      const begun = clock.now().getTime();
      if (round === undefined) await looker.begin();
      else await looker.look(round);
      adoptSilence(roster, news.silences);
      await outside.look();
      const now = clock.now().getTime();
      const published = isPublished(roster) || outside.decides();
      if (published && staleOf(roster, now).length === 0 && now >= watch.notBefore) return { kind: 'published' };
      if (now >= watch.until) return { kind: 'late', roster };
      quickLooks = Math.max(news.recordAt, news.serialAt) > latestNews ? 0 : quickLooks + 1;
      latestNews = Math.max(news.recordAt, news.serialAt);
      const delay = delayAfter({ ...facts(now), lookedAt: begun, quickLooks });
      // where questions have run out, nothing was asked and nothing can have changed
      const earliest = round === undefined || round.ask.length > 0 ? now : now + idlePause;
      const next = published
        ? Math.max(now, watch.notBefore)
        : Math.min(Math.max(earliest, begun + delay), watch.until);
      watch.onNextLook(next);
      const woken = next > now ? await wake.sleep(next - now) : 'time';
      round = woken === 'wish' ? { ask: roster.entries, beside: [] } : nextRound(facts(clock.now().getTime()));
    }
  } finally {
    news.listeners.delete(watch.fqdn);
  }
};

/** Asks, takes in what comes, and tells. Servers beside are not waited for. */
const openLooker = (watch: NameWatch, roster: Roster) => {
  const { eye, clock, signal, gates, wake, news } = watch;
  const running = new Set<Entry>();
  const ask = async (entries: readonly Entry[]): Promise<void> => {
    const begun = clock.now().getTime();
    const sightings = await eye.lookAt(watch.zone, watch.fqdn, watch.values[0] ?? '', signal, {
      addresses: entries.map(({ address }) => address),
      serials: entries.some(wantsSerial),
    });
    const now = clock.now();
    shareSilence(news.silences, sightings, begun, now.getTime());
    const changes = takeIn(roster, sightings, now);
    spread(changes, watch);
    for (const change of changes) watch.onChange(change);
    watch.onLook(roster);
  };
  /** In its turn it may turn out that others have waited for the same silence already. */
  const askSilent = (entries: readonly Entry[]): Promise<void> =>
    gates.beside.run(async () => {
      adoptSilence(roster, news.silences);
      if (!isPublished(roster)) await ask(entries);
    });
  const askBeside = (entry: Entry): void => {
    if (running.has(entry)) return;
    running.add(entry);
    askSilent([entry])
      .then(
        // one that is back, or will no longer be waited for, may be all that was missing
        () => (isIdle(entry) && !isPassedOver(entry) ? undefined : wake.stir()),
        (thrown: unknown) => wake.fail(thrown),
      )
      .finally(() => running.delete(entry));
  };
  const begin = (): Promise<void> =>
    gates.looks.run(async () => {
      // by the time of its turn, others may know who is silent
      adoptSilence(roster, news.silences);
      const first = firstRound(roster);
      for (const entry of first.beside) askBeside(entry);
      await ask(first.ask);
    });
  const look = async ({ ask: wanted, beside }: Round): Promise<void> => {
    for (const entry of beside) askBeside(entry);
    const free = wanted.filter((entry) => !running.has(entry));
    if (free.length === 0) return;
    if (free.every(isIdle)) await askSilent(free);
    else await gates.looks.run(() => ask(free));
  };
  return { begin, look };
};

/** The last questions to an address are for the record. */
const serialsUpTo = mostQuestions - 4;

/** Beside other values at the name, the serial is a question of its own: every fourth time is often enough. */
const wantsSerial = ({ latest, looks, questions }: Entry): boolean =>
  questions < serialsUpTo && (latest === undefined || latest.values.length === 0 || looks % 4 === 0);

/** Milliseconds: when fifty names appear at once, the first of them is news enough. */
const oncePer = 1000;

const spread = (changes: readonly ServerChange[], { news, clock, fqdn }: NameWatch): void => {
  const now = clock.now().getTime();
  const tellOthers = (): void => {
    for (const [name, listener] of news.listeners) if (name !== fqdn) listener();
  };
  if (changes.some(({ kind }) => kind === 'passed-over')) tellOthers();
  if (changes.some((change) => change.kind === 'state' && change.to === 'has')) {
    const isNew = now - news.recordAt > oncePer;
    news.recordAt = now;
    if (isNew) tellOthers();
  }
  if (changes.some((change) => change.kind === 'serial')) news.serialAt = now;
};

/** When this name will be there. */
export const nameEta = (roster: Roster, facts: Omit<EtaFacts, 'elapsed' | 'serverStates'>): Eta =>
  etaOf({
    ...facts,
    elapsed: Math.max(0, (facts.now.getTime() - roster.begun) / 1000),
    serverStates: roster.entries.flatMap(({ latest, complete }): readonly TxtSighting['state'][] => {
      if (latest === undefined) return [];
      return [latest.state === 'has' && complete === 0 ? 'not-yet' : latest.state];
    }),
  });
