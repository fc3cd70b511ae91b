/** From the name of a proof to where it belongs: CNAMEs followed, zone cuts found. */
import { fail } from '../../../shared/errors/problem.ts';
import { type Delegation, referralIn } from './delegation.ts';
import { parseEndpoint } from './endpoint.ts';
import type { LocatedZone } from './find-zone.ts';
import { parentName } from './names.ts';
import { type DnsAnswer, type DnsReply, type Question, query } from './query.ts';

/** RFC 8555 §8.4 sets no number; CAs give up at about this many. */
const mostCnames = 8;
/** Delegations below each other that a resolver does not know yet; more than one is rare enough. */
const mostReferrals = 4;

export interface Walker {
  readonly explicit: boolean;
  locateZone(name: string, signal?: AbortSignal): Promise<LocatedZone>;
  follow(delegation: Delegation, signal?: AbortSignal): Promise<LocatedZone>;
  askResolvers(question: Question, signal?: AbortSignal): Promise<DnsAnswer | undefined>;
}

export interface Walked {
  readonly fqdn: string;
  readonly chain: readonly string[];
  readonly located: LocatedZone;
}

const askOwn = async (
  question: Question,
  { quickest }: LocatedZone,
  signal: AbortSignal | undefined,
): Promise<DnsReply | undefined> =>
  quickest === undefined ? undefined : query({ endpoint: parseEndpoint(quickest), question, recursive: false, signal });

/** The zone of the name, also where a delegation is too new for the resolver. */
export const deepestZone = async (
  name: string,
  walker: Walker,
  signal: AbortSignal | undefined,
): Promise<LocatedZone> => {
  let located = await walker.locateZone(name, signal);
  for (let referrals = 0; referrals < mostReferrals && located.zone.name !== name; referrals += 1) {
    const referral = referralIn(await askOwn({ name, type: 'SOA' }, located, signal), name, located.zone.name);
    if (referral === undefined) break;
    located = await walker.follow(referral, signal);
  }
  return located;
};

export const walkCnames = async (first: string, walker: Walker, signal: AbortSignal | undefined): Promise<Walked> => {
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

/**
 * A resolver that is asked for the place of a proof before the record is there remembers that there is nothing. So it is
 * asked for the name above, and the zone's own servers say whether there is a cut between. Where they cannot be asked, or
 * the resolver was chosen for what it knows, there is no other way.
 */
const zoneAbove = async (name: string, walker: Walker, signal: AbortSignal | undefined): Promise<LocatedZone> => {
  if (walker.explicit || !name.startsWith('_')) return walker.locateZone(name, signal);
  const located = await walker.locateZone(parentName(name), signal);
  return located.quickest === undefined ? walker.locateZone(name, signal) : located;
};

const cnameAndZone = async (name: string, walker: Walker, signal: AbortSignal | undefined) => {
  let located = await zoneAbove(name, walker, signal);
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
