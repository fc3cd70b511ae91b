/**
 * Which proxy a request goes through, by what was chosen or by the environment. Pure. Exceptions are read here: Node's
 * agents and its `fetch` take different forms of them, and neither takes networks.
 */
import { BlockList, isIP } from 'node:net';
import type { ProxyChoice } from '../../../shared/domain/proxy.ts';
import { assertNever, type CertwrightError, fail } from '../../../shared/errors/problem.ts';
import { isPrivateHost } from '../authorities/private-host.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/** `undefined` for a direct connection. What the environment names keeps the name and password that stand in it. */
export const proxyFor = (target: URL, choice: ProxyChoice, environment: Environment): URL | undefined => {
  switch (choice.kind) {
    case 'none':
      return undefined;
    case 'system':
      return isPrivateHost(target.hostname) ? undefined : ofEnvironment(target, environment);
    case 'own': {
      if (!choice.localToo && isPrivateHost(target.hostname)) return undefined;
      return isExcepted(target, choice.exceptions) ? undefined : (URL.parse(choice.url) ?? undefined);
    }
  }
};

/** The proxy that the environment names for a server outside, as curl and most others read it. */
export const ofEnvironment = (target: URL | undefined, environment: Environment): URL | undefined => {
  const read = (name: string): string => valueIn(environment, name);
  if (target !== undefined && isExcepted(target, noProxyIn(environment))) return undefined;
  const named = (target?.protocol === 'http:' ? read('HTTP_PROXY') : read('HTTPS_PROXY')) || read('ALL_PROXY');
  const url = named === '' ? null : URL.parse(named.includes('://') ? named : `http://${named}`);
  // A SOCKS proxy that is named for everything is none of ours.
  return url !== null && isHttp(url) ? url : undefined;
};

/** What the environment excepts, as it stands there. */
export const noProxyIn = (environment: Environment): readonly string[] =>
  valueIn(environment, 'NO_PROXY').split(/[\s,]+/);

const valueIn = (environment: Environment, name: string): string =>
  environment[name.toLowerCase()] || environment[name] || '';

/** `proxy.invalid`: what cannot work is never kept. */
export const checkChoice = (choice: ProxyChoice): void => {
  if (choice.kind !== 'own') return;
  const url = URL.parse(choice.url.trim());
  if (url === null || url.hostname === '') throw refused('address', choice.url);
  if (url.username !== '' || url.password !== '') throw refused('sign-in', shownProxy(url));
  if (!isHttp(url)) throw refused('scheme', url.protocol.replace(':', ''));
  if (url.pathname !== '/' && url.pathname !== '') throw refused('address', choice.url);
  const wrong = choice.exceptions.find((one) => readException(one) === undefined);
  if (wrong !== undefined) throw refused('exception', wrong);
};

/** Without the name and password that may stand in it. */
export const shownProxy = (proxy: URL): string => `${proxy.protocol}//${proxy.host}`;

const refused = (reason: string, value: string): CertwrightError => fail('proxy.invalid', { reason, value });

const isHttp = ({ protocol }: URL): boolean => protocol === 'http:' || protocol === 'https:';

const isExcepted = (target: URL, exceptions: readonly string[]): boolean => {
  const host = bare(target.hostname).toLowerCase().replace(/\.$/, '');
  const port = target.port || (target.protocol === 'http:' ? '80' : '443');
  return exceptions.some((one) => {
    const read = readException(one);
    return read !== undefined && covers(read, host, port);
  });
};

/** What goes without the proxy, in parts. A name stands for everything under it as well. */
export type Exception =
  | { readonly of: 'everything' }
  | { readonly of: 'network'; readonly address: string; readonly bits: number }
  | { readonly of: 'address'; readonly address: string; readonly port?: string | undefined }
  | { readonly of: 'name'; readonly name: string; readonly port?: string | undefined };

/** `undefined` for what is none. */
export const readException = (text: string): Exception | undefined => {
  const typed = text.trim().toLowerCase();
  if (typed === '') return undefined;
  if (typed === '*') return { of: 'everything' };
  if (typed.includes('/')) return networkOf(typed);
  const [, bracketed, named, port] = /^(?:\[([0-9a-f:.]+)\]|([^:]+))(?::(\d{1,5}))?$/.exec(typed) ?? [];
  const host = bracketed ?? named ?? (isIP(typed) === 0 ? '' : typed);
  if (isIP(host) !== 0) return { of: 'address', address: host, port };
  const name = host.replace(/^\*?\./, '').replace(/\.$/, '');
  return /^[\p{L}\p{N}_-]+(\.[\p{L}\p{N}_-]+)*$/u.test(name) ? { of: 'name', name, port } : undefined;
};

const networkOf = (typed: string): Exception | undefined => {
  const [address = '', bits = ''] = typed.split('/');
  const family = isIP(bare(address));
  const most = family === 6 ? 128 : 32;
  if (family === 0 || !/^\d{1,3}$/.test(bits) || Number(bits) > most) return undefined;
  return { of: 'network', address: bare(address), bits: Number(bits) };
};

const covers = (exception: Exception, host: string, port: string): boolean => {
  switch (exception.of) {
    case 'everything':
      return true;
    case 'network':
      return isInside(host, exception);
    case 'address':
      return isPort(exception, port) && sameAddress(host, exception.address);
    case 'name':
      return isPort(exception, port) && (host === exception.name || host.endsWith(`.${exception.name}`));
    default:
      return assertNever(exception);
  }
};

const isPort = ({ port }: { readonly port?: string | undefined }, asked: string): boolean =>
  port === undefined || port === asked;

const isInside = (host: string, { address, bits }: { readonly address: string; readonly bits: number }): boolean => {
  const family = isIP(address);
  if (isIP(host) !== family) return false;
  const network = new BlockList();
  network.addSubnet(address, bits, family === 6 ? 'ipv6' : 'ipv4');
  return network.check(host, family === 6 ? 'ipv6' : 'ipv4');
};

const sameAddress = (one: string, other: string): boolean => {
  const family = isIP(other);
  if (isIP(one) !== family) return false;
  const list = new BlockList();
  list.addAddress(other, family === 6 ? 'ipv6' : 'ipv4');
  return list.check(one, family === 6 ? 'ipv6' : 'ipv4');
};

const bare = (hostname: string): string => hostname.replace(/^\[|\]$/g, '');
