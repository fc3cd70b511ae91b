/** Zone, signatures, shadows, provider, credential, CAA, what lies there already. */
import { type CaaRecord, type CaaStep, judgeCaa } from '../../../electron/engine/preflight/judge/caa.ts';
import { judgeCredential } from '../../../electron/engine/preflight/judge/credential.ts';
import { judgeProvider, judgeRoom } from '../../../electron/engine/preflight/judge/provider.ts';
import { judgeStale } from '../../../electron/engine/preflight/judge/stale-txt.ts';
import {
  judgeDnssec,
  judgeShadows,
  judgeZone,
  type PlaceFacts,
} from '../../../electron/engine/preflight/judge/zone.ts';
import { descriptors } from '../../../electron/engine/providers/registry.ts';
import type { ChallengeType } from '../../../shared/domain/certificates.ts';
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

const descriptorOf = (id: string) => {
  const found = descriptors.find((one) => one.id === id);
  if (found === undefined) throw new Error(id);
  return found;
};
const provider = (id: string, nameServers: readonly string[], chain: readonly string[] = [fqdn]) =>
  judgeProvider({
    name: 'www.example.org',
    method: 'dns-01',
    descriptor: descriptorOf(id),
    descriptors,
    chain,
    zone: 'example.org',
    nameServers,
  });
const cloudflare = ['ada.ns.cloudflare.com', 'bob.ns.cloudflare.com'];
const dnspod = ['f1g1ns1.dnspod.net', 'f1g1ns2.dnspod.net'];

const answer = { provider: 'cloudflare', endpoint: 'https://api.cloudflare.com', detail: 'Invalid API Token' };
const credential = (failure?: Problem) =>
  judgeCredential({
    provider: 'cloudflare',
    method: 'dns-01',
    zone: 'example.org',
    ...(failure === undefined ? {} : { problem: failure }),
  });

const issue = (value: string, tag = 'issue', critical = false): CaaRecord => ({ critical, tag, value });
const step = (name: string, records: readonly CaaRecord[], more: Partial<CaaStep> = {}): CaaStep => ({
  name,
  chain: [],
  records,
  answered: 2,
  failures: [],
  ...more,
});
const accountUrl = 'https://acme-v02.api.letsencrypt.org/acme/acct/1';
const letsEncrypt = { id: 'letsencrypt', name: "Let's Encrypt", domains: ['letsencrypt.org'], accountUrl };
const caa = (
  records: readonly CaaRecord[],
  options: {
    readonly name?: string;
    readonly methods?: readonly ChallengeType[];
    readonly issuer?: typeof letsEncrypt;
  } = {},
) =>
  judgeCaa(
    { name: options.name ?? 'www.example.org', steps: [step('www.example.org', []), step('example.org', records)] },
    options.issuer ?? letsEncrypt,
    options.methods ?? ['dns-01'],
  );
const someones = issue('digicert.com');
const ours = issue('letsencrypt.org');
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
  good('Cloudflare at Cloudflare', provider('cloudflare', cloudflare)),
  good('vanity name servers nobody knows', provider('cloudflare', ['ns1.example.org', 'ns2.example.org'])),
  good('a self-hosted zone behind any name servers', provider('rfc2136', cloudflare)),
  good('Tencent Cloud on DNSPod servers', provider('tencentcloud', dnspod)),
  good('a credential that is taken', credential()),
  good('a closed vault, told elsewhere', credential(problem('vault.passphrase-needed', {}))),
  good('no CAA at all', caa([])),
  good('CAA for this authority', caa([someones, ours])),
  good('capitals and blanks', caa([issue('  LetsEncrypt.org ; ')])),
  good('only a place to complain to', caa([issue('mailto:a@example.org', 'iodef')])),
  good('nobody may sign wildcards, and none is wanted', caa([ours, issue(';', 'issuewild')])),
  good(
    'wildcards are allowed by a property of their own',
    caa([someones, issue('letsencrypt.org', 'issuewild')], { name: '*.example.org' }),
  ),
  good(
    'this account and this method',
    caa([issue(`letsencrypt.org; accounturi=${accountUrl}; validationmethods=dns-01,http-01`)]),
  ),
  good('a critical property that everybody knows', caa([issue('letsencrypt.org', 'issue', true)])),
  good(
    'records nearer to the name win',
    judgeCaa({ name: 'www.example.org', steps: [step('www.example.org', [ours])] }, letsEncrypt, ['dns-01']),
  ),
  good(
    'a private authority without a name',
    judgeCaa({ name: 'a.lan', steps: [step('a.lan', [someones])] }, { ...letsEncrypt, domains: [] }, ['dns-01']),
  ),
  good('an empty place', judgeStale({ fqdn, values: [], doubled })),
  good('somebody’s own text at the place', judgeStale({ fqdn, values: ['v=spf1 -all'], doubled })),
];

