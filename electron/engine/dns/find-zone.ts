/** Where a zone begins and who serves it. */
import { getPublicSuffix, parse } from 'tldts';
import { fail } from '../../../shared/errors/problem.ts';
import { formatEndpoint, parseEndpoint } from './endpoint.ts';
import type { NameServer, Zone } from './eye.ts';
import { isWithin, normalName, parentName } from './names.ts';
import { type DnsAnswer, type DnsRecord, query } from './query.ts';
import type { Resolvers } from './resolvers.ts';

export type Soa = Extract<DnsRecord, { type: 'SOA' }>;
export interface LocatedZone {
  readonly zone: Zone;
  /** The authoritative address that answered first, if any did. */
  readonly quickest: string | undefined;
}

export interface ServingOptions {
  readonly resolvers: Resolvers;
  /** The resolvers were chosen by the reader, not taken from the machine. */
  readonly explicit: boolean;
  readonly signal?: AbortSignal | undefined;
}

/**
 * The zone cut: SOA questions from `name` upwards (RFC 1034 §4.2, RFC 2181 §6). A negative answer names the zone it
 * comes from (RFC 2308 §3), so the labels between are skipped. `dns.no-answer`, `dns.zone-not-found`.
 */
export const findZoneCut = async (name: string, options: ServingOptions): Promise<Soa> => {
  const { resolvers, explicit, signal } = options;
  const asked: string[] = [];
  let candidate = normalName(name);
  while (candidate !== '' && (explicit || !isRegistry(candidate))) {
    asked.push(candidate);
    const reply = await resolvers.ask({ name: candidate, type: 'SOA' }, signal);
    if (reply === undefined) throw fail('dns.no-answer', { name, servers: [...resolvers.endpoints] });
    const soa = reply.answers.find((record): record is Soa => record.type === 'SOA' && record.name === candidate);
    if (soa) return soa;
    candidate = nextCandidate(candidate, reply);
  }
  throw fail('dns.zone-not-found', { name, asked });
};

/**
 * A registry's zone (`com`, `co.uk`) is nobody's to write to: reaching it means that the domain does not exist. Home
 * networks may have their own `home.arpa` (RFC 8375), and resolvers chosen by hand may have any zone of their own.
 */
const isRegistry = (name: string): boolean =>
  name !== 'home.arpa' && parse(name).isIcann === true && getPublicSuffix(name) === name;

const nextCandidate = (candidate: string, reply: DnsAnswer): string => {
  const owner = reply.authorities.find((record) => record.type === 'SOA')?.name;
  const above = parentName(candidate);
  return reply.answers.length === 0 && owner !== undefined && isWithin(above, owner) ? owner : above;
};

/**
 * The name servers of the zone with their addresses, and its serial as they state it.
 *
 * A name server whose address is a resolver's is asked on the resolver's port: home set-ups and tests run one server
 * off port 53. Where no authoritative server can be reached, resolvers are looked at: in their place if they were
 * chosen by hand, else beside them, so that the view stays honest and the watch can still end.
 */
export const findServers = async (soa: Soa, options: ServingOptions): Promise<LocatedZone> => {
  const { resolvers, explicit, signal } = options;
  const reply = await resolvers.ask({ name: soa.name, type: 'NS' }, signal);
  // servers rotate the order of records; people want to find the same one in the same place
  const hosts = valuesOf(reply, 'NS', soa.name).toSorted();
  const nameServers = await Promise.all(
    hosts.map(async (name): Promise<NameServer> => ({ name, addresses: await addressesOf(name, resolvers, signal) })),
  );
  const live = await askForSoa(soa.name, [...new Set(nameServers.flatMap((server) => server.addresses))], signal);
  const zone = (servers: readonly NameServer[], from: Soa): Zone => ({
    name: soa.name,
    serial: from.serial,
    negativeTtl: Math.min(from.ttl, from.minimum),
    nameServers: servers,
  });
  if (live) return { zone: zone(nameServers, live.soa), quickest: live.address };
  const standIns = explicit ? resolvers.endpoints : [resolvers.latest].filter((text) => text !== undefined);
  const shown = standIns.map((text): NameServer => ({ name: text, addresses: [text] }));
  return { zone: zone(explicit ? shown : [...nameServers, ...shown], soa), quickest: undefined };
};

const valuesOf = (reply: DnsAnswer | undefined, type: 'NS' | 'A' | 'AAAA', owner?: string): readonly string[] =>
  (reply?.answers ?? []).flatMap((record) =>
    record.type === type && (owner === undefined || record.name === owner) ? [record.value] : [],
  );

const addressesOf = async (host: string, resolvers: Resolvers, signal?: AbortSignal): Promise<readonly string[]> => {
  const replies = await Promise.all([
    resolvers.ask({ name: host, type: 'A' }, signal),
    resolvers.ask({ name: host, type: 'AAAA' }, signal),
  ]);
  const found = [...valuesOf(replies[0], 'A'), ...valuesOf(replies[1], 'AAAA')];
  const known = resolvers.endpoints.map(parseEndpoint);
  return found.flatMap((address) => {
    const own = known.filter((endpoint) => endpoint.address === address);
    return (own.length > 0 ? own : [{ address, port: 53 }]).map(formatEndpoint);
  });
};

/** The first authoritative answer; the others are not waited for. `undefined` when nobody serves the zone. */
const askForSoa = async (
  name: string,
  addresses: readonly string[],
  signal: AbortSignal | undefined,
): Promise<{ readonly address: string; readonly soa: Soa } | undefined> => {
  const found = new AbortController();
  const stop = signal ? AbortSignal.any([found.signal, signal]) : found.signal;
  const attempts = addresses.map(async (address) => {
    const reply = await query({
      endpoint: parseEndpoint(address),
      question: { name, type: 'SOA' },
      recursive: false,
      signal: stop,
    });
    const soa = reply.kind === 'answer' && reply.authoritative ? reply.answers.find(isSoa) : undefined;
    if (soa === undefined) throw new Error('does not serve the zone');
    return { address, soa };
  });
  try {
    return await Promise.any(attempts);
  } catch {
    signal?.throwIfAborted();
    return undefined;
  } finally {
    found.abort();
  }
};

const isSoa = (record: DnsRecord): record is Soa => record.type === 'SOA';
