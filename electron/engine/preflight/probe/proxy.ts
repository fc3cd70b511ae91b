/** The proxy that the environment names, and whether it leads on, where we connect directly ourselves. */
import { request } from 'node:http';
import type { NetworkFacts } from '../judge/network.ts';
import { tryConnection } from './directory-ladder.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** As curl and most others read it; `undefined` where none is named or the host is excepted. */
export const proxyFor = (host: string, environment: Environment): URL | undefined => {
  const read = (name: string): string => environment[name.toLowerCase()] || environment[name] || '';
  const excepted = read('NO_PROXY')
    .split(/[\s,]+/)
    .filter((one) => one !== '')
    .some((one) => one === '*' || host === one || host.endsWith(`.${one.replace(/^\./, '')}`));
  const named = read('HTTPS_PROXY') || read('ALL_PROXY');
  if (excepted || named === '') return undefined;
  return URL.parse(named.includes('://') ? named : `http://${named}`) ?? undefined;
};

/** Never rejects. The address is told without whatever name and password stand in it. */
export const tryProxy = async (proxy: URL, host: string, signal: AbortSignal): Promise<NetworkFacts['proxy']> => {
  const port = Number(proxy.port || (proxy.protocol === 'https:' ? 443 : 80));
  const address = `${proxy.protocol}//${proxy.host}`;
  const open = await tryConnection(proxy.hostname.replace(/^\[|\]$/g, ''), port, signal);
  if (open !== 'open') return { address, state: 'dead', leadsOn: false };
  const leadsOn = proxy.protocol === 'http:' && (await tunnels(proxy, port, host, signal));
  return { address, state: 'answers', leadsOn };
};

/** RFC 9110 §9.3.6. */
const tunnels = (proxy: URL, port: number, host: string, signal: AbortSignal): Promise<boolean> =>
  new Promise((resolve) => {
    const sent = request({
      host: proxy.hostname,
      port,
      method: 'CONNECT',
      path: host.includes(':') ? host : `${host}:443`,
      agent: false,
      signal,
    });
    sent.setTimeout(3000, () => sent.destroy(new Error('timeout')));
    sent.once('error', () => resolve(false));
    sent.once('response', () => {
      resolve(false);
      sent.destroy();
    });
    sent.once('connect', ({ statusCode }, socket) => {
      socket.destroy();
      resolve(statusCode === 200);
    });
    sent.end();
  });
