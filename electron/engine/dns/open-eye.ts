/** The DNS as the authoritative servers tell it. */
import { fail } from '../../../shared/errors/problem.ts';
import type { Clock } from '../ports/index.ts';
import { parseEndpoint } from './endpoint.ts';
import type { ChallengeLocation, DnsEye } from './eye.ts';
import { findServers, findZoneCut, type LocatedZone } from './find-zone.ts';
import { lookAtServers } from './look.ts';
import { challengeName, normalName, parentName } from './names.ts';
import { type DnsAnswer, query } from './query.ts';
import { openResolvers } from './resolvers.ts';

/** Operators inside and outside China; asked only when this machine's own resolvers do not answer. */
const wellKnownResolvers: readonly string[] = ['1.1.1.1', '8.8.8.8', '223.5.5.5', '119.29.29.29'];

/** RFC 8555 §8.4 sets no number; CAs give up at about this many. */
const mostCnames = 8;
/** Milliseconds for which the servers of a zone are taken as known: many names of one order share a zone. */
const knownFor = 30_000;

export interface EyeOptions {
  /** `ip`, `ip:port` or `[ip6]:port`; only for finding zones and addresses. */
  readonly resolvers: readonly string[];
  /** The reader chose them: nobody else is asked. */
  readonly explicit: boolean;
  readonly clock: Clock;
  readonly publicResolvers?: readonly string[];
}

/** `input.invalid` for a resolver that is no address. */
export const openDnsEye = (options: EyeOptions): DnsEye => {
  const { explicit, clock } = options;
  const fallback = explicit ? [] : (options.publicResolvers ?? wellKnownResolvers);
  const resolvers = openResolvers([...options.resolvers, ...fallback]);
  const known = new Map<string, { readonly located: LocatedZone; readonly at: number }>();

  const locateZone = async (name: string, signal?: AbortSignal): Promise<LocatedZone> => {
    const soa = await findZoneCut(name, { resolvers, explicit, signal });
    const before = known.get(soa.name);
    if (before && clock.now().getTime() - before.at < knownFor) return before.located;
    const located = await findServers(soa, { resolvers, explicit, signal });
    if (located.quickest !== undefined) known.set(soa.name, { located, at: clock.now().getTime() });
    return located;
  };

  /** The CNAME at exactly this name, from the zone's own servers where they answer. */
  const cnameAt = async (
    name: string,
    { quickest }: LocatedZone,
    signal?: AbortSignal,
  ): Promise<string | undefined> => {
    const question = { name, type: 'CNAME' } as const;
    const own =
      quickest === undefined
        ? undefined
        : await query({ endpoint: parseEndpoint(quickest), question, recursive: false, signal });
    const settled =
      own?.kind === 'answer' && own.authoritative && /^(NOERROR|NXDOMAIN)$/.test(own.rcode) ? own : undefined;
    const reply: DnsAnswer | undefined = settled ?? (await resolvers.ask(question, signal));
    const record = reply?.answers.find((answer) => answer.type === 'CNAME' && answer.name === name);
    return record?.type === 'CNAME' ? record.value : undefined;
  };

  /**
   * RFC 4592 §3.3: `*.example.org CNAME …` answers for `_acme-challenge.example.org` only until a record is written
   * there. Such a CNAME is not to be followed: its target is seldom ours to write to.
   */
  const comesFromWildcard = async (name: string, target: string, zone: LocatedZone, signal?: AbortSignal) => {
    let parent = parentName(name);
    while (parent !== '' && name !== zone.zone.name) {
      const wildcard = await cnameAt(`*.${parent}`, zone, signal);
      if (wildcard !== undefined) return wildcard === target;
      if (parent === zone.zone.name) return false;
      parent = parentName(parent);
    }
    return false;
  };

  const locateChallenge = async (name: string, signal?: AbortSignal, label?: string): Promise<ChallengeLocation> => {
    const first = challengeName(name, label);
    const chain = [first];
    for (;;) {
      const current = chain.at(-1) ?? first;
      const located = await locateZone(current, signal);
      const target = await cnameAt(current, located, signal);
      if (target === undefined || (await comesFromWildcard(current, target, located, signal))) {
        return { fqdn: current, chain, zone: located.zone };
      }
      if (chain.includes(target) || chain.length > mostCnames) {
        throw fail('dns.zone-not-found', { name: first, asked: [...chain, target] });
      }
      chain.push(target);
    }
  };

  return {
    findZone: async (name, signal) => (await locateZone(normalName(name).replace(/^\*\./, ''), signal)).zone,
    locateChallenge,
    lookAt: (zone, fqdn, expected, signal) =>
      lookAtServers(zone, normalName(fqdn), expected, {
        recursive: (address) => resolvers.endpoints.includes(address),
        signal,
      }),
  };
};
