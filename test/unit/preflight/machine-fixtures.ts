/** Addresses, line, port, firewall, the way in. */
import { type AddressFacts, judgeAddresses, judgeLine } from '../../../electron/engine/preflight/judge/addresses.ts';
import { judgeFirewalls, judgePort } from '../../../electron/engine/preflight/judge/port.ts';
import { type Heard, judgeReach, type ReachFacts } from '../../../electron/engine/preflight/judge/reachable.ts';
import { problem } from '../../../shared/errors/problem.ts';
import { bad, type Fixture, good } from './fixture.ts';

const name = 'www.example.org';
const four = '8.9.10.11';
const six = '2a01:4f8:1::11';
const addresses = (given: readonly string[], more: Partial<AddressFacts> = {}) =>
  judgeAddresses({ name, addresses: given, methods: ['http-01'], own: [four, six], inside: false, ...more });

const url = `http://${name}/.well-known/acme-challenge/t`;
const answer = (status: number, more: Partial<Extract<Heard, { kind: 'answer' }>> = {}): Heard => ({
  kind: 'answer',
  url,
  status,
  headers: { server: 'nginx' },
  body: '',
  ours: false,
  ...more,
});
const ours = answer(200, { ours: true });
const silent = (reason: 'timeout' | 'refused' = 'timeout'): Heard => ({ kind: 'silent', reason });
const reach = (calls: Readonly<Record<string, Heard>>, more: Partial<ReachFacts> = {}) =>
  judgeReach({
    name,
    method: 'http-01',
    port: 80,
    own: [four, six],
    webroot: false,
    calls: Object.entries(calls).map(([address, heard]) => ({ address, heard, redirects: [] })),
    ...more,
  });
const home = { own: ['192.168.1.20'] };
const taken = problem('challenge.port-in-use', { port: 80, address: '' });

export const goodMachines: readonly Fixture[] = [
  good('a server with its own addresses', addresses([four, six])),
  good('the same IPv6 address written otherwise', addresses(['2a01:04f8:0001:0:0:0:0:0011'])),
  good('a machine behind a router', addresses([four], home)),
  good('a cloud machine with an inner address', addresses([four, six], { own: ['10.0.0.4', 'fd00::4'] })),
  good('an inner name for an authority at home', addresses(['192.168.1.20'], { ...home, inside: true })),
  good(
    'servers that do not answer, told elsewhere',
    judgeAddresses({ name, addresses: undefined, methods: ['http-01'], own: [], inside: false }),
  ),
  good('a router with a public address', judgeLine({ outer: four, own: ['192.168.1.20'], addresses: [four] })),
  good('a machine that does not know its router', judgeLine({ own: ['10.0.0.4'], addresses: [four] })),
  good('a free port', judgePort({ method: 'http-01', port: 80 })),
  good(
    'a web server that hands out the folder',
    judgePort({ method: 'http-01', port: 80, webroot: '/srv/www', answered: true }),
  ),
  good(
    'an open firewall',
    judgeFirewalls('http-01', 80, [{ firewall: 'ufw', verdict: 'open', evidence: '80/tcp ALLOW IN Anywhere' }]),
  ),
  good('our answer by both families', reach({ [four]: ours, [six]: ours })),
  good('our answer through a CDN', reach({ '104.16.1.1': answer(200, { ours: true, headers: { 'cf-ray': 'x' } }) })),
  good('a router that answers for itself inside', reach({ [four]: answer(200, { body: 'FRITZ!Box' }) }, home), [
    'wrong-server',
    'warning',
    'a-record-points-elsewhere',
  ]),
  good('a router without a way back', reach({ [four]: silent() }, { ...home, outer: four }), [
    'unreached-from-inside',
    'note',
    'hairpin-self-check',
  ]),
  good(
    'our certificate',
    reach({ [four]: { kind: 'tls', alpn: 'acme-tls/1', ours: true } }, { method: 'tls-alpn-01', port: 443 }),
  ),
];

