/**
 * DNS over HTTPS (RFC 8484): a view from outside that passes where port 53 is blocked or rewritten.
 *
 * - `dohOperators`: operators inside and outside China, reached by address, so that no resolver has to be believed first.
 * - `queryOverHttps(options)`: one question to one operator; ends with the answer or with why there is none.
 */
import type { IncomingMessage } from 'node:http';
import { request } from 'node:https';
import { isIP } from 'node:net';
import { type DnsAnswer, encodeQuestion, type Question, readAnswer, toAnswer } from './query.ts';

export interface DohOperator {
  readonly id: string;
  readonly name: string;
  /** Its certificate must be for the host of this address. */
  readonly url: string;
  /** Tried in order; without any, the host of the URL is looked up. */
  readonly addresses: readonly string[];
  /** Where it can be relied on to be reachable. */
  readonly region: 'world' | 'china' | 'own';
  /** PEM; when given, its certificate must lead to this and nothing else. */
  readonly rootPem?: string;
}

/** As the operators publish them. */
export const dohOperators: readonly DohOperator[] = [
  {
    id: 'cloudflare',
    name: 'Cloudflare',
    url: 'https://cloudflare-dns.com/dns-query',
    addresses: ['1.1.1.1', '1.0.0.1', '2606:4700:4700::1111'],
    region: 'world',
  },
  {
    id: 'google',
    name: 'Google',
    url: 'https://dns.google/dns-query',
    addresses: ['8.8.8.8', '8.8.4.4', '2001:4860:4860::8888'],
    region: 'world',
  },
  {
    id: 'alidns',
    name: 'AliDNS',
    url: 'https://dns.alidns.com/dns-query',
    addresses: ['223.5.5.5', '223.6.6.6', '2400:3200::1'],
    region: 'china',
  },
  {
    id: 'dnspod',
    name: 'DNSPod',
    url: 'https://doh.pub/dns-query',
    addresses: ['1.12.12.12', '120.53.53.53'],
    region: 'china',
  },
];

export type DohFailure = 'timeout' | 'unreachable' | 'certificate' | 'refused' | 'too-large' | 'garbled';
export type DohReply = DnsAnswer | { readonly kind: 'failed'; readonly reason: DohFailure; readonly detail: string };

export interface OverHttpsOptions {
  readonly operator: DohOperator;
  readonly question: Question;
  /** RFC 8484 §4.1: POST is smaller, GET passes caches. */
  readonly method?: 'POST' | 'GET';
  /** Milliseconds for one address of the operator, the whole answer included. */
  readonly deadline?: number;
  /** PEM; when given, nothing else is trusted. */
  readonly rootPem?: string | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Addresses are tried in order until one speaks HTTPS with us. Rejects only with the reason of `signal`. */
export const queryOverHttps = async (options: OverHttpsOptions): Promise<DohReply> => {
  const { operator, signal } = options;
  const { hostname } = new URL(operator.url);
  const addresses = operator.addresses.length > 0 ? operator.addresses : [bare(hostname)];
  let reply = failed('unreachable', hostname);
  for (const address of addresses) {
    signal?.throwIfAborted();
    reply = await askAddress(address, options);
    signal?.throwIfAborted();
    // A blocked address or a proxy in the way may be no more than that one address.
    if (reply.kind === 'answer' || reply.reason === 'too-large' || reply.reason === 'refused') return reply;
  }
  return reply;
};

/** RFC 1035 §4.2.1 sets 65,535 for a message; more is not one. */
const mostBytes = 0xffff;
const mediaType = 'application/dns-message';

const failed = (reason: DohFailure, detail: string): DohReply => ({ kind: 'failed', reason, detail });

/** `[::1]` → `::1`. */
const bare = (hostname: string): string => hostname.replace(/^\[|\]$/g, '');

const askAddress = (address: string, options: OverHttpsOptions): Promise<DohReply> =>
  new Promise((resolve) => {
    const { question, method = 'POST', signal } = options;
    const url = new URL(options.operator.url);
    const rootPem = options.rootPem ?? options.operator.rootPem;
    // RFC 8484 §4.1: id 0, so that equal questions are equal requests
    const message = encodeQuestion(question, { id: 0, recursive: true, edns: true });
    if (method === 'GET') url.searchParams.set('dns', message.toString('base64url'));
    const host = bare(url.hostname);
    const sent = request({
      method,
      host: address,
      port: url.port === '' ? 443 : Number(url.port),
      path: `${url.pathname}${url.search}`,
      agent: false,
      // The certificate is checked against this name; an address is never sent as SNI (RFC 6066 §3).
      ...(isIP(host) === 0 ? { servername: host } : {}),
      ...(rootPem === undefined ? {} : { ca: rootPem }),
      headers: {
        host: url.host,
        accept: mediaType,
        ...(method === 'POST' ? { 'content-type': mediaType, 'content-length': message.length } : {}),
      },
    });
    const settle = (reply: DohReply) => {
      clearTimeout(deadline);
      signal?.removeEventListener('abort', stop);
      resolve(reply);
      sent.destroy();
    };
    const stop = () => settle(failed('timeout', address));
    const deadline = setTimeout(stop, options.deadline ?? 2500);
    signal?.addEventListener('abort', stop, { once: true });
    sent.on('error', (error) => settle(failed(reasonOf(error), error.message)));
    sent.on('response', (response) => receive(response, question, settle));
    sent.end(method === 'POST' ? message : undefined);
  });

const receive = (response: IncomingMessage, question: Question, settle: (reply: DohReply) => void): void => {
  const type = (response.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase();
  const status = response.statusCode ?? 0;
  // RFC 8484 §4.2.1: only a 2xx answer holds a DNS answer
  const flaw: DohReply | undefined =
    status < 200 || status > 299
      ? failed('refused', `HTTP ${status}`)
      : type === mediaType
        ? undefined
        : failed('garbled', type ?? '');
  if (flaw !== undefined) {
    settle(flaw);
    return;
  }
  const chunks: Buffer[] = [];
  let length = 0;
  response.on('data', (chunk: Buffer) => {
    length += chunk.length;
    if (length > mostBytes) settle(failed('too-large', `${length} bytes`));
    else chunks.push(chunk);
  });
  response.on('error', (error) => settle(failed('unreachable', error.message)));
  response.on('end', () => {
    const message = Buffer.concat(chunks);
    const packet = readAnswer(message, 0, question);
    if (packet === undefined) settle(failed('garbled', `${length} bytes`));
    else settle(toAnswer(packet, 'https', question.dnssec ? message : undefined));
  });
};

const reasonOf = (error: NodeJS.ErrnoException): DohFailure =>
  /^(ERR_TLS|CERT_|UNABLE_TO|DEPTH_ZERO|SELF_SIGNED)/.test(error.code ?? '') ? 'certificate' : 'unreachable';
