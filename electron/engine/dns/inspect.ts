/** Everything noteworthy about the place of a proof: who serves it, who should, wildcards, signatures. */
import { randomUUID } from 'node:crypto';
import type { DnssecState } from '../../../shared/domain/dns-dnssec.ts';
import type { ZoneFinding, ZoneInspection } from '../../../shared/domain/dns-inspection.ts';
import type { Delegation } from './delegation.ts';
import { parseEndpoint } from './endpoint.ts';
import type { ChallengeLocation, TxtSighting, Zone } from './eye.ts';
import { query } from './query.ts';
import { type AskOwner, findWildcard } from './wildcard.ts';

export interface InspectionParts {
  readonly location: ChallengeLocation;
  /** A name server of the zone that answers. */
  readonly quickest: string | undefined;
  lookAt(fqdn: string, expected: string): Promise<readonly TxtSighting[]>;
  dnssec(): Promise<DnssecState>;
  delegation(): Promise<Delegation | undefined>;
  readonly signal?: AbortSignal | undefined;
}

export const inspectZone = async (parts: InspectionParts): Promise<ZoneInspection> => {
  const { zone, fqdn, chain } = parts.location;
  const ask: AskOwner = async (question) => {
    if (parts.quickest === undefined) return undefined;
    const endpoint = parseEndpoint(parts.quickest);
    const reply = await query({ endpoint, question, recursive: false, signal: parts.signal });
    return reply.kind === 'answer' && reply.authoritative ? reply : undefined;
  };
  const [sightings, dnssec, delegation, own, wildcard] = await Promise.all([
    parts.lookAt(fqdn, randomUUID()),
    parts.dnssec(),
    parts.delegation(),
    ask({ name: zone.name, type: 'NS' }),
    findWildcard(fqdn, zone.name, ask),
  ]);
  const ownHosts = (own?.answers ?? []).flatMap((record) => (record.type === 'NS' ? [record.value] : []));
  const findings: readonly ZoneFinding[] = [
    ...reachFindings(sightings),
    ...serverFindings(zone, sightings),
    ...(delegation === undefined || ownHosts.length === 0 ? [] : delegationFindings(delegation, ownHosts)),
    ...serialFindings(sightings),
    ...(wildcard === undefined ? [] : [wildcard]),
    ...(dnssec.state === 'broken' ? ([{ code: 'dnssec-broken' }] as const) : []),
  ];
  return {
    zone: { ...zone, nameServers: [...zone.nameServers] },
    fqdn,
    chain,
    ...(delegation === undefined ? {} : { delegated: [...delegation.hosts] }),
    dnssec,
    findings: [...findings],
  };
};

/** Whether any name server can be reached at all, or something on the way speaks for all of them. */
const reachFindings = (sightings: readonly TxtSighting[]): readonly ZoneFinding[] => {
  const asked = sightings.filter(({ address }) => address !== '');
  if (asked.length === 0) return [];
  if (asked.every(({ state }) => state === 'unreachable')) return [{ code: 'port-53-blocked' }];
  const caught = asked.filter(isCaught);
  if (caught.length < asked.length) return [];
  return [{ code: 'port-53-caught', servers: [...new Set(caught.map(({ server }) => server))] }];
};

/** A resolver answers where a name server was asked. */
export const isCaught = ({ state, resolves, authoritative }: TxtSighting): boolean =>
  state === 'not-serving' && resolves === true && authoritative === false;

const serverFindings = (zone: Zone, sightings: readonly TxtSighting[]): readonly ZoneFinding[] => [
  ...zone.nameServers.flatMap(({ name, addresses }): readonly ZoneFinding[] =>
    addresses.length === 0 ? [{ code: 'server-unresolvable', server: name }] : [],
  ),
  ...sightings.flatMap(({ server, address, state, silence, rcode }): readonly ZoneFinding[] => {
    if (address === '') return [];
    if (state === 'unreachable') return [{ code: 'server-unreachable', server, address, reason: silence ?? 'timeout' }];
    if (state === 'not-serving') return [{ code: 'server-not-serving', server, address, rcode: rcode ?? '' }];
    return [];
  }),
];

const delegationFindings = (delegation: Delegation, own: readonly string[]): readonly ZoneFinding[] => {
  const aboveOnly = delegation.hosts.filter((host) => !own.includes(host));
  const ownOnly = own.filter((host) => !delegation.hosts.includes(host)).toSorted();
  if (aboveOnly.length === 0 && ownOnly.length === 0) return [];
  return [{ code: 'delegation-differs', parent: delegation.parent, aboveOnly, ownOnly }];
};

const serialFindings = (sightings: readonly TxtSighting[]): readonly ZoneFinding[] => {
  const servers = sightings.flatMap(({ server, address, serial, state }) =>
    serial === undefined || state === 'not-serving' ? [] : [{ server, address, serial }],
  );
  return new Set(servers.map(({ serial }) => serial)).size > 1 ? [{ code: 'serials-differ', servers }] : [];
};
