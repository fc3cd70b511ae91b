import { describe, expect, it } from 'vitest';
import { diagnose } from '../../../electron/engine/diagnosis/diagnose.ts';
import {
  factCases,
  innocents,
  keptCases,
  logsOfTools,
  ownCases,
  publishedCases,
  scoreOf,
  unseenCases,
} from './fixtures.ts';

describe('what failures print is led back to its cause', () => {
  it('in cases that people have published', () => {
    const score = scoreOf(publishedCases());
    expect(score.three).toBeGreaterThanOrEqual(0.97);
    expect(score.first).toBeGreaterThanOrEqual(0.8);
    expect(score.confidentAndWrong).toBeLessThanOrEqual(0.01);
  });

  it.each(['tuning', 'kept'] as const)('in the words of other tools, versions and languages (%s half)', (half) => {
    const score = scoreOf(ownCases('variants').filter((one) => one.half === half));
    expect(score.three).toBeGreaterThanOrEqual(0.95);
    expect(score.first).toBeGreaterThanOrEqual(0.85);
    expect(score.confidentAndWrong).toBeLessThanOrEqual(0.02);
  });

  it('in short answers of services, and in looks that people paste', () => {
    const score = scoreOf(ownCases('answers'));
    expect(score.three).toBeGreaterThanOrEqual(0.97);
    expect(score.confidentAndWrong).toBeLessThanOrEqual(0.01);
  });

  it.each(Object.entries(logsOfTools))(
    'inside a log of %s',
    (_, within) => {
      const cases = [...ownCases('answers'), ...ownCases('variants')];
      const score = scoreOf(cases.map(({ cause, text }) => ({ cause, text: within(text) })));
      expect(score.three).toBeGreaterThanOrEqual(0.97);
      expect(score.first).toBeGreaterThanOrEqual(0.9);
      expect(score.confidentAndWrong).toBeLessThanOrEqual(0.01);
    },
    60_000,
  );

  it.each(['tuning', 'kept'] as const)('in people’s own words (%s half)', (half) => {
    const score = scoreOf(ownCases('complaints').filter((one) => one.half === half));
    expect(score.three).toBeGreaterThanOrEqual(0.85);
    expect(score.confidentAndWrong).toBeLessThanOrEqual(0.02);
  });
});

describe('what a probe found decides', () => {
  it.each(factCases())('$cause after $facts', ({ text, facts, cause }) => {
    expect(diagnose({ text, facts })[0]?.cause).toBe(cause);
  });

  it('and until it has run, the app says which one would', () => {
    const [first] = diagnose({ text: 'CryptographicException: Keyset does not exist' });
    expect(first?.confirm).toBe('key-store');
  });
});

describe('texts that were measured before they were read', () => {
  it('messages', () => {
    const score = scoreOf(unseenCases('message'));
    expect(score.three).toBeGreaterThanOrEqual(0.92);
    expect(score.first).toBeGreaterThanOrEqual(0.8);
    expect(score.confidentAndWrong).toBeLessThanOrEqual(0.02);
  }, 60_000);

  it('complaints', () => {
    const score = scoreOf(unseenCases('complaint'));
    expect(score.three).toBeGreaterThanOrEqual(0.85);
    expect(score.confidentAndWrong).toBeLessThanOrEqual(0.02);
  });

  it('without the words of their own', () => {
    const score = scoreOf(keptCases());
    expect(score.three).toBeGreaterThanOrEqual(0.93);
    expect(score.first).toBeGreaterThanOrEqual(0.85);
    expect(score.confidentAndWrong).toBeLessThanOrEqual(0.02);
  });

  it('texts of no failure', () => {
    const texts = innocents('unseen-innocents');
    const claimed = texts.filter(({ text }) => diagnose({ text }).length > 0);
    expect(texts).toHaveLength(187);
    expect(claimed.length).toBeLessThanOrEqual(6);
  });
});

it('of texts that tell of no failure nothing is claimed', () => {
  const claimed = innocents('innocents').filter(({ text }) => diagnose({ text }).length > 0);
  expect(innocents('innocents')).toHaveLength(200);
  expect(claimed.map(({ id }) => id)).toEqual([]);
});

