/** Who serves the zone, and whether the credential opens it. */
import { judgeCredential } from '../../../electron/engine/preflight/judge/credential.ts';
import { judgeProvider, judgeRoom } from '../../../electron/engine/preflight/judge/provider.ts';
import { descriptors } from '../../../electron/engine/providers/registry.ts';
import { type Problem, problem } from '../../../shared/errors/problem.ts';
import { bad, type Fixture, good } from './fixture.ts';

const fqdn = '_acme-challenge.www.example.org';
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

export const goodProviders: readonly Fixture[] = [
  good('Cloudflare at Cloudflare', provider('cloudflare', cloudflare)),
  good('vanity name servers nobody knows', provider('cloudflare', ['ns1.example.org', 'ns2.example.org'])),
  good('a self-hosted zone behind any name servers', provider('rfc2136', cloudflare)),
  good('Tencent Cloud on DNSPod servers', provider('tencentcloud', dnspod)),
  good('a credential that is taken', credential()),
  good('a closed vault, told elsewhere', credential(problem('vault.passphrase-needed', {}))),
];

export const badProviders: readonly Fixture[] = [
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
];
