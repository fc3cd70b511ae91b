/** A zone with its servers, as they state it themselves. */
import { type Delegation, findDelegation } from './delegation.ts';
import type { NameServer, Zone } from './eye.ts';
import type { FindingOptions, Soa } from './zone-cut.ts';
import { findServersByName, type ServersFound } from './zone-servers.ts';

export interface LocatedZone {
  readonly zone: Zone;
  /** The authoritative address that answered first, if any did. */
  readonly quickest: string | undefined;
}

/**
 * The name servers of the zone with their addresses, and its serial as they state it. Where none of those that the
 * resolver names serves the zone, the resolver may remember old ones, so the zone above is asked.
 */
export const findServers = async (soa: Soa, options: FindingOptions): Promise<LocatedZone> => {
  const reply = await options.resolvers.ask({ name: soa.name, type: 'NS' }, options.signal);
  const hosts = (reply?.answers ?? []).flatMap((record) =>
    record.type === 'NS' && record.name === soa.name ? [record.value] : [],
  );
  const found = await findServersByName(soa.name, hosts, options);
  if (found.live !== undefined) return located(soa, found, options);
  const delegation = await findDelegation(soa.name, options);
  if (delegation === undefined || delegation.hosts.every((host) => hosts.includes(host)))
    return located(soa, found, options);
  const again = await findServersByName(soa.name, delegation.hosts, { ...options, glue: delegation.glue });
  return located(soa, again.live === undefined ? found : again, options);
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
    negativeTtl: Math.min(from.ttl, from.minimum),
    nameServers: servers,
  });
  if (live) return { zone: zone(nameServers, live.soa), quickest: live.address };
  const standIns = explicit ? resolvers.endpoints : [resolvers.latest].filter((text) => text !== undefined);
  const shown = standIns.map((text): NameServer => ({ name: text, addresses: [text] }));
  return { zone: zone(explicit ? shown : [...nameServers, ...shown], soa), quickest: undefined };
};
