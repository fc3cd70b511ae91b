/** The choice of a proxy as Chromium is told it. */
import { describe, expect, it } from 'vitest';
import { chromiumProxy } from '../../../electron/engine/proxy/chromium.ts';
import type { ProxyChoice } from '../../../shared/domain/proxy.ts';

const own = (exceptions: string[] = [], localToo = true): ProxyChoice => ({
  ...{ kind: 'own', url: 'http://proxy.example.org:3128', exceptions, localToo },
});
const rules = (choice: ProxyChoice, environment = {}): readonly string[] => {
  const config = chromiumProxy(choice, environment);
  return config.mode === 'fixed_servers' ? config.proxyBypassRules.split(';') : [config.mode];
};

describe('what Chromium is told', () => {
  it('is a direct way, the proxy with nothing beside it, or what the system is set to', () => {
    expect(chromiumProxy({ kind: 'none' }, { HTTPS_PROXY: 'http://other.example' })).toEqual({ mode: 'direct' });
    expect(chromiumProxy({ kind: 'system' }, {})).toEqual({ mode: 'system' });
    expect(chromiumProxy(own(), { HTTPS_PROXY: 'http://other.example' })).toEqual({
      mode: 'fixed_servers',
      proxyRules: 'http://proxy.example.org:3128',
      proxyBypassRules: '<-loopback>',
    });
  });

  it('is what the environment names, without the password that stands in it', () => {
    const environment = { https_proxy: 'http://me:secret@corp.example:8080', no_proxy: 'a.example, .b.example' };
    const config = chromiumProxy({ kind: 'system' }, environment);
    expect(config).toMatchObject({ mode: 'fixed_servers', proxyRules: 'http://corp.example:8080' });
    expect(rules({ kind: 'system' }, environment).slice(-4)).toEqual([
      ...['a.example', '*.a.example', 'b.example', '*.b.example'],
    ]);
  });

  it.each([
    ['example.net', ['example.net', '*.example.net']],
    ['*.EXAMPLE.net:8443', ['example.net:8443', '*.example.net:8443']],
    ['bücher.example', ['xn--bcher-kva.example', '*.xn--bcher-kva.example']],
    ['192.0.2.7', ['192.0.2.7']],
    ['[2001:db8::7]:443', ['[2001:db8::7]:443']],
    ['2001:db8::7', ['[2001:db8::7]']],
    ['10.0.0.0/8', ['10.0.0.0/8']],
    ['[2001:db8::]/32', ['2001:db8::/32']],
    ['*', ['*']],
  ])('excepts %s', (exception, expected) => {
    expect(rules(own([exception]))).toEqual(['<-loopback>', ...expected]);
  });

  it('excepts this computer and private networks unless they are to go through it as well', () => {
    const excepted = rules(own([], false));
    expect(excepted).toEqual(expect.arrayContaining(['<local>', 'lan', '*.lan', '192.168.0.0/16', 'fc00::/7']));
    expect(excepted).not.toContain('<-loopback>');
  });
});
