/** The DNS as the authoritative servers tell it. */
import { fail } from '../../../shared/errors/problem.ts';
import type { Clock } from '../ports/index.ts';
import { type Delegation, findDelegation, findParentServer, referralIn } from './delegation.ts';
import { askDnssec } from './dnssec/ask.ts';
import { formatEndpoint, parseEndpoint } from './endpoint.ts';
import type { ChallengeLocation, DnsEye, LookOptions, Zone } from './eye.ts';
import { findServers, followDelegation, type LocatedZone } from './find-zone.ts';
import { inspectZone } from './inspect.ts';
import { lookAtServers } from './look.ts';
import { challengeName, normalName, parentName } from './names.ts';
import { outsideView } from './outside.ts';
import { type DohOperator, dohOperators } from './over-https.ts';
import { type DnsAnswer, type DnsReply, type Question, query } from './query.ts';
import { openResolvers } from './resolvers.ts';
import { findZoneCut } from './zone-cut.ts';

/** Operators inside and outside China; asked only when this machine's own resolvers do not answer. */
const wellKnownResolvers: readonly string[] = ['1.1.1.1', '8.8.8.8', '223.5.5.5', '119.29.29.29'];

/** RFC 8555 §8.4 sets no number; CAs give up at about this many. */
const mostCnames = 8;
/** Delegations below each other that a resolver does not know yet; more than one is rare enough. */
const mostReferrals = 4;
/** Milliseconds for which the servers of a zone are taken as known: many names of one order share a zone. */
const knownFor = 30_000;

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
}

/** `input.invalid` for a resolver that is no address. */
export const openDnsEye = (options: EyeOptions): DnsEye => {
  const { explicit, clock } = options;
  const fallback = explicit ? [] : (options.publicResolvers ?? wellKnownResolvers);
  const operators = options.operators ?? (explicit || options.publicResolvers !== undefined ? [] : dohOperators);
  const resolvers = openResolvers([...options.resolvers, ...fallback], operators);
  const chosen = options.resolvers.map((text) => formatEndpoint(parseEndpoint(text)));
  const recursive = (address: string): boolean => resolvers.endpoints.includes(address);
  const finding = (signal: AbortSignal | undefined) => ({ resolvers, explicit, signal });
  const zones = rememberZones(clock);

  const locateZone = async (name: string, signal?: AbortSignal): Promise<LocatedZone> => {
    const soa = await findZoneCut(name, finding(signal));
    return zones(soa.name, () => findServers(soa, finding(signal)));
  };
  const follow = (delegation: Delegation, signal?: AbortSignal): Promise<LocatedZone> =>
    zones(delegation.zone, () => followDelegation(delegation, finding(signal)));

  const walker = { locateZone, follow, askResolvers: resolvers.ask };
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

/** Zones with a server that answered, for a while. */
const rememberZones = (clock: Clock) => {
  const known = new Map<string, { readonly located: LocatedZone; readonly at: number }>();
  return async (name: string, find: () => Promise<LocatedZone>): Promise<LocatedZone> => {
    const before = known.get(name);
    if (before && clock.now().getTime() - before.at < knownFor) return before.located;
    const located = await find();
    if (located.quickest !== undefined) known.set(name, { located, at: clock.now().getTime() });
    return located;
  };
};

interface Walker {
  locateZone(name: string, signal?: AbortSignal): Promise<LocatedZone>;
  follow(delegation: Delegation, signal?: AbortSignal): Promise<LocatedZone>;
  askResolvers(question: Question, signal?: AbortSignal): Promise<DnsAnswer | undefined>;
}

interface Walked {
  readonly fqdn: string;
  readonly chain: readonly string[];
  readonly located: LocatedZone;
}

const toLocation = ({ fqdn, chain, located }: Walked): ChallengeLocation => ({ fqdn, chain, zone: located.zone });

const askOwn = async (
  question: Question,
  { quickest }: LocatedZone,
  signal: AbortSignal | undefined,
): Promise<DnsReply | undefined> =>
  quickest === undefined ? undefined : query({ endpoint: parseEndpoint(quickest), question, recursive: false, signal });

/** The zone of the name, also where a delegation is too new for the resolver. */
const deepestZone = async (name: string, walker: Walker, signal: AbortSignal | undefined): Promise<LocatedZone> => {
  let located = await walker.locateZone(name, signal);
  for (let referrals = 0; referrals < mostReferrals && located.zone.name !== name; referrals += 1) {
    const referral = referralIn(await askOwn({ name, type: 'SOA' }, located, signal), name, located.zone.name);
    if (referral === undefined) break;
    located = await walker.follow(referral, signal);
  }
  return located;
};

const walkCnames = async (first: string, walker: Walker, signal: AbortSignal | undefined): Promise<Walked> => {
  const chain = [first];
  for (;;) {
    const current = chain.at(-1) ?? first;
    const { located, target } = await cnameAndZone(current, walker, signal);
    if (target === undefined || (await comesFromWildcard(current, target, located, walker, signal)))
      return { fqdn: current, chain, located };
    if (chain.includes(target) || chain.length > mostCnames)
      throw fail('dns.zone-not-found', { name: first, asked: [...chain, target] });
    chain.push(target);
  }
};

const cnameAndZone = async (name: string, walker: Walker, signal: AbortSignal | undefined) => {
  let located = await walker.locateZone(name, signal);
  for (let referrals = 0; ; referrals += 1) {
    const reply = await askOwn({ name, type: 'CNAME' }, located, signal);
    const referral = referrals < mostReferrals ? referralIn(reply, name, located.zone.name) : undefined;
    if (referral === undefined) return { located, target: await cnameIn(reply, name, walker, signal) };
    located = await walker.follow(referral, signal);
  }
};

/** The CNAME at exactly this name, from the zone's own servers where they answer. */
const cnameIn = async (
  own: DnsReply | undefined,
  name: string,
  walker: Walker,
  signal: AbortSignal | undefined,
): Promise<string | undefined> => {
  const settled = own?.kind === 'answer' && own.authoritative && /^(NOERROR|NXDOMAIN)$/.test(own.rcode);
  const reply = settled ? own : await walker.askResolvers({ name, type: 'CNAME' }, signal);
  const record = reply?.answers.find((answer) => answer.type === 'CNAME' && answer.name === name);
  return record?.type === 'CNAME' ? record.value : undefined;
};

/**
 * RFC 4592 §3.3: `*.example.org CNAME …` answers for `_acme-challenge.example.org` only until a record is written
 * there. Such a CNAME is not to be followed: its target is seldom ours to write to.
 */
const comesFromWildcard = async (
  name: string,
  target: string,
  located: LocatedZone,
  walker: Walker,
  signal: AbortSignal | undefined,
): Promise<boolean> => {
  let parent = parentName(name);
  while (parent !== '' && name !== located.zone.name) {
    const wildcard = `*.${parent}`;
    const reply = await askOwn({ name: wildcard, type: 'CNAME' }, located, signal);
    const found = await cnameIn(reply, wildcard, walker, signal);
    if (found !== undefined) return found === target;
    if (parent === located.zone.name) return false;
    parent = parentName(parent);
  }
  return false;
};
