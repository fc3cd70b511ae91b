/** The DNS as the authoritative servers tell it. */
import type { Clock } from '../ports/index.ts';
import { type Delegation, findDelegation, findParentServer } from './delegation.ts';
import { askDnssec } from './dnssec/ask.ts';
import { formatEndpoint, parseEndpoint } from './endpoint.ts';
import type { ChallengeLocation, DnsEye, LookOptions, Zone } from './eye.ts';
import { findServers, followDelegation, type LocatedZone } from './find-zone.ts';
import { inspectZone } from './inspect.ts';
import { lookAtServers } from './look.ts';
import { challengeName, normalName } from './names.ts';
import { outsideView } from './outside.ts';
import { type DohOperator, dohOperators } from './over-https.ts';
import { askResolversOfComputer } from './resolver-view.ts';
import { openResolvers } from './resolvers.ts';
import { deepestZone, type Walked, type Walker, walkCnames } from './walk.ts';
import { findZoneCut } from './zone-cut.ts';

/** Operators inside and outside China; asked only when this machine's own resolvers do not answer. */
const wellKnownResolvers: readonly string[] = ['1.1.1.1', '8.8.8.8', '223.5.5.5', '119.29.29.29'];

/** Milliseconds for which the servers of a zone are taken as known: many names of one order share a zone. */
const knownFor = 30_000;
/** The same for zones none of whose servers answers: finding that out takes seconds each time. */
const deadFor = 5000;

export interface EyeOptions {
  /** `ip`, `ip:port` or `[ip6]:port`; only for finding zones and addresses. */
  readonly resolvers: readonly string[];
  /** The reader chose them: nobody else is asked. */
  readonly explicit: boolean;
  readonly clock: Clock;
  readonly publicResolvers?: readonly string[];
  /**
   * For the view from outside, and for finding zones where nothing on port 53 helps. Without them the usual ones, but
   * none where the resolvers are explicit or the public ones are given: whoever names those names these.
   */
  readonly operators?: readonly DohOperator[];
  /** See `FindingOptions`. */
  readonly elsewhere?: ReadonlyMap<string, string> | undefined;
}

/** `input.invalid` for a resolver that is no address. */
export const openDnsEye = (options: EyeOptions): DnsEye => {
  const { explicit, clock } = options;
  const fallback = explicit ? [] : (options.publicResolvers ?? wellKnownResolvers);
  const operators = options.operators ?? (explicit || options.publicResolvers !== undefined ? [] : dohOperators);
  const resolvers = openResolvers([...options.resolvers, ...fallback], operators);
  const chosen = options.resolvers.map((text) => formatEndpoint(parseEndpoint(text)));
  const recursive = (address: string): boolean => resolvers.endpoints.includes(address);
  const finding = (signal: AbortSignal | undefined) => ({ resolvers, explicit, signal, elsewhere: options.elsewhere });
  const zones = rememberZones(clock);

  const locateZone = async (name: string, signal?: AbortSignal): Promise<LocatedZone> => {
    const soa = await findZoneCut(name, finding(signal));
    return zones(soa.name, () => findServers(soa, finding(signal)));
  };
  const follow = (delegation: Delegation, signal?: AbortSignal): Promise<LocatedZone> =>
    zones(delegation.zone, () => followDelegation(delegation, finding(signal)));

  const walker: Walker = { locateZone, follow, askResolvers: resolvers.ask, explicit };
  const locateChallenge = async (name: string, signal?: AbortSignal, label?: string): Promise<ChallengeLocation> =>
    toLocation(await walkCnames(challengeName(name, label), walker, signal));

  const lookAt = (zone: Zone, fqdn: string, expected: string, signal?: AbortSignal, look: LookOptions = {}) =>
    lookAtServers({ ...look, zone, fqdn: normalName(fqdn), expected, recursive, signal });

  const dnssec: DnsEye['dnssec'] = async (zone, signal) => {
    const parent = await findParentServer(zone.name, finding(signal));
    return askDnssec({ zone, clock, parent, resolvers: chosen, operators, recursive, signal });
  };

  return {
    findZone: async (name, signal) => {
      const wanted = normalName(name).replace(/^\*\./, '');
      return (await deepestZone(wanted, walker, signal)).zone;
    },
    locateChallenge,
    lookAt,
    dnssec,
    computerView: (fqdn, signal) => askResolversOfComputer(chosen, normalName(fqdn), signal),
    outsideView: (fqdn, value, signal) => outsideView(operators, normalName(fqdn), value, signal),
    inspect: async (name, signal, label) => {
      const walked = await walkCnames(challengeName(name, label), walker, signal);
      const { zone, quickest } = walked.located;
      return inspectZone({
        location: toLocation(walked),
        quickest,
        lookAt: (fqdn, expected) => lookAt(zone, fqdn, expected, signal),
        dnssec: () => dnssec(zone, signal),
        delegation: () => findDelegation(zone.name, finding(signal)),
        signal,
      });
    },
  };
};

const toLocation = ({ fqdn, chain, located }: Walked): ChallengeLocation => ({ fqdn, chain, zone: located.zone });

/** Zones with their servers, for a while. */
const rememberZones = (clock: Clock) => {
  const known = new Map<string, { readonly located: LocatedZone; readonly at: number }>();
  return async (name: string, find: () => Promise<LocatedZone>): Promise<LocatedZone> => {
    const before = known.get(name);
    const keeps = before?.located.quickest === undefined ? deadFor : knownFor;
    if (before && clock.now().getTime() - before.at < keeps) return before.located;
    const located = await find();
    known.set(name, { located, at: clock.now().getTime() });
    return located;
  };
};
