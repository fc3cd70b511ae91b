/** Which requests go through a proxy, by what was chosen and by the environment. */
import { describe, expect, it } from 'vitest';
import { checkChoice, ofEnvironment, proxyFor, shownProxy } from '../../../electron/engine/proxy/choose.ts';
import { waysOf } from '../../../electron/engine/proxy/ways.ts';
import type { ProxyChoice } from '../../../shared/domain/proxy.ts';
import { toProblem } from '../../../shared/errors/problem.ts';

const own = (exceptions: string[] = [], localToo = false): ProxyChoice => ({
  kind: 'own',
  url: 'http://proxy.example.org:3128',
  exceptions,
  localToo,
});
const goes = (target: string, choice: ProxyChoice, environment = {}): boolean =>
  proxyFor(new URL(target), choice, environment) !== undefined;

describe('a proxy of one’s own', () => {
  it.each([
    ['https://acme.example.net/dir', [], true],
    ['https://acme.example.net/dir', ['example.net'], false],
    ['https://acme.example.net/dir', ['.example.net'], false],
    ['https://acme.example.net/dir', ['*.EXAMPLE.net'], false],
    ['https://acme.example.net/dir', ['acme.example.net:443'], false],
    ['https://acme.example.net/dir', ['acme.example.net:8443'], true],
    ['https://acme.example.net/dir', ['cme.example.net'], true],
    ['https://198.51.100.7/dir', ['198.51.100.0/24'], false],
    ['https://198.51.101.7/dir', ['198.51.100.0/24'], true],
    ['https://[2001:db8::7]/dir', ['2001:db8::/32'], false],
    ['https://[2001:db8::7]/dir', ['2001:db8:0::7'], false],
    ['https://acme.example.net/dir', ['*'], false],
  ])('%s, except %j: %j', (target, exceptions, through) => {
    expect(goes(target, own(exceptions))).toBe(through);
  });

  it.each(['https://localhost:8443/', 'http://192.168.1.1/', 'https://nas.local/', 'https://[::1]/', 'https://nas/'])(
    'is not shown what stays at home, such as %s, unless told',
    (target) => {
      expect([goes(target, own()), goes(target, own([], true))]).toEqual([false, true]);
    },
  );

  it.each([
    ['proxy.example.org', 'address'],
    ['', 'address'],
    ['http://proxy.example.org/path', 'address'],
    ['socks5://127.0.0.1:1080', 'scheme'],
    ['http://me:secret@proxy.example.org', 'sign-in'],
  ])('is refused as %j: %s', (url, reason) => {
    const problem = refusalOf({ kind: 'own', url, exceptions: [], localToo: false });
    expect(problem).toMatchObject({ code: 'proxy.invalid', details: { reason } });
    expect(JSON.stringify(problem)).not.toContain('secret');
  });

  it.each(['10.0.0.0/33', 'a b', 'https://example.org', 'example.org:x', '/8'])('has no exception %j', (exception) => {
    expect(refusalOf(own([exception]))).toMatchObject({ details: { reason: 'exception', value: exception } });
  });
});

const refusalOf = (choice: ProxyChoice): unknown => {
  try {
    return checkChoice(choice);
  } catch (thrown) {
    return toProblem(thrown);
  }
};

describe('the proxy of the environment', () => {
  const environment = {
    HTTPS_PROXY: 'http://me:secret@proxy.example.org:3128',
    http_proxy: 'plain.example.org:80',
    NO_PROXY: 'example.net, 198.51.100.0/24',
  };
  const system: ProxyChoice = { kind: 'system' };

  it('is used for what lies outside and is not excepted', () => {
    expect(goes('https://acme.example.org/', system, environment)).toBe(true);
    expect(goes('https://acme.example.net/', system, environment)).toBe(false);
    expect(goes('https://198.51.100.1/', system, environment)).toBe(false);
    expect(goes('https://192.168.1.1/', system, environment)).toBe(false);
    expect(goes('https://acme.example.org/', { kind: 'none' }, environment)).toBe(false);
    expect(proxyFor(new URL('http://a.example.org'), system, environment)?.host).toBe('plain.example.org');
  });

  it('is shown without its password, and is none where only SOCKS is named', () => {
    const named = ofEnvironment(undefined, environment);
    expect(named && shownProxy(named)).toBe('http://proxy.example.org:3128');
    expect(ofEnvironment(undefined, { ALL_PROXY: 'socks5://127.0.0.1:7890' })).toBeUndefined();
  });
});

describe('name and password', () => {
  it('are read when the first request goes through, and once', async () => {
    let read = 0;
    const ways = waysOf({
      choice: own(['example.net']),
      environment: {},
      signIn: async () => {
        read += 1;
        return { user: 'me@example.org', password: 'p:/ä' };
      },
    });
    expect([await ways(new URL('https://example.net')), read]).toEqual([undefined, 0]);
    const [way] = await Promise.all([ways(new URL('https://a.example.org')), ways(new URL('https://b.example.org'))]);
    expect([way?.proxy, way?.signsIn, read]).toEqual(['http://proxy.example.org:3128', true, 1]);
    expect(way?.proxyEnv.HTTPS_PROXY).toBe('http://me%40example.org:p%3A%2F%C3%A4@proxy.example.org:3128/');
  });

  it('are asked for again after a vault was locked', async () => {
    const answers = [() => Promise.reject(new Error('locked')), async () => ({ user: 'me', password: 'p' })];
    const ways = waysOf({ choice: own(), environment: {}, signIn: () => (answers.shift() ?? fails)() });
    await expect(ways(new URL('https://a.example.org'))).rejects.toThrow('locked');
    expect((await ways(new URL('https://a.example.org')))?.signsIn).toBe(true);
  });
});
const fails = () => Promise.reject(new Error('asked too often'));
