import type { BindZone } from './bind.ts';

/** A zone file with SOA, NS, the server's own address and whatever the test adds. */
export const zoneFile = (zone: BindZone, address: string): string => {
  const hosts = zone.nameServers ?? [`ns1.${zone.name}`];
  const own =
    zone.nameServers === undefined ? [`ns1.${zone.name}. IN ${address.includes(':') ? 'AAAA' : 'A'} ${address}`] : [];
  return [
    '$TTL 60',
    `$ORIGIN ${zone.name}.`,
    // A missing name is remembered for the lesser of the SOA's TTL and its last field (RFC 2308 §5).
    `@ ${Math.max(60, zone.negativeTtl ?? 0)} IN SOA ${hosts[0]}. hostmaster.${zone.name}. 1 3600 600 86400 ${zone.negativeTtl ?? 5}`,
    ...hosts.map((host) => `@ IN NS ${host}.`),
    ...own,
    ...(zone.records ?? []),
    '',
  ].join('\n');
};
