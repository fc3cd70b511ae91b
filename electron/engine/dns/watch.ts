/** Watches records appear on the authoritative name servers. */
import type {
  ComputerView,
  Eta,
  OutsideSighting,
  PublicationHistory,
  ServerChange,
} from '../../../shared/domain/dns-watch.ts';
import { fail } from '../../../shared/errors/problem.ts';
import type { Clock } from '../ports/index.ts';
import { type ComputerWatch, openComputerWatch } from './computer-watch.ts';
import type { DnsEye, Zone } from './eye.ts';
import { openGate } from './gate.ts';
import type { WatchedSighting } from './other-values.ts';
import { type Roster, sightingsOf } from './roster.ts';
import type { News } from './rounds.ts';
import { openWake, type Wake } from './wake.ts';
import { nameEta, watchName } from './watched-name.ts';

export interface WatchTarget {
  readonly zone: Zone;
  readonly fqdn: string;
  readonly value: string;
}

export interface WatchOptions {
  readonly eye: DnsEye;
  readonly targets: readonly WatchTarget[];
  readonly clock: Clock;
  /** Ends the watch; the promise rejects with its reason. */
  readonly signal: AbortSignal;
  /** How long this provider usually takes; decides when to look often. Zero when nobody knows. */
  readonly typicalSeconds: number;
  /** What earlier publications of the zone took; knows better than the provider. */
  readonly history?: PublicationHistory | undefined;
  /** When the records were written; now unless told. A run that goes on keeps its pace and its forecast by it. */
  readonly begunAt?: Date | undefined;
  /** After this the watch ends in `dns.not-published`. */
  readonly until: Date;
  /** Since the beginning: not before although all is there, and not after. */
  readonly minimumSeconds?: number | undefined;
  readonly maximumSeconds?: number | undefined;
  /** Calls the listener when somebody wants a look at once; returns the function that ends the subscription. */
  onLookNow(listener: () => void): () => void;
  /** After each look, once per target of the look: every address that has been asked so far, with its latest answer. */
  onSight(target: WatchTarget, sightings: readonly WatchedSighting[]): void;
  /** Before each wait. */
  onNextLook(at: Date): void;
  /** After each look: when the last of the records will be everywhere. */
  onEta?(eta: Eta): void;
  /** What changed at one address. */
  onChange?(change: ServerChange): void;
  /** What others see, where no name server can be reached. */
  onOutside?(fqdn: string, sightings: readonly OutsideSighting[]): void;
  /** What the resolver of this computer says of all targets; it is asked only where somebody listens. */
  onComputer?(view: ComputerView): void;
}

/** Looks side by side; each opens a socket per address it asks. */
const lanes = 16;
/** Looks at servers that were silent, side by side; each of them may take seconds. */
const lanesBeside = 16;

/**
 * Ends when every name server of every target has its value. A server that stays silent or lame for three looks is
 * passed over once another one has the value; while none has it, the watch goes on. One that contradicts itself must
 * give several equal answers in a row. Where no server can be reached at all, two operators of DNS over HTTPS are
 * enough, or one if only one is reachable.
 * `dns.not-published` when `until` passes.
 */
export const watchTxt = async (options: WatchOptions): Promise<void> => {
  const over = new AbortController();
  const signal = AbortSignal.any([over.signal, options.signal]);
  const groups = groupByName(options.targets);
  const wakes = groups.map(() => openWake(options.clock, signal));
  const computer = computerOf(options, groups, signal);
  const unsubscribe = options.onLookNow(() => {
    computer?.wish();
    for (const wake of wakes) wake.wish();
  });
  const shared = share(options, groups.length);
  const watches = groups.map((group, index) => {
    const wake = wakes[index];
    return wake === undefined ? undefined : watchGroup(group, { options, signal, wake, shared, computer });
  });
  try {
    await Promise.all(watches);
  } finally {
    over.abort();
    unsubscribe();
    // Nothing goes on behind the caller's back.
    await Promise.allSettled([...watches, computer?.settled()]);
  }
};

/** Apex and wildcard share one name with two values: one question serves both. */
interface NameGroup {
  readonly zone: Zone;
  readonly fqdn: string;
  readonly targets: readonly WatchTarget[];
  /** Among those of its zone. */
  readonly place: number;
  readonly news: News;
}

