/** What is known about each address while one name is watched: its answers, and what they say together. */
import type { ServerChange } from '../../../shared/domain/dns-watch.ts';
import type { TxtSighting, Zone } from './eye.ts';
import { othersAmong, type WatchedSighting } from './other-values.ts';

/** Looks after which a server that does not answer, or does not serve the zone, no longer holds up the others. */
export const patientLooks = 3;
/** Positive answers after the first that an address must give in a row once it has contradicted itself. */
const confirmations = 3;

export interface Entry {
  readonly server: string;
  readonly address: string;
  latest: TxtSighting | undefined;
  /** The last that was told; a negative answer tells it, a positive one may not. */
  serial: number | undefined;
  questions: number;
  looks: number;
  /** Epoch milliseconds of the last answer or silence. */
  askedAt: number;
  /** Looks in a row without an answer of use. */
  idle: number;
  /** Answers in a row with every value. */
  complete: number;
  completeAt: number;
  firstSeenAt: string | undefined;
  flapping: boolean;
}

export interface Roster {
  readonly fqdn: string;
  readonly values: readonly string[];
  readonly begun: number;
  readonly entries: readonly Entry[];
}

export const openRoster = (zone: Zone, fqdn: string, values: readonly string[], begun: number): Roster => ({
  fqdn,
  values,
  begun,
  entries: zone.nameServers.flatMap(({ name, addresses }) =>
    (addresses.length === 0 ? [''] : addresses).map((address) => newEntry(name, address)),
  ),
});

const newEntry = (server: string, address: string): Entry => ({
  server,
  address,
  latest: undefined,
  serial: undefined,
  questions: 0,
  looks: 0,
  askedAt: 0,
  idle: 0,
  complete: 0,
  completeAt: 0,
  firstSeenAt: undefined,
  flapping: false,
});

export const isIdle = ({ idle }: Entry): boolean => idle > 0;
export const isPassedOver = ({ idle }: Entry): boolean => idle >= patientLooks;
/** Has every value, and can be believed. */
export const isSettled = ({ complete, flapping }: Entry): boolean => complete > (flapping ? confirmations : 0);

/** Every server has every value, but for those that were silent or lame for three looks; one must have them. */
export const isPublished = ({ entries }: Roster): boolean =>
  entries.some(isSettled) && entries.every((entry) => isSettled(entry) || isPassedOver(entry));

/** How often in a row an address was silent to the names of a zone together; when last, in epoch milliseconds. */
export type Silences = Map<string, { readonly looks: number; readonly at: number }>;

/** Milliseconds: names that are looked at side by side hear the same silence. */
const apart = 50;

/** Silence is the same for every name: what one of them has waited for, the others need not wait for again. */
export const shareSilence = (
  silences: Silences,
  sightings: readonly TxtSighting[],
  begun: number,
  now: number,
): void => {
  for (const { address, state } of sightings) {
    const before = silences.get(address);
    if (state !== 'unreachable') silences.delete(address);
    else if (before === undefined || (begun >= before.at && now >= before.at + apart))
      silences.set(address, { looks: (before?.looks ?? 0) + 1, at: now });
  }
};

/** Takes over what other names have found silent. */
export const adoptSilence = ({ entries }: Roster, silences: Silences): void => {
  for (const entry of entries) {
    const silence = silences.get(entry.address);
    if (silence !== undefined && (entry.latest === undefined || entry.idle > 0))
      entry.idle = Math.max(entry.idle, silence.looks);
  }
};

/** Takes in what one look found; ends with what has changed by it. */
export const takeIn = (roster: Roster, sightings: readonly TxtSighting[], now: Date): readonly ServerChange[] =>
  sightings.flatMap((sighting) => {
    const entry = roster.entries.find(
      ({ server, address }) => server === sighting.server && address === sighting.address,
    );
    return entry === undefined ? [] : takeInOne(roster, entry, sighting, now);
  });

const takeInOne = (roster: Roster, entry: Entry, sighting: TxtSighting, now: Date): readonly ServerChange[] => {
  const where = { fqdn: roster.fqdn, server: entry.server, address: entry.address, at: now.toISOString() };
  const before = { ...entry };
  entry.latest = sighting;
  entry.looks += 1;
  entry.askedAt = now.getTime();
  entry.questions += sighting.questions ?? 1;
  const silent = sighting.state === 'unreachable' || sighting.state === 'not-serving';
  entry.idle = silent ? entry.idle + 1 : 0;
  const complete = !silent && roster.values.every((value) => sighting.values.includes(value));
  entry.complete = complete ? entry.complete + 1 : 0;
  if (complete) {
    entry.completeAt = now.getTime();
    entry.firstSeenAt ??= where.at;
  }
  entry.serial = sighting.serial ?? entry.serial;
  const lost = !silent && before.complete > 0 && !complete;
  entry.flapping ||= lost || goesBack(before.serial, sighting.serial);
  const [from, to] = [before.latest && stateIn(before.latest, roster), stateIn(sighting, roster)];
  return [
    ...(from === to
      ? []
      : [
          {
            kind: 'state' as const,
            ...where,
            ...(from === undefined ? {} : { from }),
            to,
            milliseconds: now.getTime() - roster.begun,
          },
        ]),
    ...(before.serial === undefined || entry.serial === undefined || before.serial === entry.serial
      ? []
      : [{ kind: 'serial' as const, ...where, from: before.serial, to: entry.serial }]),
    ...(entry.flapping && !before.flapping ? [{ kind: 'flapping' as const, ...where }] : []),
    ...(isPassedOver(entry) && !isPassedOver(before) ? [{ kind: 'passed-over' as const, ...where }] : []),
  ];
};

/** `has` only with every value that is watched at this name. */
const stateIn = (sighting: TxtSighting, { values }: Roster): TxtSighting['state'] => {
  if (sighting.state === 'unreachable' || sighting.state === 'not-serving') return sighting.state;
  return values.every((value) => sighting.values.includes(value)) ? 'has' : 'not-yet';
};

/**
 * RFC 1982 §3.2: less than before, in a number space that wraps around. A zone never goes back, so behind the address
 * there is more than one server (RFC 4786 §4.4).
 */
const goesBack = (before: number | undefined, now: number | undefined): boolean =>
  before !== undefined && now !== undefined && before !== now && (now - before) >>> 0 > 0x80000000;

/** Each address as somebody who waits for `value` sees it; those of which nothing is known yet are left out. */
export const sightingsOf = ({ entries, values: ours }: Roster, value: string): readonly WatchedSighting[] =>
  entries.flatMap(
    ({ server, address, latest, askedAt, idle, serial, firstSeenAt, flapping }): readonly WatchedSighting[] => {
      if (latest === undefined) return idle === 0 ? [] : [{ server, address, state: 'unreachable', values: [] }];
      const silent = latest.state === 'unreachable' || latest.state === 'not-serving';
      const lacking = !silent && !latest.values.includes(value);
      // What stands for apex and wildcard together is ours, whichever of the two is asked for.
      const found = lacking ? othersAmong(latest.values, ours) : [];
      return [
        {
          ...latest,
          state: silent ? latest.state : lacking ? (found.length > 0 ? 'other' : 'not-yet') : 'has',
          ...(found.length > 0 ? { found } : {}),
          askedAt: new Date(askedAt).toISOString(),
          ...(silent || serial === undefined ? {} : { serial }),
          ...(firstSeenAt === undefined ? {} : { firstSeenAt }),
          ...(flapping ? { flapping: true } : {}),
        },
      ];
    },
  );
