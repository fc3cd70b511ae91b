import type { NetworkInterfaceInfo } from 'node:os';
import { describe, expect, it } from 'vitest';
import { hasNetwork, networkFailure } from '../../../electron/engine/acme/network-failure.ts';

import { isClockFault, type ShownCertificate } from '../../../electron/engine/acme/shown-certificate.ts';

const shown: ShownCertificate = {
  issuer: 'Example Corp, Proxy CA',
  issuers: ['O=Example Corp\nCN=Proxy CA'],
  selfSigned: false,
  namesHost: true,
  validFrom: new Date('2027-01-01'),
  validTo: new Date('2027-03-31'),
};
const broken = (code: string, more: object = {}) => Object.assign(new Error(code), { code, ...more });
const url = 'https://acme.example.org:8443/directory';
const place = { url, timeout: 30_000, ownRoot: false, online: () => true };

it.each([
  [broken('ENOTFOUND'), 'network.dns'],
  [broken('EAI_AGAIN'), 'network.dns'],
  [broken('ECONNREFUSED'), 'network.refused'],
  [broken('ENETUNREACH'), 'network.unreachable'],
  [broken('EHOSTUNREACH'), 'network.unreachable'],
  [broken('EACCES'), 'network.unreachable'],
  [broken('ETIMEDOUT'), 'network.timeout'],
  [broken('ECONNRESET'), 'network.reset'],
  [broken('EPIPE'), 'network.reset'],
  [broken('UNABLE_TO_GET_ISSUER_CERT_LOCALLY'), 'network.tls-untrusted'],
  [broken('CERT_NOT_YET_VALID'), 'network.tls-untrusted'],
  [broken('ERR_TLS_CERT_ALTNAME_INVALID'), 'network.tls-untrusted'],
  [broken('ERR_SSL_WRONG_VERSION_NUMBER', { reason: 'wrong version number' }), 'network.tls-failed'],
  [broken('EPROTO'), 'network.tls-failed'],
  [broken('HPE_INVALID_CONSTANT'), 'acme.bad-answer'],
  // Two addresses: a dead IPv6 route says nothing of a machine that refuses over IPv4.
  [new AggregateError([broken('ENETUNREACH'), broken('ECONNREFUSED')]), 'network.refused'],
  [new AggregateError([broken('ENETUNREACH'), broken('ETIMEDOUT')]), 'network.timeout'],
  [new AggregateError([broken('EHOSTUNREACH'), broken('ENETUNREACH')]), 'network.unreachable'],
])('%s becomes %s', (error, code) => {
  const { problem, cause } = networkFailure(error, place);
  expect([problem.code, cause]).toEqual([code, error]);
  expect(problem.details).toMatchObject({ url, host: 'acme.example.org:8443' });
});

it.each(['ENOTFOUND', 'EAI_AGAIN', 'ENETUNREACH', 'EHOSTUNREACH', 'ENETDOWN', 'EADDRNOTAVAIL'])(
  '%s is no network at all when this machine has none',
  (code) => {
    const offline = { ...place, online: () => false };
    expect(networkFailure(broken(code), offline).problem).toEqual({
      code: 'network.none',
      details: { url, host: 'acme.example.org:8443' },
      retryable: true,
    });
    // Someone answered, so there is one.
    expect(networkFailure(broken('ECONNREFUSED'), offline).problem.code).toBe('network.refused');
  },
);

it.each([
  [[], false],
  [['127.0.0.1', '::1'], false],
  [['127.0.0.1', '169.254.7.7', 'fe80::1'], false],
  [['127.0.0.1', '192.168.1.7'], true],
  [['fe80::1', '2001:db8::7'], true],
])('a machine with the addresses %j has a network: %s', (addresses, expected) => {
  const given = addresses.map((address) => ({
    address,
    internal: address === '127.0.0.1' || address === '::1',
    family: address.includes(':') ? ('IPv6' as const) : ('IPv4' as const),
    netmask: '',
    mac: '',
    cidr: null,
    ...(address.includes(':') ? { scopeid: 0 } : {}),
  })) as NetworkInterfaceInfo[];
  expect(hasNetwork({ some: given, other: undefined })).toBe(expected);
});

