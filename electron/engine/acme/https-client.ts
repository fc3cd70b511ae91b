/** One HTTPS request: own roots, deadline, abort, size limit, and a code of its own for each way it can break. */
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { Agent, request as httpsRequest } from 'node:https';
import { TLSSocket } from 'node:tls';
import { type CertwrightError, fail } from '../../../shared/errors/problem.ts';
import { networkFailure } from './network-failure.ts';
import { peerOf } from './peer.ts';

export interface HttpsRequest {
  readonly method: 'GET' | 'HEAD' | 'POST';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** PEM; when given, nothing else is trusted. */
  readonly rootPem?: string | undefined;
  readonly signal: AbortSignal;
  /** Milliseconds for the whole request. */
  readonly timeout: number;
  readonly limitBytes: number;
}

export interface HttpsAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/**
 * Sends once: no redirect is followed, nothing is tried again. Any HTTP status is an answer.
 * Ends in `run.cancelled` when the signal is aborted, in `network.*`, and in `acme.bad-answer` for what is not HTTPS.
 */
export const requestHttps = (order: HttpsRequest): Promise<HttpsAnswer> =>
  new Promise((resolve, reject) => {
    const cancelled = () => fail('run.cancelled', {});
    if (order.signal.aborted) return reject(cancelled());
    if (URL.parse(order.url)?.protocol !== 'https:') return reject(notHttps(order.url));
    let issuer: string | undefined;
    const sent = send(order, (name) => {
      issuer = name;
    });
    const settle = (finish: () => void) => {
      clearTimeout(deadline);
      order.signal.removeEventListener('abort', abort);
      finish();
    };
    const stop = (error: CertwrightError) => {
      settle(() => reject(error));
      sent.destroy();
    };
    const abort = () => stop(cancelled());
    const late = () => stop(fail('network.timeout', { ...peerOf(order.url), seconds: order.timeout / 1000 }));
    const deadline = setTimeout(late, order.timeout);
    order.signal.addEventListener('abort', abort, { once: true });
    const broken = (error: Error) => settle(() => reject(networkFailure(error, order.url, order.timeout, issuer)));
    sent.on('error', broken);
    sent.on('response', (response) => {
      response.on('error', broken);
      collect(response, order, stop, (answer) => settle(() => resolve(answer)));
    });
    sent.end(order.body);
  });

const notHttps = (url: string): CertwrightError =>
  fail('acme.bad-answer', { ...peerOf(url), status: 0, reason: 'the URL is not https' }, { retryable: false });

/**
 * Connections are kept per set of roots. Idle ones are dropped after four seconds, before servers with the usual
 * five drop them: a POST that meets a closing connection could not be told from one that was carried out.
 */
const agents = new Map<string, Agent>();
const agentFor = (rootPem: string | undefined): Agent => {
  const known = agents.get(rootPem ?? '');
  if (known !== undefined) return known;
  const agent = new Agent({
    keepAlive: true,
    timeout: 4000,
    // A dead IPv6 route must not cost more than this, a slow IPv4 one must have as long.
    autoSelectFamily: true,
    autoSelectFamilyAttemptTimeout: 2000,
    ...(rootPem === undefined ? {} : { ca: rootPem }),
  });
  agents.set(rootPem ?? '', agent);
  return agent;
};

const send = (order: HttpsRequest, sawIssuer: (name: string | undefined) => void) => {
  const sent = httpsRequest(order.url, {
    method: order.method,
    agent: agentFor(order.rootPem),
    headers: {
      ...order.headers,
      ...(order.body === undefined ? {} : { 'Content-Length': String(Buffer.byteLength(order.body)) }),
    },
  });
  sent.on('socket', (socket) => {
    if (!(socket instanceof TLSSocket) || !socket.connecting) return;
    // When a certificate is refused the socket is gone before anyone hears of it, so its issuer is noted beforehand.
    socket.prependOnceListener('secure', () => sawIssuer(issuerOf(socket)));
  });
  return sent;
};

const issuerOf = (socket: TLSSocket): string | undefined => {
  const { issuer } = socket.getPeerCertificate() as { issuer?: { CN?: string | string[]; O?: string | string[] } };
  return [issuer?.O, issuer?.CN].flat().filter(Boolean).join(', ') || undefined;
};

const collect = (
  response: IncomingMessage,
  order: HttpsRequest,
  stop: (error: CertwrightError) => void,
  done: (answer: HttpsAnswer) => void,
): void => {
  const chunks: Buffer[] = [];
  let size = 0;
  const tooLarge = () => stop(fail('network.too-large', { ...peerOf(order.url), limitBytes: order.limitBytes }));
  const announced = order.method === 'HEAD' ? 0 : Number(response.headers['content-length'] ?? 0);
  if (announced > order.limitBytes) {
    tooLarge();
    return;
  }
  response.on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (size > order.limitBytes) tooLarge();
    else chunks.push(chunk);
  });
  response.on('end', () => {
    // `end` without `complete` is a body cut off; the error event that follows says so.
    if (response.complete) {
      done({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) });
    }
  });
};
