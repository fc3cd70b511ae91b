/** A zone with its servers, as they state it themselves. */
import { type Delegation, findDelegation } from './delegation.ts';
import { parseEndpoint } from './endpoint.ts';
import type { NameServer, Zone } from './eye.ts';
import { negativeTtl } from './negative-ttl.ts';
import { query } from './query.ts';
import type { FindingOptions, Soa } from './zone-cut.ts';
import { findServersByName, type ServersFound } from './zone-servers.ts';

export interface LocatedZone {
  readonly zone: Zone;
  /** The authoritative address that answered first, if any did. */
  readonly quickest: string | undefined;
}

/** Milliseconds for the zone above to say whom it names; it is seldom anybody else. */
const delegationWithin = 2500;

/**
 * The name servers of the zone with their addresses, and its serial as they state it. They are all that the resolver,
 * the zone itself and the zone above name: an authority may be led to any of them, and resolvers remember old ones.
 *
 * Resolvers that were chosen by hand may know an inner view; then nobody outside is asked about it.
 */
export const findServers = async (soa: Soa, options: FindingOptions): Promise<LocatedZone> => {
  const reply = await options.resolvers.ask({ name: soa.name, type: 'NS' }, options.signal);
  const hosts = (reply?.answers ?? []).flatMap((record) =>
    record.type === 'NS' && record.name === soa.name ? [record.value] : [],
  );
  const [found, delegation] = await Promise.all([
    findServersByName(soa.name, hosts, options),
    options.explicit ? undefined : delegationInTime(soa.name, options),
  ]);
  const named = [...(delegation?.hosts ?? []), ...(await ownHosts(soa.name, found, options))];
  const others = [...new Set(named)].filter((host) => !hosts.includes(host));
  if (others.length === 0) return located(soa, found, options);
  const glue = delegation === undefined ? {} : { glue: delegation.glue };
  const more = await findServersByName(soa.name, others, { ...options, ...glue });
  // Where none of those that the resolver remembers serves the zone, they are old.
  const old = found.live === undefined && more.live !== undefined;
  const nameServers = [...(old ? [] : found.nameServers), ...more.nameServers].toSorted((one, other) =>
    one.name < other.name ? -1 : 1,
  );
  return located(soa, { nameServers, live: found.live ?? more.live }, options);
};

const delegationInTime = async (zone: string, options: FindingOptions): Promise<Delegation | undefined> => {
  const inTime = AbortSignal.timeout(delegationWithin);
  const signal = options.signal ? AbortSignal.any([inTime, options.signal]) : inTime;
  try {
    return await findDelegation(zone, { ...options, signal });
  } catch (thrown) {
    options.signal?.throwIfAborted();
    if (inTime.aborted) return undefined;
    throw thrown;
  }
};

/** The NS records that the zone has itself. */
const ownHosts = async (
  zone: string,
  { live }: ServersFound,
  { signal }: FindingOptions,
): Promise<readonly string[]> => {
  if (live === undefined) return [];
  const question = { name: zone, type: 'NS' } as const;
  const reply = await query({ endpoint: parseEndpoint(live.address), question, recursive: false, signal });
  if (reply.kind !== 'answer' || !reply.authoritative) return [];
  return reply.answers.flatMap((record) => (record.type === 'NS' && record.name === zone ? [record.value] : []));
};

/** A zone that resolvers do not know of yet, whose parent refers to it. */
export const followDelegation = async (delegation: Delegation, options: FindingOptions): Promise<LocatedZone> => {
  const { zone, hosts, glue } = delegation;
  const found = await findServersByName(zone, hosts, { ...options, glue });
  return located({ name: zone, ttl: 0, type: 'SOA', serial: 0, minimum: 0 }, found, options);
};

/**
 * Where no authoritative server can be reached, resolvers are looked at: in their place if they were chosen by hand,
 * else beside them, so that the view stays honest and the watch can still end.
 */
const located = (soa: Soa, { nameServers, live }: ServersFound, options: FindingOptions): LocatedZone => {
  const { resolvers, explicit } = options;
  const zone = (servers: readonly NameServer[], from: Soa): Zone => ({
    name: soa.name,
    serial: from.serial,
    negativeTtl: negativeTtl(from),
    nameServers: servers,
  });
  if (live) return { zone: zone(nameServers, live.soa), quickest: live.address };
  const standIns = explicit ? resolvers.endpoints : [resolvers.latest].filter((text) => text !== undefined);
  const shown = standIns.map((text): NameServer => ({ name: text, addresses: [text] }));
  return { zone: zone(explicit ? shown : [...nameServers, ...shown], soa), quickest: undefined };
};