it('an untrusted certificate names its issuer, a timeout its seconds, a broken handshake its reason', () => {
  const details = (error: Error, shown?: ShownCertificate) =>
    networkFailure(error, { ...place, shown }).problem.details;
  expect(details(broken('CERT_HAS_EXPIRED'), shown)).toEqual({
    url,
    host: 'acme.example.org:8443',
    issuer: 'Example Corp, Proxy CA',
    reason: 'CERT_HAS_EXPIRED',
  });
  expect(details(broken('ETIMEDOUT'))).toMatchObject({ seconds: 30 });
  expect(details(broken('EPROTO', { reason: 'wrong version number' }))).toMatchObject({
    reason: 'wrong version number',
  });
});

describe('a certificate nobody vouches for', () => {
  const unknown = broken('SELF_SIGNED_CERT_IN_CHAIN');
  const codeFor = (change: Partial<ShownCertificate>, at: Partial<typeof place> = {}, error = unknown) =>
    networkFailure(error, { ...place, ...at, shown: { ...shown, ...change } }).problem.code;

  it('of a public authority, made for the very host, was made on the way', () => {
    expect(networkFailure(unknown, { ...place, shown }).problem).toEqual({
      code: 'network.tls-intercepted',
      details: { url, host: 'acme.example.org:8443', issuer: 'Example Corp, Proxy CA' },
      retryable: false,
    });
    expect(codeFor({}, {}, broken('UNABLE_TO_GET_ISSUER_CERT_LOCALLY'))).toBe('network.tls-intercepted');
  });

  it.each([
    ['made for another host', { namesHost: false }, {}],
    ['signed by itself', { selfSigned: true }, {}],
    ['of a server with a root of its own', {}, { ownRoot: true }],
    ['of a private server by name', {}, { url: 'https://ca.internal/directory' }],
    ['of a private server by address', {}, { url: 'https://192.168.1.5/directory' }],
  ])('%s is only untrusted', (_name, change, at) => {
    expect(codeFor(change, at)).toBe('network.tls-untrusted');
  });

  it.each([
    'C=US\nO=Zscaler Inc.\nCN=Zscaler Root CA',
    'O=Fortinet\nCN=FG100F',
    'CN=FortiGate CA',
    'O=Palo Alto Networks\nCN=decrypt',
    'O=ESET, spol. s r. o.\nCN=ESET SSL Filter CA',
    'CN=Avast Web/Mail Shield Root',
    'O=AO Kaspersky Lab\nCN=Kaspersky Anti-Virus Personal Root Certificate',
    'CN=mitmproxy',
    'CN=DO_NOT_TRUST_FiddlerRoot',
    'CN=Sangfor Technologies',
  ])('by %j was made by a product that inspects traffic, even before a private server', (names) => {
    expect(codeFor({ issuers: ['CN=intermediate', names] }, { ownRoot: true, url: 'https://127.0.0.1/d' })).toBe(
      'network.tls-intercepted',
    );
  });

  it('that is merely out of date is not suspected', () => {
    expect(codeFor({ issuers: ['CN=Zscaler Root CA'] }, {}, broken('CERT_HAS_EXPIRED'))).toBe('network.tls-untrusted');
  });
});

describe('a certificate out of its time', () => {
  const at = (text: string) => new Date(text);
  it.each([
    ['2027-06-01', '2027-06-01', false, 'both clocks agree: it has really ended'],
    ['2027-06-01', '2027-02-01', true, 'ours is months ahead'],
    ['2026-01-01', '2027-02-01', true, 'ours is a year behind'],
    ['2027-02-01', '2027-02-01', false, 'it is in time, so something above it is not'],
    ['2027-06-01', undefined, false, 'ended, and nobody to compare with'],
    ['2026-01-01', undefined, true, 'from the future, which nobody signs'],
  ])('by our clock %s and the server’s %s blames our clock: %s (%s)', (ours, servers, expected, _why) => {
    expect(isClockFault(shown, at(ours), servers === undefined ? undefined : at(servers))).toBe(expected);
  });
});
