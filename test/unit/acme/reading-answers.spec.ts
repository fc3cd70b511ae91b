import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linksOf } from '../../../electron/engine/acme/link-header.ts';
import { NoncePool, readNonce } from '../../../electron/engine/acme/nonce-pool.ts';
import { problemOfAnswer } from '../../../electron/engine/acme/problem.ts';
import { waitBefore } from '../../../electron/engine/acme/retry.ts';
import { retryAtOf } from '../../../electron/engine/acme/retry-after.ts';
import { type Problem, problem, problemSchema } from '../../../shared/errors/problem.ts';

const now = new Date('2027-01-31T12:00:00Z');

describe('Retry-After', () => {
  it.each([
    ['120', '2027-01-31T12:02:00.000Z'],
    ['0', '2027-01-31T12:00:00.000Z'],
    [' 5 ', '2027-01-31T12:00:05.000Z'],
    ['Sun, 31 Jan 2027 13:00:00 GMT', '2027-01-31T13:00:00.000Z'],
    ['Sunday, 31-Jan-27 13:00:00 GMT', '2027-01-31T13:00:00.000Z'],
    ['Fri, 31 Jan 2099 13:00:00 GMT', '2028-01-31T12:00:00.000Z'],
  ])('%s is a time', (header, at) => {
    expect(retryAtOf(header, now)).toBe(at);
  });

  it.each([undefined, '', '-5', '1.5', 'soon', 'in 2027', 'Sun, 31 Foo 2027', 'Sat, 30 Jan 2027 13:00:00 GMT'])(
    '%s is none',
    (header) => {
      expect(retryAtOf(header, now)).toBeUndefined();
    },
  );

  it('never breaks on what a server makes up', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.bigInt().map(String), fc.date().map(String)), (header) => {
        const at = retryAtOf(header, now);
        if (at !== undefined) expect(Date.parse(at)).toBeGreaterThanOrEqual(now.getTime());
      }),
    );
  });
});

describe('Link', () => {
  const base = 'https://ca.example/a/b';
  it.each([
    ['<https://ca.example/x>;rel="next"', ['https://ca.example/x']],
    ['<x>; rel=next', ['https://ca.example/a/x']],
    [
      '<i>;rel="index", <1>;rel="next", <2>;title="a, \\"b\\"; rel=no";rel="next"',
      [`${base.slice(0, -1)}1`, `${base.slice(0, -1)}2`],
    ],
    ['<a,b;c>;rel="next"', ['https://ca.example/a/a,b;c']],
    ['<x>;rel="prev NEXT"', ['https://ca.example/a/x']],
    ['<x>;rel="nextish", <y>;title="rel=next"', []],
    ['<x>', []],
    ['garbage', []],
    [undefined, []],
  ])('%s', (header, expected) => {
    expect(linksOf(header, 'next', base)).toEqual(expected);
  });
});

describe('the nonces kept', () => {
  it('are given out newest first, once, per server, and the oldest go when there are too many', () => {
    const pool = new NoncePool(3);
    for (const nonce of ['a', 'b', 'c', 'd']) pool.put('one', nonce);
    pool.put('two', 'z');
    expect([1, 2, 3, 4].map(() => pool.take('one'))).toEqual(['d', 'c', 'b', undefined]);
    expect([pool.take('two'), pool.take('two'), pool.take('three')]).toEqual(['z', undefined, undefined]);
  });

  it('that were asked for ahead go to whoever needs one first, and into the pool when nobody waits', async () => {
    const pool = new NoncePool();
    const later = Promise.withResolvers<string | undefined>();
    pool.expect('one', later.promise);
    pool.expect('one', Promise.resolve('b'));
    pool.expect('one', Promise.resolve(undefined));
    expect(pool.stock('one')).toBe(3);
    const waited = pool.take('one');
    later.resolve('a');
    expect([await waited, pool.take('one'), pool.take('one'), pool.stock('one')]).toEqual(['a', 'b', undefined, 0]);
  });

  it('are base64url, or no nonces at all (RFC 8555 §6.5.1)', () => {
    expect(['aZ0-_', 'a=', 'a b', '', undefined, 'a, b'].map(readNonce)).toEqual([
      'aZ0-_',
      ...Array(5).fill(undefined),
    ]);
  });
});