export const badMachines: readonly Fixture[] = [
  bad('one of two servers of the name is another', reach({ [four]: ours, '8.9.10.12': answer(404) }), [
    'wrong-server',
    'warning',
    'a-record-points-elsewhere',
  ]),
  bad('no address', addresses([]), ['no-address', 'blocks', 'no-address-record']),
  bad('an address of the living room', addresses(['192.168.1.20'], home), [
    'private-address',
    'blocks',
    'private-ip-address',
  ]),
  bad('a carrier’s address', addresses(['100.72.0.9'], home), ['private-address', 'blocks', 'private-ip-address']),
  bad('one inner and one outer address', addresses([four, '10.0.0.4']), [
    'private-address',
    'warning',
    'private-ip-address',
  ]),
  bad('the old server', addresses(['9.9.9.10']), ['address-elsewhere', 'warning', 'a-record-points-elsewhere']),
  bad('the old prefix', addresses([four, '2a01:4f8:2::11']), ['address-elsewhere-6', 'warning', 'ipv6-aaaa-broken']),
  bad('behind Cloudflare', addresses(['104.16.1.1', '2606:4700::1']), [
    'cdn-in-front',
    'warning',
    'cdn-proxy-interferes',
  ]),
  bad('TLS behind Cloudflare', addresses(['104.16.1.1'], { methods: ['tls-alpn-01'] }), [
    'cdn-ends-tls',
    'blocks',
    'tls-alpn-intercepted',
  ]),
  bad(
    'a router with a carrier’s address',
    judgeLine({ outer: '100.64.3.4', own: ['192.168.1.20'], addresses: [four] }),
    ['carrier-address', 'warning', 'cgnat-no-public-ip'],
  ),
  bad('a router behind a router', judgeLine({ outer: '192.168.0.2', own: ['192.168.1.20'], addresses: [four] }), [
    'carrier-address',
    'warning',
    'cgnat-no-public-ip',
  ]),
  bad('a carrier’s address on the machine', judgeLine({ own: ['100.64.3.4'], addresses: [] }), [
    'carrier-address',
    'warning',
    'cgnat-no-public-ip',
  ]),
  bad(
    'nginx holds the port',
    judgePort({ method: 'http-01', port: 80, problem: taken, holder: { name: 'nginx', pid: 812 } }),
    ['port-taken', 'blocks', 'http-port-in-use'],
  ),
  bad(
    'an ordinary user',
    judgePort({ method: 'http-01', port: 80, problem: problem('challenge.port-forbidden', { port: 80 }) }),
    ['port-forbidden', 'blocks', 'http-port-permission'],
  ),
  bad(
    'a folder without a web server',
    judgePort({ method: 'http-01', port: 80, webroot: '/srv/www', answered: false }),
    ['nobody-on-port', 'warning', 'port80-unreachable'],
  ),
  bad(
    'a folder of root',
    judgePort({
      method: 'http-01',
      port: 80,
      webroot: '/srv/www',
      problem: problem('challenge.webroot-unwritable', { path: '/srv/www', reason: 'EACCES' }),
    }),
    ['folder-not-served', 'blocks', 'challenge-file-not-served'],
  ),
  bad(
    'a closed firewall',
    judgeFirewalls('http-01', 80, [{ firewall: 'ufw', verdict: 'closed', evidence: 'Default: deny (incoming)' }]),
    ['firewall-closed', 'warning', 'port80-unreachable'],
  ),
  bad('nobody lets us in', reach({ [four]: silent() }), ['unreached', 'warning', 'port80-unreachable']),
  bad('IPv6 leads nowhere', reach({ [four]: ours, [six]: silent() }), ['unreached-6', 'warning', 'ipv6-aaaa-broken']),
  bad('IPv6 leads to another server', reach({ [four]: ours, [six]: answer(404) }), [
    'wrong-server-6',
    'blocks',
    'ipv6-aaaa-broken',
  ]),
  bad('another server has the address', reach({ [four]: answer(404) }), [
    'wrong-server',
    'blocks',
    'a-record-points-elsewhere',
  ]),
  bad('the web server has another folder', reach({ [four]: answer(404) }, { webroot: true }), [
    'file-not-found',
    'blocks',
    'challenge-file-not-served',
  ]),
  bad('the web server hides dot folders', reach({ [four]: answer(403) }, { webroot: true }), [
    'path-refused',
    'blocks',
    'challenge-blocked-by-rule',
  ]),
  bad('a CDN asks for a puzzle', reach({ [four]: answer(503, { headers: { server: 'cloudflare', 'cf-ray': 'x' } }) }), [
    'cdn-answers',
    'blocks',
    'cdn-proxy-interferes',
  ]),
  bad('no filing in mainland China', reach({ [four]: answer(200, { body: '该网站未根据工信部相关法规进行备案' }) }), [
    'filing-page',
    'blocks',
    'icp-filing-block',
  ]),
  bad(
    'a redirect to 8443',
    reach({ [four]: { kind: 'redirect', url: 'https://www.example.org:8443/', why: 'other-port' } }),
    ['redirect-other-port', 'blocks', 'http-redirect-broken'],
  ),
  bad('a redirect in a circle', reach({ [four]: { kind: 'redirect', url, why: 'circle' } }), [
    'redirect-circle',
    'blocks',
    'http-redirect-broken',
  ]),
  bad(
    'a redirect without a slash',
    reach({ [four]: { kind: 'redirect', url: 'https://www.example.org.well-known/', why: 'nowhere' } }),
    ['redirect-nowhere', 'blocks', 'http-redirect-broken'],
  ),
  bad(
    'a web server answers TLS',
    reach({ [four]: { kind: 'tls', alpn: '', ours: false } }, { method: 'tls-alpn-01', port: 443 }),
    ['tls-ended-elsewhere', 'blocks', 'tls-alpn-intercepted'],
  ),
];
