/** What the name servers of the small internet have, and who of them is asked for what. */

/** Who listens where. */
export const hosts = {
  root: '127.0.0.10',
  resolver: '127.0.0.53',
  bind: '127.0.0.1',
  knot: '127.0.0.2',
  nsd: '127.0.0.3',
  /** Nobody. */
  dead: '127.0.0.4',
  /** Knot, which refuses zones it does not have. */
  lame: '127.0.0.5',
  tcpOnly: '127.0.0.6',
  six: 'fd00:53::7',
  silent: '127.0.0.9',
} as const;
export type Host = keyof typeof hosts;

/** Resolvers remember for five minutes that a name does not exist. */
export const soa = (zone: string): readonly string[] => [
  '$TTL 60',
  `$ORIGIN ${zone === '' ? '.' : `${zone}.`}`,
  `@ IN SOA ns.hosts.test. hostmaster\\.of.hosts.test. 1 3600 600 86400 300`,
];
export const nameServers = (owner: string, of: readonly Host[]): readonly string[] =>
  of.map((host) => `${owner} IN NS ${host}.hosts.test.`);
export const zoneText = (zone: string, servers: readonly Host[], records: readonly string[] = []): string =>
  [...soa(zone), ...nameServers('@', servers), ...records, ''].join('\n');
export const hostsZone = (): string =>
  zoneText(
    'hosts.test',
    ['root'],
    Object.entries(hosts).map(([name, address]) => `${name} IN ${address.includes(':') ? 'AAAA' : 'A'} ${address}`),
  );

/** Zones that Knot signs by itself, by algorithm. */
export const signedByKnot = {
  'rsa.test': 'rsasha256',
  'p256.test': 'ecdsap256sha256',
  'p384.test': 'ecdsap384sha384',
  'ed25519.test': 'ed25519',
} as const;

/** Which servers the zone above names. */
export const delegations: Readonly<Record<string, readonly Host[]>> = {
  'up.test': ['bind'],
  'lag.test': ['bind', 'knot', 'nsd'],
  'dead.test': ['bind', 'dead', 'lame'],
  // A resolver needs one that it can reach by UDP.
  'tcp.test': ['bind', 'tcpOnly'],
  'six.test': ['six'],
  // Has left its second server, which the zone above has not heard of.
  'moved.test': ['bind', 'dead'],
  'wild.test': ['bind'],
  'elsewhere.test': ['knot'],
  'blocked.test': ['silent'],
  'mismatch.test': ['knot'],
  ...Object.fromEntries(Object.keys(signedByKnot).map((zone) => [zone, ['knot'] as const])),
  'expired.test': ['bind'],
  'early.test': ['bind'],
  'stripped.test': ['bind'],
  'odd.test': ['bind'],
};

export const bindZones: Readonly<Record<string, string>> = {
  'up.test': zoneText(
    'up.test',
    ['bind'],
    ['child IN NS knot.hosts.test.', '_acme-challenge.www IN CNAME www.proofs.elsewhere.test.'],
  ),
  'lag.test': zoneText('lag.test', ['bind', 'knot', 'nsd']),
  'dead.test': zoneText('dead.test', ['bind', 'dead', 'lame']),
  'tcp.test': zoneText('tcp.test', ['bind', 'tcpOnly']),
  'moved.test': zoneText('moved.test', ['bind']),
  'wild.test': zoneText('wild.test', ['bind'], ['*.text IN TXT "parked"', '*.alias IN CNAME parked.elsewhere.test.']),
};

export const knotZones: Readonly<Record<string, string>> = {
  'elsewhere.test': zoneText('elsewhere.test', ['knot']),
  // The zone above does not know of the second one.
  'child.up.test': zoneText('child.up.test', ['knot', 'lame']),
  'fresh.up.test': zoneText('fresh.up.test', ['knot']),
  'mismatch.test': zoneText('mismatch.test', ['knot']),
};