const groupByName = (targets: readonly WatchTarget[]): readonly NameGroup[] =>
  [...Map.groupBy(targets, ({ zone }) => zone.name).values()].flatMap((inZone) => {
    const names = [...Map.groupBy(inZone, ({ fqdn }) => fqdn).values()];
    const news: News = { recordAt: 0, serialAt: 0, names: names.length, silences: new Map(), listeners: new Map() };
    return names.flatMap((group, place): readonly NameGroup[] => {
      const first = group[0];
      return first === undefined ? [] : [{ zone: first.zone, fqdn: first.fqdn, targets: group, place, news }];
    });
  });

/** What the names have in common, and what is told of all of them together. */
const share = (options: WatchOptions, names: number) => {
  const next = new Map<string, number>();
  const etas = new Map<string, Eta>();
  const begun = (options.begunAt ?? options.clock.now()).getTime();
  const ends = options.maximumSeconds === undefined ? [] : [begun + 1000 * options.maximumSeconds];
  return {
    begun,
    notBefore: begun + 1000 * (options.minimumSeconds ?? 0),
    until: Math.min(options.until.getTime(), ...ends),
    gates: { looks: openGate(Math.min(lanes, names)), beside: openGate(lanesBeside) },
    nextLook: (fqdn: string, at: number) => {
      next.set(fqdn, at);
      options.onNextLook(new Date(Math.min(...next.values())));
    },
    eta: (fqdn: string, eta: Eta) => {
      etas.set(fqdn, eta);
      const all = [...etas.values()];
      options.onEta?.(all.reduce((latest, one) => (one.at > latest.at ? one : latest), eta));
    },
    done: (fqdn: string) => {
      next.delete(fqdn);
      etas.delete(fqdn);
    },
  };
};

const computerOf = (
  options: WatchOptions,
  groups: readonly NameGroup[],
  signal: AbortSignal,
): ComputerWatch | undefined => {
  const { eye, clock, onComputer } = options;
  if (onComputer === undefined) return undefined;
  return openComputerWatch({ eye, clock, signal, onComputer, names: groups.map(({ fqdn }) => fqdn) });
};

const watchGroup = async (
  group: NameGroup,
  parts: {
    readonly options: WatchOptions;
    readonly signal: AbortSignal;
    readonly wake: Wake;
    readonly shared: ReturnType<typeof share>;
    readonly computer: ComputerWatch | undefined;
  },
): Promise<void> => {
  const { options, shared, signal, wake, computer } = parts;
  const { eye, clock, typicalSeconds, history } = options;
  const { zone, fqdn, targets, place, news } = group;
  const values = targets.map(({ value }) => value);
  const verdict = await watchName({
    ...{ eye, clock, signal, zone, fqdn, typicalSeconds, history, news, place, wake },
    ...{ begun: shared.begun, notBefore: shared.notBefore, until: shared.until, gates: shared.gates },
    values,
    onLook: (roster) => {
      if (isOfUse(roster)) computer?.look(fqdn, values);
      for (const target of targets) options.onSight(target, sightingsOf(roster, target.value));
      shared.eta(fqdn, nameEta(roster, { now: clock.now(), providerTypicalSeconds: typicalSeconds, history }));
    },
    onChange: (change) => options.onChange?.(change),
    onOutside: (sightings) => options.onOutside?.(fqdn, sightings),
    onNextLook: (at) => shared.nextLook(fqdn, at),
  });
  shared.done(fqdn);
  news.names -= 1;
  if (verdict.kind === 'late') throw notPublished(group, verdict.roster, new Date(shared.until));
};

/**
 * Some name server answers for the zone. Before, the resolver is not asked either: where none does, operators outside
 * decide (`outside-watch.ts`), and one of them may remember what this computer was told too early.
 */
const isOfUse = ({ entries }: Roster): boolean =>
  entries.some(({ latest }) => latest?.state === 'has' || latest?.state === 'not-yet');

const notPublished = ({ fqdn, targets }: NameGroup, roster: Roster, until: Date) => {
  const lacking = targets
    .map(({ value }) => sightingsOf(roster, value))
    .find((sightings) => sightings.some(({ state }) => state !== 'has'));
  const servers = (lacking ?? []).map(({ server, address, state }) => ({
    name: address === '' ? server : `${server} (${address})`,
    state,
  }));
  return fail('dns.not-published', { name: fqdn, servers, until: until.toISOString() });
};