export const badZones: readonly Fixture[] = [
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
  bad('registered at Alibaba, served by Tencent', provider('alidns', dnspod), [
    'other-provider',
    'blocks',
    'domain-uses-other-nameservers',
  ]),
  bad('half Cloudflare', provider('cloudflare', [...cloudflare.slice(0, 1), 'ns.example.net']), [
    'partly-other-provider',
    'warning',
    'domain-uses-other-nameservers',
  ]),
  bad('led to another provider', provider('cloudflare', dnspod, [fqdn, 'www.proofs.example.net']), [
    'delegated-elsewhere',
    'blocks',
    'cname-delegation-misrouted',
  ]),
  bad('one value at a name', judgeRoom({ id: 'duckdns', valuesPerName: 1 }, ['a.duckdns.org', '*.a.duckdns.org']), [
    'one-value-only',
    'note',
    'apex-and-wildcard-overwrite',
  ]),
  bad('no credential', credential(problem('credential.not-found', { id: 'x' })), [
    'credential-missing',
    'blocks',
    'provider-credentials-invalid',
  ]),
  bad('a wrong token', credential(problem('provider.wrong-credentials', answer)), [
    'credential-refused',
    'blocks',
    'provider-credentials-invalid',
  ]),
  bad(
    'a key of another kind',
    credential(problem('provider.wrong-credentials', { ...answer, cause: 'provider-credential-type-mixup' })),
    ['credential-refused', 'blocks', 'provider-credential-type-mixup'],
  ),
  bad(
    'an address that is not on the list',
    credential(problem('provider.no-permission', { ...answer, cause: 'provider-ip-allowlist' })),
    ['credential-unable', 'blocks', 'provider-ip-allowlist'],
  ),
  bad('a token for reading', credential(problem('provider.no-permission', answer)), [
    'credential-unable',
    'blocks',
    'provider-permission-missing',
  ]),
  bad('a zone in another account', credential(problem('provider.zone-not-found', { ...answer, zone: 'example.org' })), [
    'credential-without-zone',
    'blocks',
    'provider-zone-not-found',
  ]),
  bad('too many calls', credential(problem('provider.rate-limited', answer)), [
    'provider-busy',
    'warning',
    'provider-rate-limited',
  ]),
  bad('a signature with a wrong time', credential(problem('provider.clock-skew', answer)), [
    'provider-clock',
    'blocks',
    'clock-skew',
  ]),
  bad('an API nobody reaches', credential(problem('provider.unreachable', answer)), [
    'provider-unreachable',
    'blocks',
    'provider-endpoint-unreachable',
  ]),
  bad('a locked domain', credential(problem('provider.refused', { ...answer, cause: 'provider-domain-locked' })), [
    'provider-refuses',
    'blocks',
    'provider-domain-locked',
  ]),
  bad('CAA for somebody else', caa([someones]), ['caa-forbids', 'blocks', 'caa-forbids']),
  bad('nobody may sign', caa([issue(';')]), ['caa-forbids', 'blocks', 'caa-forbids']),
  bad('nobody may sign wildcards', caa([ours, issue(';', 'issuewild')], { name: '*.example.org' }), [
    'caa-forbids',
    'blocks',
    'caa-forbids',
  ]),
  bad(
    'another account alone',
    caa([issue('letsencrypt.org; accounturi=https://acme-v02.api.letsencrypt.org/acme/acct/2')]),
    ['caa-other-account', 'blocks', 'caa-forbids'],
  ),
  bad(
    'two accounts in one record',
    caa([issue(`letsencrypt.org; accounturi=${accountUrl}; accounturi=${accountUrl}`)]),
    ['caa-other-account', 'blocks', 'caa-forbids'],
  ),
  bad('another method alone', caa([issue('letsencrypt.org; validationmethods=http-01')]), [
    'caa-other-method',
    'blocks',
    'caa-forbids',
  ]),
  bad('a critical property nobody knows', caa([ours, issue('x', 'tbs', true)]), [
    'caa-unknown-critical',
    'blocks',
    'caa-forbids',
  ]),
  bad('quotes inside the value', caa([issue('"letsencrypt.org"')]), ['caa-misspelt', 'blocks', 'caa-forbids']),
  bad('a web address in the value', caa([issue('https://letsencrypt.org/')]), [
    'caa-misspelt',
    'blocks',
    'caa-forbids',
  ]),
  bad(
    'servers that refuse CAA',
    judgeCaa(
      {
        name: 'example.org',
        steps: [step('example.org', [], { answered: 0, failures: ['ns1 SERVFAIL', 'ns2 timeout'] })],
      },
      letsEncrypt,
      ['dns-01'],
    ),
    ['caa-unanswered', 'blocks', 'caa-lookup-failed'],
  ),
  bad(
    'one server refuses CAA',
    judgeCaa(
      { name: 'example.org', steps: [step('example.org', [], { answered: 1, failures: ['ns2 SERVFAIL'] })] },
      letsEncrypt,
      ['dns-01'],
    ),
    ['caa-partly-unanswered', 'warning', 'caa-lookup-failed'],
  ),
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