describe('an answer that is no success', () => {
  it('always becomes a problem that can travel', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.integer({ min: 400, max: 599 }), (data, status) => {
        const read = problemOfAnswer({ url: 'https://ca.example/x', status, data }, now);
        expect(problemSchema.parse(JSON.parse(JSON.stringify(read)))).toEqual(read);
      }),
    );
  });

  it.each([
    [{ type: 'urn:ietf:params:acme:error:toString' }, 'acme.other'],
    [{ type: 'badCSR' }, 'acme.other'],
    [{ detail: 'only a detail' }, 'acme.other'],
    [{}, 'acme.bad-answer'],
    ['<html>', 'acme.bad-answer'],
    [[1], 'acme.bad-answer'],
  ])('%j is %s', (data, code) => {
    expect(problemOfAnswer({ url: 'https://ca.example/x', status: 400, data }, now).code).toBe(code);
  });
});

describe('trying again at once', () => {
  const peer = { url: 'https://ca.example/', host: 'ca.example' };
  const acme = (status: number) => ({ type: '', detail: '', status, url: peer.url, subproblems: [] });
  const inSeconds = (seconds: number) => ({ retryAt: new Date(now.getTime() + seconds * 1000).toISOString() });
  const waitAfter = (failure: Problem, repetition: 'once' | 'repeatable', made = 1) =>
    waitBefore(failure, made, { repetition, clock: { now: () => now } });

  it.each<[string, Problem, 'never' | 'repeatable' | 'always']>([
    ['nothing was sent: no name', problem('network.dns', peer), 'always'],
    ['nothing was sent: refused', problem('network.refused', peer), 'always'],
    ['it may have been carried out', problem('network.reset', peer), 'repeatable'],
    ['it took long enough', problem('network.timeout', { ...peer, seconds: 30 }), 'never'],
    ['a stranger answered', problem('network.tls-untrusted', { ...peer, reason: '' }), 'never'],
    ['the server is busy', problem('acme.serverInternal', acme(503)), 'always'],
    ['the server broke', problem('acme.serverInternal', acme(500)), 'repeatable'],
    ['the gateway broke', problem('acme.unavailable', { ...peer, status: 502, reason: '' }), 'repeatable'],
    ['the gateway is busy', problem('acme.unavailable', { ...peer, status: 503, reason: '' }), 'always'],
    ['it makes no sense', problem('acme.bad-answer', { ...peer, status: 200, reason: '' }), 'never'],
    ['limited, come back in 5 s', problem('acme.rateLimited', acme(429), inSeconds(5)), 'always'],
    ['limited, come back in 11 s', problem('acme.rateLimited', acme(429), inSeconds(11)), 'never'],
    ['limited, no time given', problem('acme.rateLimited', acme(429)), 'never'],
    ['the nonce was bad', problem('acme.badNonce', acme(400)), 'always'],
    ['the order is not ready', problem('acme.orderNotReady', acme(403)), 'never'],
    ['the name is refused', problem('acme.rejectedIdentifier', acme(400)), 'never'],
    ['stopped', problem('run.cancelled', {}), 'never'],
  ])('%s', (_name, failure, expected) => {
    expect([waitAfter(failure, 'once') !== undefined, waitAfter(failure, 'repeatable') !== undefined]).toEqual([
      expected === 'always',
      expected !== 'never',
    ]);
  });

  it('is never sooner than a second, later each time, and not before the server asked', () => {
    for (let round = 0; round < 200; round++) {
      const first = waitAfter(problem('network.dns', peer), 'once', 1) ?? 0;
      const second = waitAfter(problem('network.dns', peer), 'once', 2) ?? 0;
      const asked = waitAfter(problem('acme.rateLimited', acme(429), inSeconds(5)), 'once', 1) ?? 0;
      expect([first >= 1000 && first < 1500, second >= 2000 && second < 2500, asked >= 5000 && asked < 5500]).toEqual(
        Array(3).fill(true),
      );
    }
  });
});
