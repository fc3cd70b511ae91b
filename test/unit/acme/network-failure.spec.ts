import { expect, it } from 'vitest';
import { networkFailure } from '../../../electron/engine/acme/network-failure.ts';

const broken = (code: string, more: object = {}) => Object.assign(new Error(code), { code, ...more });
const url = 'https://acme.example.org:8443/directory';

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
  const { problem, cause } = networkFailure(error, url, 30_000, undefined);
  expect([problem.code, cause]).toEqual([code, error]);
  expect(problem.details).toMatchObject({ url, host: 'acme.example.org:8443' });
});

it('an untrusted certificate names its issuer, a timeout its seconds, a broken handshake its reason', () => {
  const details = (error: Error, issuer?: string) => networkFailure(error, url, 30_000, issuer).problem.details;
  expect(details(broken('SELF_SIGNED_CERT_IN_CHAIN'), 'Corp Proxy CA')).toMatchObject({
    issuer: 'Corp Proxy CA',
    reason: 'SELF_SIGNED_CERT_IN_CHAIN',
  });
  expect(details(broken('ETIMEDOUT'))).toMatchObject({ seconds: 30 });
  expect(details(broken('EPROTO', { reason: 'wrong version number' }))).toMatchObject({
    reason: 'wrong version number',
  });
});
