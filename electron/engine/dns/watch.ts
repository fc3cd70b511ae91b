/** Watches records appear on the authoritative name servers. */
import { fail } from '../../../shared/errors/problem.ts';
import { type Clock, inLanes } from '../ports/index.ts';
import type { DnsEye, TxtSighting, Zone } from './eye.ts';
import { nextDelay } from './pace.ts';

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
  /** How long this provider usually takes; decides when to look often. */
  readonly typicalSeconds: number;
  /** After this the watch ends in `dns.not-published`. */
  readonly until: Date;
  /** Calls the listener when somebody wants a look at once; returns the function that ends the subscription. */
  onLookNow(listener: () => void): () => void;
  /** After each look, once per target of the look. */
  onSight(target: WatchTarget, sightings: readonly TxtSighting[]): void;
  /** Before each wait. */
  onNextLook(at: Date): void;
}

/** Looks after which a server that does not answer, or does not serve the zone, no longer holds up the others. */
const patientLooks = 3;
/** Names looked at side by side; each look opens one socket per server address. */
const lanes = 8;

/**
 * Ends when every name server of every target has its value. A server that stays silent or lame for three looks is
 * passed over once another one has the value; while none has it, the watch goes on.
 * `dns.not-published` when `until` passes.
 */
export const watchTxt = async (options: WatchOptions): Promise<void> => {
  const { clock, signal, until } = options;
  const begun = clock.now().getTime();
  const pending = new Map(groupByName(options.targets).map((group) => [group.fqdn, group]));
  const wake = openWake(options.onLookNow);
  try {
    for (let looks = 1; ; looks += 1) {
      signal.throwIfAborted();
      wake.rest();
      await inLanes([...pending.values()], lanes, (group) => lookAtGroup(group, options));
      for (const group of [...pending.values()]) if (isPublished(group)) pending.delete(group.fqdn);
      if (pending.size === 0) return;
      const now = clock.now().getTime();
      if (now >= until.getTime()) throw notPublished([...pending.values()], until);
      const questions = Math.max(...[...pending.values()].map((group) => group.questions));
      const delay = Math.ceil(
        nextDelay({ elapsed: now - begun, looks, questions, typical: options.typicalSeconds * 1000 }),
      );
      const next = Math.min(now + delay, until.getTime());
      options.onNextLook(new Date(next));
      await wake.sleep(clock, next - now, signal);
    }
  } finally {
    wake.end();
  }
};

/** Apex and wildcard share one name with two values: one question serves both. */
interface NameGroup {
  readonly zone: Zone;
  readonly fqdn: string;
  readonly targets: readonly WatchTarget[];
  /** Looks in a row without an answer of use, per server and address. */
  readonly silence: Map<string, number>;
  latest: readonly TxtSighting[];
  questions: number;
}

const groupByName = (targets: readonly WatchTarget[]): readonly NameGroup[] =>
  [...Map.groupBy(targets, (target) => target.fqdn).values()].flatMap((group) => {
    const first = group[0];
    if (first === undefined) return [];
    return [{ zone: first.zone, fqdn: first.fqdn, targets: group, silence: new Map(), latest: [], questions: 0 }];
  });

const lookAtGroup = async (group: NameGroup, options: WatchOptions): Promise<void> => {
  const sightings = await options.eye.lookAt(group.zone, group.fqdn, group.targets[0]?.value ?? '', options.signal);
  group.latest = sightings;
  // beside a positive answer the serial takes a question of its own, see look.ts
  group.questions += sightings.some((sighting) => sighting.values.length > 0) ? 2 : 1;
  for (const sighting of sightings) {
    const idle = sighting.state === 'unreachable' || sighting.state === 'not-serving';
    group.silence.set(keyOf(sighting), idle ? (group.silence.get(keyOf(sighting)) ?? 0) + 1 : 0);
  }
  for (const target of group.targets)
    options.onSight(
      target,
      sightings.map((sighting) => sightingOf(target, sighting)),
    );
};

const keyOf = ({ server, address }: TxtSighting): string => `${server} ${address}`;

/** The same answer as another of the values at this name sees it. */
const sightingOf = ({ value }: WatchTarget, sighting: TxtSighting): TxtSighting => {
  if (sighting.state === 'unreachable' || sighting.state === 'not-serving') return sighting;
  return { ...sighting, state: sighting.values.includes(value) ? 'has' : 'not-yet' };
};

const isPublished = (group: NameGroup): boolean =>
  group.targets.every((target) => {
    const states = group.latest.map((sighting) => ({ sighting, state: sightingOf(target, sighting).state }));
    const passedOver = (sighting: TxtSighting) => (group.silence.get(keyOf(sighting)) ?? 0) >= patientLooks;
    return (
      states.some(({ state }) => state === 'has') &&
      states.every(({ sighting, state }) => state === 'has' || passedOver(sighting))
    );
  });

const notPublished = (groups: readonly NameGroup[], until: Date) => {
  const group = groups[0];
  const target = group?.targets.find((one) =>
    group.latest.some((sighting) => sightingOf(one, sighting).state !== 'has'),
  );
  const servers = (group?.latest ?? []).map((sighting) => ({
    name: sighting.address === '' ? sighting.server : `${sighting.server} (${sighting.address})`,
    state: target ? sightingOf(target, sighting).state : sighting.state,
  }));
  return fail('dns.not-published', { name: group?.fqdn ?? '', servers, until: until.toISOString() });
};

/** A sleep that "look now" ends early; a wish that comes during a look leads to another look right after it. */
const openWake = (subscribe: WatchOptions['onLookNow']) => {
  let wished = false;
  let wakeUp: (() => void) | undefined;
  const end = subscribe(() => {
    wished = true;
    wakeUp?.();
  });
  return {
    rest: () => {
      wished = false;
    },
    sleep: async (clock: Clock, milliseconds: number, signal: AbortSignal): Promise<void> => {
      if (wished) return;
      const woken = new AbortController();
      wakeUp = () => woken.abort();
      try {
        await clock.sleep(milliseconds, AbortSignal.any([woken.signal, signal]));
      } catch (thrown) {
        signal.throwIfAborted();
        if (!woken.signal.aborted) throw thrown;
      } finally {
        wakeUp = undefined;
      }
    },
    end,
  };
};
