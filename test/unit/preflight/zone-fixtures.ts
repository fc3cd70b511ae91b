import { judgeStale } from '../../../electron/engine/preflight/judge/stale-txt.ts';
import {
  judgeDnssec,
  judgeShadows,
  judgeZone,
  type PlaceFacts,
} from '../../../electron/engine/preflight/judge/zone.ts';
import type { ZoneFinding, ZoneInspection } from '../../../shared/domain/dns-inspection.ts';
import { type Problem, problem } from '../../../shared/errors/problem.ts';
import { bad, type Fixture, good } from './fixture.ts';

const fqdn = '_acme-challenge.www.example.org';
const seen = (findings: readonly ZoneFinding[] = [], more: Partial<ZoneInspection> = {}): PlaceFacts => ({
  kind: 'seen',
  name: 'www.example.org',
  inspection: {
    zone: {
      name: 'example.org',
      serial: 7,
      negativeTtl: 300,
      nameServers: [
        { name: 'ns1.example.net', addresses: ['192.0.2.1:53'] },
        { name: 'ns2.example.net', addresses: ['192.0.2.2:53'] },
      ],
    },
    fqdn,
    chain: [fqdn],
    dnssec: { state: 'unsigned', keys: false, zone: 'example.org', keyTags: [], validators: [] },
    findings: [...findings],
    ...more,
  },
});
const failed = (failure: Problem): PlaceFacts => ({ kind: 'failed', name: 'www.example.org', problem: failure });
const evidence = { zone: 'example.org', keyTags: [1], validators: [] };
const broken = seen([{ code: 'dnssec-broken' }], {
  dnssec: { state: 'broken', why: 'signature-expired', ...evidence },
});
const first = { server: 'ns1.example.net', address: '192.0.2.1:53' };
const second = { server: 'ns2.example.net', address: '192.0.2.2:53' };

const old = 'a'.repeat(43);
const doubled = { fqdn: `${fqdn}.example.org`, values: [] };

export const goodZones: readonly Fixture[] = [
  good('a zone whose servers all answer', judgeZone(seen())),
  good(
    'the zone knows one server more than the zone above',
    judgeZone(seen([{ code: 'delegation-differs', parent: 'org', aboveOnly: [], ownOnly: ['ns3.example.net'] }])),
    ['delegation-differs', 'note', 'nameserver-unreachable'],
  ),
  good(
    'port 53 is closed here, which no authority minds',
    judgeZone(
      seen([
        { code: 'port-53-blocked' },
        { code: 'server-unreachable', ...first, reason: 'timeout' },
        { code: 'server-unreachable', ...second, reason: 'timeout' },
      ]),
    ),
    ['port-53-blocked', 'note', 'outbound-dns-blocked'],
  ),
  good(
    'something catches port 53',
    judgeZone(
      seen([
        { code: 'port-53-caught', servers: ['ns1.example.net', 'ns2.example.net'] },
        { code: 'server-not-serving', ...first, rcode: 'NXDOMAIN' },
        { code: 'server-not-serving', ...second, rcode: 'NXDOMAIN' },
      ]),
    ),
    ['port-53-caught', 'note', 'dns-traffic-intercepted'],
  ),
  good('an unsigned zone', judgeDnssec(seen(), true)),
  good(
    'a signed zone',
    judgeDnssec(seen([], { dnssec: { state: 'signed', until: '2027-01-01T00:00:00.000Z', ...evidence } }), true),
  ),
  good('nothing over the place of proof', judgeShadows({ place: seen(), challengeAddresses: [] })),
  good('an empty place', judgeStale({ fqdn, values: [], doubled })),
  good('somebody’s own text at the place', judgeStale({ fqdn, values: ['v=spf1 -all'], doubled })),
];

