import { judgeAuthority, type LadderFacts } from '../../../electron/engine/preflight/judge/authority.ts';
import { judgeClock } from '../../../electron/engine/preflight/judge/clock.ts';
import { judgeNames } from '../../../electron/engine/preflight/judge/names.ts';
import { judgeNetwork } from '../../../electron/engine/preflight/judge/network.ts';
import { judgeResolvers } from '../../../electron/engine/preflight/judge/resolver.ts';
import type { ResolverFinding } from '../../../shared/domain/dns-findings.ts';
import type { Identifier } from '../../../shared/domain/identifiers.ts';
import { type Problem, problem } from '../../../shared/errors/problem.ts';
import { bad, type Fixture, good } from './fixture.ts';

const ca = { id: 'letsencrypt', name: "Let's Encrypt" };
const dns = (...values: readonly string[]): readonly Identifier[] => values.map((value) => ({ type: 'dns', value }));
const signs = { publicTrust: true, wildcards: true, addresses: 'short-lived', maxNames: 100 } as const;
const names = (identifiers: readonly Identifier[], method: 'dns-01' | 'http-01', maxNames = 100) =>
  judgeNames({ identifiers, methods: [method], authorities: [{ ...ca, signs: { ...signs, maxNames } }] });

const peer = { url: 'https://acme.example.org/directory', host: 'acme.example.org' };
const ladder = (
  failure?: Problem,
  profiles: Readonly<Record<string, string>> = { classic: '', shortlived: '' },
): LadderFacts => ({
  host: peer.host,
  steps: ['DNS acme.example.org 203.0.113.7', 'TCP 203.0.113.7:443 open'],
  ...(failure === undefined
    ? { directory: { newNonce: '', newAccount: '', newOrder: '', meta: { profiles } } }
    : { problem: failure }),
});
const authority = (failure: Problem) =>
  judgeAuthority({ ...ca, ladder: { ...ladder(failure), steps: ['DNS acme.example.org 203.0.113.7'] } });

const heard = (code: ResolverFinding['code'], server = '192.0.2.53:53'): ResolverFinding => ({
  code,
  server,
  evidence: [
    {
      question: { name: 'one.one.one.one', type: 'A' },
      transport: 'udp',
      answer: ['198.18.0.7'],
      expected: ['1.1.1.1'],
      milliseconds: 3,
    },
  ],
});

export const goodOutside: readonly Fixture[] = [
  good('two names by DNS', names(dns('example.org', '*.example.org'), 'dns-01')),
  good('one name by HTTP', names(dns('www.example.org'), 'http-01')),
  good('a public address by HTTP', names([{ type: 'ip', value: '203.0.113.9' }], 'http-01')),
  good('a network without a proxy', judgeNetwork({ online: true, direct: true, authority: ca.name })),
  good(
    'a proxy of the browser, unused here',
    judgeNetwork({
      online: true,
      direct: true,
      authority: ca.name,
      proxy: { address: 'http://proxy.lan:3128', state: 'answers', leadsOn: true },
    }),
    ['proxy-unused', 'note'],
  ),
  good(
    'a proxy that leads to the authority',
    judgeNetwork({ online: true, direct: true, authority: ca.name, through: { proxy: 'http://proxy.lan:3128' } }),
    ['proxy-used', 'note'],
  ),
  good('resolvers that tell the truth', judgeResolvers([], 2)),
  good('one of two resolvers is mute', judgeResolvers([heard('silent')], 2), [
    'resolver-silent',
    'note',
    'local-resolver-timeout',
  ]),
  good('a clock that is 4 s behind', judgeClock({ skews: [{ host: peer.host, seconds: -4 }] })),
  good(
    'one of two servers has a wrong clock',
    judgeClock({
      skews: [
        { host: 'a', seconds: 900 },
        { host: 'b', seconds: 1 },
      ],
    }),
  ),
  good('an authority that answers', judgeAuthority({ ...ca, ladder: ladder(), profile: 'shortlived' })),
];

