/** What an inspection of the place of a proof means: its zone, its signatures, what shadows it. */
import { getPublicSuffix, parse } from 'tldts';
import type { ZoneFinding, ZoneInspection } from '../../../../shared/domain/dns-inspection.ts';
import type { Problem } from '../../../../shared/errors/problem.ts';
import { type Found, found } from '../check.ts';

export type PlaceFacts =
  | { readonly kind: 'seen'; readonly name: string; readonly inspection: ZoneInspection }
  | {
      readonly kind: 'failed';
      readonly name: string;
      readonly problem: Problem;
      /** Whether somebody outside knows the domain; missing where nobody outside was to be asked. */
      readonly outside?: 'knows' | 'denies' | 'silent' | undefined;
    };

/** Seconds; longer than this people wait for a record that was asked for too early. */
const longMemory = 3600;

export const judgeZone = (place: PlaceFacts): readonly Found[] => {
  const { name } = place;
  if (place.kind === 'failed') {
    const { code, details } = place.problem;
    const asked = 'asked' in details ? details.asked : 'servers' in details ? details.servers : [];
    const lines = Array.isArray(asked) ? asked.map(String) : [];
    if (code !== 'dns.zone-not-found') return [found('zone-unanswered', { name }, lines)];
    if (place.outside === 'knows') return [found('zone-hidden-here', { name }, lines)];
    // With nobody to ask but the resolvers here it may be they who are wrong.
    return [found('zone-missing', { name }, lines, place.outside === 'silent' ? { verdict: 'warning' } : {})];
  }
  const { zone, findings } = place.inspection;
  // Resolvers that were chosen by hand lead up to the registry, which is nobody's to write to.
  if (isRegistry(zone.name)) return [found('zone-missing', { name }, [`SOA ${zone.name === '' ? '.' : zone.name}`])];
  const lame = findings.filter((one) => one.code === 'server-not-serving');
  const addresses = new Set(zone.nameServers.flatMap((server) => server.addresses));
  const caught = findings.some(({ code }) => code === 'port-53-caught' || code === 'port-53-blocked');
  // Where something on the way speaks for all of them, nothing is known of any.
  const telling = findings.filter(({ code }) => !caught || !code.startsWith('server-'));
  const nobody = !caught && addresses.size > 0 && new Set(lame.map(({ address }) => address)).size === addresses.size;
  const told = telling.filter(({ code }) => !nobody || code !== 'server-not-serving');
  return [
    ...(nobody ? [found('nobody-serves-zone', { zone: zone.name }, lame.map(lameLine))] : []),
    ...told.flatMap((finding) => judgeFinding(finding, zone.name)),
    ...(zone.negativeTtl > longMemory
      ? [found('absence-remembered', { zone: zone.name, seconds: String(zone.negativeTtl) }, [`SOA ${zone.name}`])]
      : []),
  ];
};

const isRegistry = (zone: string): boolean =>
  zone === '' || (parse(zone).isIcann === true && getPublicSuffix(zone) === zone && zone !== 'home.arpa');

const lameLine = ({ server, address, rcode }: Extract<ZoneFinding, { code: 'server-not-serving' }>): string =>
  `${server} ${address} ${rcode}`;

const judgeFinding = (finding: ZoneFinding, zone: string): readonly Found[] => {
  switch (finding.code) {
    case 'delegation-differs': {
      const { parent, aboveOnly, ownOnly } = finding;
      const evidence = [`${parent}: ${aboveOnly.join(' ')}`, `${zone}: ${ownOnly.join(' ')}`];
      const detail = { zone, aboveOnly: aboveOnly.join(', ') || '–', ownOnly: ownOnly.join(', ') || '–' };
      // Servers that only the zone knows are asked by nobody, and harm nobody.
      return [found('delegation-differs', detail, evidence, aboveOnly.length === 0 ? { verdict: 'note' } : {})];
    }
    case 'server-unreachable':
      return [
        found('server-silent', { zone, server: finding.server, address: finding.address, reason: finding.reason }, [
          `${finding.server} ${finding.address} ${finding.reason}`,
        ]),
      ];
    case 'server-not-serving':
      return [
        found('server-lame', { zone, server: finding.server, address: finding.address, rcode: finding.rcode }, [
          lameLine(finding),
        ]),
      ];
    case 'server-unresolvable':
      return [found('server-without-address', { zone, server: finding.server }, [finding.server])];
    case 'serials-differ': {
      const lines = finding.servers.map(({ server, address, serial }) => `${server} ${address} ${serial}`);
      return [found('serials-differ', { zone, servers: lines.join(', ') }, lines)];
    }
    case 'port-53-blocked':
    case 'port-53-caught':
      return [found(finding.code, { zone }, 'servers' in finding ? finding.servers : [])];
    case 'wildcard-txt':
    case 'wildcard-cname':
    case 'dnssec-broken':
      return [];
  }
};

/** Private authorities seldom check signatures, so there it is a warning. */
export const judgeDnssec = (place: PlaceFacts, checked: boolean): readonly Found[] => {
  if (place.kind === 'failed') return [];
  const { dnssec, zone } = place.inspection;
  if (dnssec.state !== 'broken') return [];
  const lines = [
    `${dnssec.why} ${dnssec.of ?? ''} ${dnssec.at ?? ''} ${dnssec.server ?? ''}`.replaceAll(/ +/g, ' ').trim(),
    ...dnssec.validators.map((validator) => `${validator.name}: ${validator.verdict}`),
  ];
  const particulars = checked ? {} : { verdict: 'warning' as const };
  return [found('dnssec-broken', { zone: zone.name, why: dnssec.why }, lines, particulars)];
};

export interface ShadowFacts {
  readonly place: PlaceFacts;
  /** Addresses that the very name of the proof has, as behind a switched-on proxy. */
  readonly challengeAddresses: readonly string[];
}

export const judgeShadows = ({ place, challengeAddresses }: ShadowFacts): readonly Found[] => {
  if (place.kind === 'failed') return [];
  const { findings, fqdn } = place.inspection;
  const wildcards = findings.flatMap((finding): readonly Found[] => {
    if (finding.code === 'wildcard-cname') {
      const { wildcard, target } = finding;
      return [found('wildcard-alias', { wildcard, target, fqdn }, [`${wildcard} CNAME ${target}`])];
    }
    if (finding.code !== 'wildcard-txt') return [];
    const { wildcard, values } = finding;
    return [
      found('wildcard-text', { wildcard, values: values.join(', '), fqdn }, [`${wildcard} TXT ${values.join(' ')}`]),
    ];
  });
  if (wildcards.length > 0 || challengeAddresses.length === 0) return wildcards;
  return [
    found(
      'challenge-name-proxied',
      { fqdn },
      challengeAddresses.map((address) => `${fqdn} ${address}`),
    ),
  ];
};
