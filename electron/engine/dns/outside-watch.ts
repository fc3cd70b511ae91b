/** Where every name server is silent for us, operators of DNS over HTTPS may see the record in our place. */

import type { OutsideSighting, PublicationHistory } from '../../../shared/domain/dns-watch.ts';
import type { Clock } from '../ports/index.ts';
import type { DnsEye, Zone } from './eye.ts';
import { isCaught } from './inspect.ts';
import { isSeenOutside } from './outside.ts';
import { type Entry, isPassedOver, type Roster } from './roster.ts';

export interface OutsideWatch {
  /** Asks when it is time to, and only where the own view fails. */
  look(): Promise<void>;
  /** Whether what others see is enough. */
  decides(): boolean;
}

export interface OutsideParts {
  readonly eye: DnsEye;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly zone: Zone;
  readonly typicalSeconds: number;
  readonly history: PublicationHistory | undefined;
  onOutside(sightings: readonly OutsideSighting[]): void;
}

/** Milliseconds between two views: operators remember a "no" for its TTL, but are many machines each. */
const pause = { least: 5000, most: 60_000 } as const;
/** Milliseconds: too early a question makes an operator remember that there is nothing. */
const longestPatience = 60_000;

export const openOutsideWatch = (parts: OutsideParts, roster: Roster): OutsideWatch => {
  const { eye, clock, signal, typicalSeconds, history } = parts;
  const usual = 1000 * (history === undefined || history.count < 1 ? typicalSeconds : history.p50);
  let nextAt = roster.begun + Math.min(usual, longestPatience);
  let seen = false;
  return {
    look: async () => {
      const now = clock.now().getTime();
      if (seen || now < nextAt || !isCutOff(roster)) return;
      const views = await Promise.all(roster.values.map((value) => eye.outsideView(roster.fqdn, value, signal)));
      for (const view of views) parts.onOutside(view);
      const remembered = Math.max(0, ...views.flat().map(({ state, ttl }) => (state === 'not-yet' ? (ttl ?? 0) : 0)));
      nextAt = clock.now().getTime() + Math.min(pause.most, Math.max(pause.least, 1000 * remembered));
      const reached = views.flat().some(({ state }) => state !== 'failed');
      seen = reached ? views.every(isSeenOutside) : isSeenOnTheWay(roster);
    },
    decides: () => seen && isCutOff(roster),
  };
};

/** No name server has been of use for several looks; resolvers that stand beside them are not name servers. */
const isCutOff = (roster: Roster): boolean => roster.entries.filter(isNameServer).every(isPassedOver);

/** A resolver that stands in has its address for a name. */
const isNameServer = ({ server, address }: Entry): boolean => server !== address;

/** Nobody outside can be reached either, but the resolver that answers in the servers' place has the record. */
const isSeenOnTheWay = ({ entries, values }: Roster): boolean =>
  entries.some(
    ({ latest }) => latest !== undefined && isCaught(latest) && values.every((value) => latest.values.includes(value)),
  );