export const badOutside: readonly Fixture[] = [
  bad(
    'an authority that takes its time',
    judgeAuthority({ ...ca, ladder: ladder(problem('network.timeout', { ...peer, seconds: 6 })) }),
    ['authority-down', 'warning', 'ca-service-unavailable'],
  ),
  bad('a wildcard by HTTP', names(dns('*.example.org'), 'http-01'), [
    'wildcard-without-dns',
    'blocks',
    'wildcard-needs-dns01',
  ]),
  bad('an address by DNS', names([{ type: 'ip', value: '203.0.113.9' }], 'dns-01'), [
    'address-over-dns',
    'blocks',
    'ip-identifier-needs-profile',
  ]),
  bad(
    'an address at an authority that signs none',
    judgeNames({
      identifiers: [{ type: 'ip', value: '203.0.113.9' }],
      methods: ['http-01'],
      authorities: [{ ...ca, signs: { ...signs, addresses: 'no' } }],
    }),
    ['address-not-signed', 'blocks', 'identifier-type-unsupported'],
  ),
  bad('three names where two are allowed', names(dns('a.org', 'b.org', 'c.org'), 'dns-01', 2), [
    'too-many-names',
    'blocks',
    'too-many-identifiers',
  ]),
  bad('a host name of a cloud', names(dns('ec2-203-0-113-9.compute-1.amazonaws.com'), 'http-01'), [
    'lent-host-name',
    'warning',
    'identifier-policy-blocked',
  ]),
  bad('a name beside its wildcard', names(dns('*.example.org', 'www.example.org'), 'dns-01'), [
    'covered-by-wildcard',
    'note',
    'redundant-with-wildcard',
  ]),
  bad('no cable', judgeNetwork({ online: false, direct: false, authority: ca.name }), [
    'no-network',
    'blocks',
    'ca-network-blocked',
  ]),
  bad(
    'a proxy that is gone',
    judgeNetwork({
      online: true,
      direct: true,
      authority: ca.name,
      proxy: { address: 'http://p:1', state: 'dead', leadsOn: false },
    }),
    ['proxy-dead', 'warning', 'proxy-misconfigured'],
  ),
  bad(
    'the proxy in use wants a password',
    judgeNetwork({
      online: true,
      direct: false,
      authority: ca.name,
      through: { proxy: 'http://p:1', problem: 'proxy.sign-in-needed' },
    }),
    ['proxy-fails', 'blocks', 'proxy-misconfigured'],
  ),
  bad(
    'only the proxy leads out',
    judgeNetwork({
      online: true,
      direct: false,
      authority: ca.name,
      proxy: { address: 'http://p:1', state: 'answers', leadsOn: true },
    }),
    ['proxy-only', 'blocks', 'proxy-misconfigured'],
  ),
  bad('a proxy tool with fake addresses', judgeResolvers([heard('fake-ip')], 1), [
    'fake-addresses',
    'warning',
    'resolver-fake-ip',
  ]),
  bad('a provider that sells searches', judgeResolvers([heard('nxdomain-rewritten')], 1), [
    'answers-rewritten',
    'warning',
    'local-resolver-wrong-answers',
  ]),
  bad('a router that catches UDP', judgeResolvers([heard('transport-differs')], 1), [
    'answers-differ',
    'warning',
    'dns-traffic-intercepted',
  ]),
  bad('an office with an inner view', judgeResolvers([heard('split-horizon')], 1), [
    'inner-view',
    'note',
    'split-horizon-dns',
  ]),
  bad('a slow resolver', judgeResolvers([heard('slow')], 1), ['resolver-slow', 'note', 'local-resolver-timeout']),
  bad('the only resolver is mute', judgeResolvers([heard('silent')], 1), [
    'resolver-silent',
    'warning',
    'local-resolver-timeout',
  ]),
  bad('the resolver of a proxy tool is mute', judgeResolvers([heard('silent', '198.18.0.2:53')], 1), [
    'resolver-of-proxy',
    'warning',
    'resolver-fake-ip',
  ]),
  bad('no TCP to the resolver', judgeResolvers([heard('tcp-blocked')], 1), [
    'resolver-one-way',
    'note',
    'outbound-dns-blocked',
  ]),
  bad('a clock 50 s ahead', judgeClock({ skews: [{ host: peer.host, seconds: 50 }] }), [
    'clock-off',
    'warning',
    'clock-skew',
  ]),
  bad('a clock an hour behind', judgeClock({ skews: [{ host: peer.host, seconds: -3600 }] }), [
    'clock-far-off',
    'blocks',
    'clock-skew',
  ]),
  bad('the authority’s name is not found', authority(problem('network.dns', peer)), [
    'authority-not-resolved',
    'blocks',
    'dns-resolution-failing',
  ]),
  bad('port 443 is closed to the authority', authority(problem('network.timeout', { ...peer, seconds: 6 })), [
    'authority-unreachable',
    'blocks',
    'ca-network-blocked',
  ]),
  bad('a company reads along', authority(problem('network.tls-intercepted', { ...peer, issuer: 'Zscaler' })), [
    'authority-untrusted',
    'blocks',
    'ca-tls-untrusted',
  ]),
  bad(
    'a certificate that only our clock refuses',
    authority(problem('network.tls-clock', { ...peer, reason: 'CERT_NOT_YET_VALID' })),
    ['authority-clock', 'blocks', 'clock-skew'],
  ),
  bad('no common TLS version', authority(problem('network.tls-failed', { ...peer, reason: 'unsupported protocol' })), [
    'authority-tls',
    'blocks',
    'tls-stack-too-old',
  ]),
  bad('the authority answers 503', authority(problem('directory.unavailable', { ...peer, status: 503 })), [
    'authority-down',
    'blocks',
    'ca-service-unavailable',
  ]),
  bad(
    'the authority says when it is back',
    authority(problem('directory.unavailable', { ...peer, status: 503 }, { retryAt: '2026-11-28T17:01:00.000Z' })),
    ['authority-down', 'blocks', 'ca-service-unavailable'],
  ),
  bad(
    'a login page in place of the directory',
    authority(problem('directory.not-json', { ...peer, contentType: 'text/html', excerpt: '' })),
    ['authority-no-directory', 'blocks', 'directory-url-wrong'],
  ),
  bad('Buypass', judgeAuthority({ ...ca, ladder: { ...ladder(), host: 'api.buypass.com' } }), [
    'authority-closed',
    'blocks',
    'ca-discontinued',
  ]),
  bad('a profile nobody offers', judgeAuthority({ ...ca, ladder: ladder(), profile: 'tlsclient' }), [
    'profile-not-offered',
    'blocks',
    'profile-not-available',
  ]),
];
