import type { DnsEye, ResolverSighting, TxtSighting, Zone } from '../../../electron/engine/dns/eye.ts';
import { type WatchOptions, type WatchTarget, watchTxt } from '../../../electron/engine/dns/watch.ts';
import type { ComputerView, Eta, OutsideSighting, ServerChange } from '../../../shared/domain/dns-watch.ts';
import { type VirtualClock, virtualClock } from './virtual-clock.ts';

/** What a server has at a time in milliseconds; `undefined` is silence, `lame` a refusal. */
export type Serves = (elapsed: number, fqdn: string) => Answer | undefined;
export type Answer = readonly string[] | 'lame' | { readonly values: readonly string[]; readonly serial: number };
export type Servers = Readonly<Record<string, Serves>>;

export const from =
  (milliseconds: number, values: readonly string[] = ['v']): Serves =>
  (elapsed) =>
    elapsed >= milliseconds ? values : [];
export const silent: Serves = () => undefined;

export const zoneOf = (servers: Servers): Zone => ({
  name: 'example.test',
  serial: 1,
  negativeTtl: 5,
  nameServers: Object.keys(servers).map((name) => ({ name, addresses: [`${name}:53`] })),
});

const fails = async (): Promise<never> => {
  throw new Error('not asked for here');
};

/** Takes a look at servers that live on a clock; `roundTrip` milliseconds an answer, three seconds a silence. */
const eyeOn = (
  clock: VirtualClock,
  servers: Servers,
  told: {
    readonly roundTrip?: number;
    outside?(elapsed: number): readonly OutsideSighting[];
    computer?(elapsed: number): Promise<ResolverSighting | undefined>;
  },
) => {
  const looks: number[] = [];
  const computerAsked: number[] = [];
  /** Per server and name. */
  const questions = new Map<string, number[]>();
  const askOne = async (server: string, fqdn: string, expected: string): Promise<TxtSighting> => {
    const times = questions.get(`${server} ${fqdn}`) ?? [];
    questions.set(`${server} ${fqdn}`, [...times, clock.elapsed()]);
    const base = { server, address: `${server}:53` };
    const { roundTrip = 0 } = told;
    if (roundTrip > 0) await clock.sleep(roundTrip / 2);
    const answer = servers[server]?.(clock.elapsed(), fqdn);
    if (roundTrip > 0) await clock.sleep(answer === undefined ? 3000 : roundTrip / 2);
    if (answer === undefined) return { ...base, state: 'unreachable', values: [], silence: 'timeout' };
    if (answer === 'lame') return { ...base, state: 'not-serving', values: [], rcode: 'REFUSED' };
    const { values, serial } = 'serial' in answer ? answer : { values: answer, serial: undefined };
    return {
      ...base,
      state: values.includes(expected) ? 'has' : 'not-yet',
      values,
      ...(serial === undefined ? {} : { serial }),
    };
  };
  const eye: DnsEye = {
    findZone: fails,
    locateChallenge: fails,
    dnssec: fails,
    inspect: fails,
    outsideView: async () => told.outside?.(clock.elapsed()) ?? [],
    computerView: async () => {
      computerAsked.push(clock.elapsed());
      return told.computer?.(clock.elapsed());
    },
    lookAt: async (zone, fqdn, expected, _signal, options) => {
      looks.push(clock.elapsed());
      const wanted = zone.nameServers.filter(({ addresses: [address = ''] }) => options?.addresses?.includes(address));
      return Promise.all(wanted.map(({ name }) => askOne(name, fqdn, expected)));
    },
  };
  return { eye, looks, questions, computerAsked };
};

export interface Watched {
  readonly ended: unknown;
  /** When each look began. */
  readonly looks: readonly number[];
  readonly questions: ReadonlyMap<string, readonly number[]>;
  readonly seen: readonly string[];
  readonly changes: readonly ServerChange[];
  readonly etas: readonly Eta[];
  readonly outside: readonly (readonly OutsideSighting[])[];
  /** When the resolver of this computer was asked; never unless its view is scripted. */
  readonly computerAsked: readonly number[];
  readonly computer: readonly ComputerView[];
  readonly elapsed: number;
}

/** A whole watch in no time. Without targets it is about one value `v` at one name. */
export const watch = async (
  servers: Servers,
  options: Partial<WatchOptions> & {
    readonly names?: readonly (readonly [fqdn: string, value: string])[];
    readonly roundTrip?: number;
    outside?(elapsed: number): readonly OutsideSighting[];
    computerView?(elapsed: number): Promise<ResolverSighting | undefined>;
  } = {},
): Promise<Watched> => {
  const clock = virtualClock();
  const { names = [['_acme-challenge.example.test', 'v']], roundTrip, outside: view, computerView, ...more } = options;
  const { eye, looks, questions, computerAsked } = eyeOn(clock, servers, {
    ...(roundTrip === undefined ? {} : { roundTrip }),
    ...(view === undefined ? {} : { outside: view }),
    ...(computerView === undefined ? {} : { computer: computerView }),
  });
  const zone = zoneOf(servers);
  const seen: string[] = [];
  const changes: ServerChange[] = [];
  const etas: Eta[] = [];
  const outside: (readonly OutsideSighting[])[] = [];
  const computer: ComputerView[] = [];
  const ended = await watchTxt({
    eye,
    targets: names.map(([fqdn, value]): WatchTarget => ({ zone, fqdn, value })),
    clock,
    signal: new AbortController().signal,
    typicalSeconds: 0,
    until: new Date(clock.now().getTime() + 3_600_000),
    onLookNow: () => () => undefined,
    onSight: (at, sightings) => seen.push(`${at.value} ${sightings.map(({ state }) => state).join(' ')}`),
    onNextLook: () => undefined,
    onChange: (change) => void changes.push(change),
    onEta: (eta) => void etas.push(eta),
    onOutside: (_fqdn, sightings) => void outside.push(sightings),
    ...(computerView === undefined ? {} : { onComputer: (seen: ComputerView) => void computer.push(seen) }),
    ...more,
  }).then(
    () => 'published',
    (thrown: unknown) => thrown,
  );
  return { ended, looks, questions, seen, changes, etas, outside, computerAsked, computer, elapsed: clock.elapsed() };
};
