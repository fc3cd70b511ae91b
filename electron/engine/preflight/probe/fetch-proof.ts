/**
 * Fetches the file of an HTTP-01 proof as authorities do: from one address of the name, redirects followed to HTTP on
 * port 80 and HTTPS on port 443 alone, certificates not looked at (RFC 8555 §8.3 and what authorities document).
 */
import { type IncomingMessage, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP, isIPv6 } from 'node:net';
import type { Call, Heard } from '../judge/reachable.ts';

interface Ports {
  readonly http: number;
  readonly tls: number;
}

export interface FetchOptions {
  readonly name: string;
  readonly address: string;
  readonly path: string;
  readonly expected: string;
  /** Where we connect to. */
  readonly ports: Ports;
  /** What URLs call these ports, where that differs: in the practice world something else stands for 80 and 443. */
  readonly said?: Ports;
  readonly userAgent: string;
  readonly signal: AbortSignal;
  /** Addresses of a host that a redirect leads to; none where it has none. */
  addressesOf(host: string): Promise<readonly string[]>;
  /** Milliseconds for each connection. */
  readonly patience?: number;
}

const mostRedirects = 10;
const bodyLimit = 4096;

/** Never rejects. */
export const fetchProof = async (options: FetchOptions): Promise<Call> => {
  const { name, address, path, ports } = options;
  const { said = ports } = options;
  const redirects: string[] = [];
  let url = new URL(`http://${isIPv6(name) ? `[${name}]` : name}:${said.http}${path}`);
  let host = address;
  for (;;) {
    const heard = await fetchOnce(url, host, options);
    const target = heard.kind === 'answer' ? targetOf(heard, url) : undefined;
    if (target === undefined) return { address, heard, redirects };
    const stop = (why: Extract<Heard, { kind: 'redirect' }>['why'], at: string): Call => ({
      address,
      heard: { kind: 'redirect', url: at, why },
      redirects,
    });
    if (target === 'unreadable') return stop('nowhere', heard.kind === 'answer' ? (heard.headers.location ?? '') : '');
    if (redirects.includes(target.href) || redirects.length >= mostRedirects) return stop('circle', target.href);
    if (!/^https?:$/.test(target.protocol)) return stop('nowhere', target.href);
    if (!mayCall(target, said)) return stop('other-port', target.href);
    const next = await hostOf(target, url, host, options);
    if (next === undefined) return stop('nowhere', target.href);
    redirects.push(target.href);
    url = target;
    host = next;
  }
};

const mayCall = ({ protocol, port }: URL, said: Ports): boolean =>
  Number(port || (protocol === 'https:' ? 443 : 80)) === (protocol === 'https:' ? said.tls : said.http);

/** The same name stays at the same address; a bare address as target is refused by authorities. */
const hostOf = async (
  target: URL,
  from: URL,
  host: string,
  { address, addressesOf }: FetchOptions,
): Promise<string | undefined> => {
  if (target.hostname === from.hostname) return host;
  if (isIP(target.hostname.replace(/^\[|\]$/g, '')) !== 0) return undefined;
  const addresses = await addressesOf(target.hostname);
  return addresses.find((one) => isIPv6(one) === isIPv6(address)) ?? addresses[0];
};

const targetOf = (
  { status, headers }: Extract<Heard, { kind: 'answer' }>,
  base: URL,
): URL | 'unreadable' | undefined => {
  if (![301, 302, 303, 307, 308].includes(status)) return undefined;
  return URL.parse(headers.location ?? '', base.href) ?? 'unreadable';
};

const fetchOnce = (url: URL, address: string, options: FetchOptions): Promise<Heard> =>
  new Promise((resolve) => {
    const { signal, patience = 4000, userAgent, ports } = options;
    const secure = url.protocol === 'https:';
    const sent = (secure ? requestHttps : requestHttp)({
      host: address,
      // Anything else was not followed.
      port: secure ? ports.tls : ports.http,
      path: `${url.pathname}${url.search}`,
      headers: { Host: url.host, 'User-Agent': userAgent, Accept: '*/*', Connection: 'close' },
      agent: false,
      signal,
      ...(secure
        ? { rejectUnauthorized: false, ...(isIP(url.hostname) === 0 ? { servername: url.hostname } : {}) }
        : {}),
    });
    const silent = (reason: Extract<Heard, { kind: 'silent' }>['reason']): void => resolve({ kind: 'silent', reason });
    const late = setTimeout(() => {
      silent('timeout');
      sent.destroy();
    }, patience);
    sent.on('error', (error: NodeJS.ErrnoException) => silent(reasonOf(error)));
    sent.on('close', () => clearTimeout(late));
    sent.on('response', (response) => {
      readBeginning(response).then(
        (body) => resolve(answerOf(url, response, body, options.expected)),
        () => silent('broken'),
      );
    });
    sent.end();
  });

const reasonOf = ({ code }: NodeJS.ErrnoException): Extract<Heard, { kind: 'silent' }>['reason'] => {
  switch (code) {
    case 'ECONNREFUSED':
      return 'refused';
    case 'ENETUNREACH':
    case 'EHOSTUNREACH':
    case 'EADDRNOTAVAIL':
      return 'unreachable';
    case 'ETIMEDOUT':
    case 'ABORT_ERR':
      return 'timeout';
    default:
      return 'broken';
  }
};

const answerOf = (url: URL, response: IncomingMessage, body: string, expected: string): Heard => ({
  kind: 'answer',
  url: url.href,
  status: response.statusCode ?? 0,
  headers: Object.fromEntries(
    Object.entries(response.headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : value]),
  ),
  body: body.replaceAll(/\s+/g, ' ').trim().slice(0, 300),
  // RFC 8555 §8.3: white space at the end is passed over.
  ours: response.statusCode === 200 && body.trimEnd() === expected,
});

const readBeginning = async (response: IncomingMessage): Promise<string> => {
  let text = '';
  for await (const chunk of response) {
    text += String(chunk);
    if (text.length > bodyLimit) break;
  }
  return text;
};