it.each([
  ['a question', 'Is there a free certificate for my small site, and how long does it last?'],
  ['a question in Chinese', '请问泛域名证书和单域名证书有什么区别？'],
  ['a lesson', 'With HTTP-01 the authority fetches a file over port 80; with DNS-01 it looks up a TXT record instead.'],
  ['a database', "ERROR 1045 (28000): Access denied for user 'root'@'localhost' (using password: YES)"],
  [
    'another program’s certificate',
    "fatal: unable to access 'https://git.example.com/a.git/': SSL certificate problem",
  ],
  ['a strange port', 'redis.exceptions.ConnectionError: Error 111 connecting to localhost:6379. Connection refused.'],
  ['an order of something else', 'lol, I ordered 40 paper towels by accident'],
  ['a run that ended well', 'Pending. The CA is processing your order, please wait. (1/30)\nSuccess\nCert success.'],
  ['a record that is as it should be', 'example.org. 3600 IN CAA 0 issue "letsencrypt.org"'],
])('%s is no failure of ours', (_, text) => {
  expect(diagnose({ text })).toEqual([]);
});

it.each([
  ['a different server is responding on port 80 of your domain(s)', 'a-record-points-elsewhere'],
  ['Cannot listen on 80', 'http-port-in-use'],
  ['listen tcp :80: bind: permission denied', 'http-port-permission'],
  [
    'urn:ietf:params:acme:error:connection: Get "https://nas.example.org:8443/": dial tcp 192.0.2.7:8443: connect: connection refused',
    'http-redirect-broken',
  ],
  [
    'urn:ietf:params:acme:error:connection: Get "http://nas.example.org:5002/.well-known/acme-challenge/x": dial tcp 192.0.2.7:5002: connect: connection refused',
    'port80-unreachable',
  ],
  [
    'urn:ietf:params:acme:error:unauthorized: Invalid response from https://www.example.org/.well-known/acme-challenge/x [2606:4700:3037::6815:eb8]: "<!DOCTYPE html>',
    'cdn-proxy-interferes',
  ],
])('%s: %s', (text, cause) => {
  expect(diagnose({ text })[0]?.cause).toBe(cause);
});

describe('what no text tells', () => {
  it.each([
    'DNS problem: NXDOMAIN looking up TXT for _acme-challenge.example.com',
    'error presenting token: cloudflare: failed to find zone example.com.: zone could not be found',
    'Invalid response from http://example.com/.well-known/acme-challenge/x: 403',
    'During secondary validation: DNS problem: query timed out looking up TXT for _acme-challenge.example.com',
    'no valid A records found for example.com',
    'The request must include a value for the "externalAccountBinding" field',
    'urn:ietf:params:acme:error:malformed: JWS verification error',
    'acme-v02.api.letsencrypt.org/directory: HTTP 503 <html>Service Unavailable</html>',
    'System.Security.Cryptography.CryptographicException: Keyset does not exist',
    'certbot renew works manually but fails in cron',
    'certificate renewed but browser still shows expired certificate',
  ])('is not claimed for sure before a probe: %s', (text) => {
    const found = diagnose({ text });
    expect(found.length).toBeGreaterThan(1);
    expect(found[0]?.confidence).toBeLessThan(0.7);
  });

  it('which of two causes one line means', () => {
    const found = diagnose({
      text: 'acme: profile "shortlived" not permitted: classic profile does not permit IP identifiers',
    });
    expect(found.slice(0, 2).map(({ cause }) => cause)).toContain('ip-identifier-needs-profile');
    expect(found.slice(0, 2).every(({ confidence }) => confidence < 0.7)).toBe(true);
  });

  it('while two lines that each name one are both believed', () => {
    const found = diagnose({
      text: 'badNonce: invalid anti-replay nonce\nOSError: [Errno 28] No space left on device: account',
    });
    expect(
      found
        .slice(0, 2)
        .map(({ cause }) => cause)
        .sort(),
    ).toEqual(['bad-nonce', 'disk-full']);
    expect(found.slice(0, 2).every(({ confidence }) => confidence >= 0.7)).toBe(true);
  });
});

describe('beside a clear cause', () => {
  it('nothing is listed that has little to do with it', () => {
    const found = diagnose({
      text: 'requests.exceptions.ConnectTimeout: HTTPSConnectionPool(host="acme-v02.api.letsencrypt.org", port=443): Max retries exceeded with url: /directory (Caused by ConnectTimeoutError)',
    });
    expect(found[0]?.cause).toBe('ca-network-blocked');
    expect(found.filter(({ cause }) => cause.startsWith('notify-'))).toEqual([]);
    expect(found.every(({ confidence }) => confidence >= 0.28 * (found[0]?.confidence ?? 1) - 0.01)).toBe(true);
  });
});