export const badZones: readonly Fixture[] = [
  bad(
    'a domain nobody has, seen up to the registry',
    judgeZone(seen([], { zone: { name: 'co.uk', serial: 1, negativeTtl: 900, nameServers: [] } })),
    ['zone-missing', 'blocks', 'domain-expired-or-held'],
  ),
  bad(
    'a domain that the resolvers deny, and nobody else can be asked',
    judgeZone({
      kind: 'failed',
      name: 'www.example.org',
      problem: problem('dns.zone-not-found', { name: 'www.example.org', asked: ['example.org'] }),
      outside: 'silent',
    }),
    ['zone-missing', 'warning', 'domain-expired-or-held'],
  ),
  bad(
    'a domain that only the resolvers here deny',
    judgeZone({
      kind: 'failed',
      name: 'www.example.org',
      problem: problem('dns.zone-not-found', { name: 'www.example.org', asked: ['example.org'] }),
      outside: 'knows',
    }),
    ['zone-hidden-here', 'warning', 'local-resolver-wrong-answers'],
  ),
  bad(
    'a domain that has lapsed',
    judgeZone(failed(problem('dns.zone-not-found', { name: 'www.example.org', asked: ['example.org'] }))),
    ['zone-missing', 'blocks', 'domain-expired-or-held'],
  ),
  bad('no answer at all', judgeZone(failed(problem('dns.no-answer', { name: 'www.example.org', servers: [] }))), [
    'zone-unanswered',
    'warning',
    'outbound-dns-blocked',
  ]),
  bad(
    'every server is lame',
    judgeZone(
      seen([
        { code: 'server-not-serving', ...first, rcode: 'REFUSED' },
        { code: 'server-not-serving', ...second, rcode: 'REFUSED' },
      ]),
    ),
    ['nobody-serves-zone', 'blocks', 'nameserver-unreachable'],
  ),
  bad('one server is lame', judgeZone(seen([{ code: 'server-not-serving', ...second, rcode: 'REFUSED' }])), [
    'server-lame',
    'warning',
    'nameserver-unreachable',
  ]),
  bad('one server is dead', judgeZone(seen([{ code: 'server-unreachable', ...second, reason: 'timeout' }])), [
    'server-silent',
    'warning',
    'nameserver-unreachable',
  ]),
  bad('a mistyped name server', judgeZone(seen([{ code: 'server-unresolvable', server: 'ns2.exmaple.net' }])), [
    'server-without-address',
    'warning',
    'nameserver-unreachable',
  ]),
  bad(
    'the registrar names an old server',
    judgeZone(seen([{ code: 'delegation-differs', parent: 'org', aboveOnly: ['old.example.net'], ownOnly: [] }])),
    ['delegation-differs', 'warning', 'nameserver-unreachable'],
  ),
  bad(
    'a secondary that lags',
    judgeZone(
      seen([
        {
          code: 'serials-differ',
          servers: [
            { ...first, serial: 7 },
            { ...second, serial: 6 },
          ],
        },
      ]),
    ),
    ['serials-differ', 'warning', 'secondary-ns-out-of-sync'],
  ),
  bad(
    'a "no" that lasts a day',
    judgeZone(
      seen([], {
        zone: {
          name: 'example.org',
          serial: 1,
          negativeTtl: 86400,
          nameServers: [{ name: 'ns1', addresses: ['192.0.2.1:53'] }],
        },
      }),
    ),
    ['absence-remembered', 'note', 'negative-cache'],
  ),
  bad('expired signatures', judgeDnssec(broken, true), ['dnssec-broken', 'blocks', 'dnssec-servfail']),
  bad('expired signatures, for an authority at home', judgeDnssec(broken, false), [
    'dnssec-broken',
    'warning',
    'dnssec-servfail',
  ]),
  bad(
    'a wildcard CNAME',
    judgeShadows({
      place: seen([{ code: 'wildcard-cname', wildcard: '*.example.org', target: 'parked.example.com' }]),
      challengeAddresses: [],
    }),
    ['wildcard-alias', 'warning', 'wildcard-cname-swallows-challenge'],
  ),
  bad(
    'a wildcard TXT',
    judgeShadows({
      place: seen([{ code: 'wildcard-txt', wildcard: '*.example.org', values: ['parked'] }]),
      challengeAddresses: [],
    }),
    ['wildcard-text', 'warning', 'wildcard-cname-swallows-challenge'],
  ),
  bad('a proxied record at the place', judgeShadows({ place: seen(), challengeAddresses: ['104.16.1.1'] }), [
    'challenge-name-proxied',
    'warning',
    'cdn-proxy-interferes',
  ]),
  bad('a value left behind', judgeStale({ fqdn, values: [old, old], doubled }), [
    'stale-values',
    'note',
    'stale-txt-records',
  ]),
  bad(
    'a dozen left behind',
    judgeStale({
      fqdn,
      values: Array.from({ length: 12 }, (_, index) => `${String(index).padStart(2, '0')}${'b'.repeat(41)}`),
      doubled,
    }),
    ['many-stale-values', 'warning', 'stale-txt-records'],
  ),
  bad('the zone written twice', judgeStale({ fqdn, values: [], doubled: { ...doubled, values: [old] } }), [
    'misplaced-values',
    'note',
    'txt-name-wrong',
  ]),
];
