/**
 * The same choice for what leaves through Chromium, as its proxy rules and bypass rules say it
 * (https://chromium.googlesource.com/chromium/src/+/HEAD/net/docs/proxy.md). Pure.
 */
import { isIP } from 'node:net';
import { domainToASCII } from 'node:url';
import type { ProxyChoice } from '../../../shared/domain/proxy.ts';
import { privateNames, privateNetworks } from '../authorities/private-host.ts';
import { type Environment, type Exception, noProxyIn, ofEnvironment, readException, shownProxy } from './choose.ts';

/** As Electron's `session.setProxy` takes it. Names no password. */
export type ChromiumProxy =
  /** What the system itself is set to. */
  | { readonly mode: 'system' }
  | { readonly mode: 'direct' }
  | { readonly mode: 'fixed_servers'; readonly proxyRules: string; readonly proxyBypassRules: string };

/** Where neither the reader nor the environment names a proxy, Chromium follows the system, which Node cannot read. */
export const chromiumProxy = (choice: ProxyChoice, environment: Environment): ChromiumProxy => {
  switch (choice.kind) {
    case 'none':
      return { mode: 'direct' };
    case 'system': {
      const named = ofEnvironment(undefined, environment);
      if (named === undefined) return { mode: 'system' };
      return through(shownProxy(named), [...withoutPrivate, ...noProxyIn(environment).flatMap(ruled)]);
    }
    case 'own': {
      const local = choice.localToo ? alsoLoopback : withoutPrivate;
      return through(choice.url, [...local, ...choice.exceptions.flatMap(ruled)]);
    }
  }
};

const through = (proxyRules: string, rules: readonly string[]): ChromiumProxy => ({
  ...{ mode: 'fixed_servers', proxyRules, proxyBypassRules: rules.join(';') },
});

/** Takes back what Chromium never sends through a proxy by itself: loopback and link-local addresses. */
const alsoLoopback = ['<-loopback>'] as const;

/** `<local>`: names without a dot. */
const withoutPrivate: readonly string[] = [
  '<local>',
  ...privateNames.flatMap((name) => [name, `*.${name}`]),
  ...privateNetworks.map(([address, bits]) => `${address}/${bits}`),
];

const ruled = (text: string): readonly string[] => {
  const exception = readException(text);
  return exception === undefined ? [] : rulesOf(exception);
};

const rulesOf = (exception: Exception): readonly string[] => {
  switch (exception.of) {
    case 'everything':
      return ['*'];
    case 'network':
      return [`${exception.address}/${exception.bits}`];
    case 'address': {
      const { address } = exception;
      return [withPort(isIP(address) === 6 ? `[${address}]` : address, exception.port)];
    }
    case 'name': {
      const name = domainToASCII(exception.name) || exception.name;
      return [withPort(name, exception.port), withPort(`*.${name}`, exception.port)];
    }
  }
};

const withPort = (host: string, port: string | undefined): string => (port === undefined ? host : `${host}:${port}`);
