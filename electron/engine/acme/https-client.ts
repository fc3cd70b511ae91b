/** One HTTPS request: own roots, deadline, abort, size limit, and a code of its own for each way it can break. */
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { Agent, type AgentOptions, request as httpsRequest } from 'node:https';
import { TLSSocket } from 'node:tls';
import { CertwrightError, fail } from '../../../shared/errors/problem.ts';
import { type Way, type Ways, wayTo } from '../proxy/ways.ts';
import { keptAgents } from './kept-agents.ts';
import { isUntrusted, networkFailure } from './network-failure.ts';
import { peerOf } from './peer.ts';
import { isClockFault, type ShownCertificate, shownBy } from './shown-certificate.ts';

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
  now(): Date;
  /** Whether this machine has a network at all. */
  online(): boolean;
  /** In place of how all requests leave. Nothing is kept of such a connection. */
  readonly ways?: Ways | undefined;
}

export interface HttpsAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/**
 * Sends once: no redirect is followed, nothing is tried again. Any HTTP status is an answer.
 * Ends in `run.cancelled` when the signal is aborted, in `network.*`, `proxy.*` and `vault.*`, and in `acme.bad-answer` for what is not HTTPS.
 */
export const requestHttps = async (order: HttpsRequest): Promise<HttpsAnswer> => {
  const seen: Seen = {};
  try {
    const url = URL.parse(order.url);
    // A password for the proxy may have to be read first; what was cancelled reads none.
    if (url !== null && !order.signal.aborted) seen.way = await (order.ways ?? wayTo)(url);
    return await exchange(order, seen);
  } catch (thrown) {
    throw await withClockBlamed(thrown, order, seen);
  }
};

interface Seen {
  shown?: ShownCertificate | undefined;
  way?: Way | undefined;
}

const exchange = (order: HttpsRequest, seen: Seen): Promise<HttpsAnswer> =>
  new Promise((resolve, reject) => {
    const cancelled = () => fail('run.cancelled', {});
    if (order.signal.aborted) return reject(cancelled());
    if (URL.parse(order.url)?.protocol !== 'https:') return reject(notHttps(order.url));
    const sent = send(order, seen);
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
    // For the whole answer: one that comes byte by byte is late as well.
    const deadline = setTimeout(late, order.timeout);
    order.signal.addEventListener('abort', abort, { once: true });
    const broken = (error: Error) =>
      settle(() => {
        failureOf(error, order, seen).then(reject, reject);
      });
    sent.on('error', broken);
    sent.on('response', (response) => {
      response.on('error', broken);
      // Node takes an answer to HEAD without Content-Length for one that only the end of the connection ends, and would
      // close it: with it went the handshake that the next request needs.
      const stays = response.httpVersion === '1.1' && response.headers.connection?.toLowerCase() !== 'close';
      if (order.method === 'HEAD' && stays) sent.shouldKeepAlive = true;
      collect(response, order, stop, (answer) => settle(() => resolve(answer)));
    });
    sent.end(order.body);
  });

const failureOf = async (error: Error, order: HttpsRequest, seen: Seen): Promise<CertwrightError> => {
  const { way } = seen;
  if (way !== undefined && isUntrusted(error)) seen.shown = await shownThrough(way, order);
  const { url, timeout, rootPem, online } = order;
  return networkFailure(error, { url, timeout, online, way, ownRoot: rootPem !== undefined, shown: seen.shown });
};

const notHttps = (url: string): CertwrightError =>
  fail('acme.bad-answer', { ...peerOf(url), status: 0, reason: 'the URL is not https' }, { retryable: false });

const usual: AgentOptions = {
  // A dead IPv6 route must not cost more than this, a slow IPv4 one must have as long.
  autoSelectFamily: true,
  autoSelectFamilyAttemptTimeout: 2000,
};

/**
 * Connections are kept per proxy and set of roots. Idle ones are dropped after four seconds, before servers with the usual
 * five drop them: a POST that meets a closing connection could not be told from one that was carried out.
 */
const agentFor = ({ rootPem, ways }: HttpsRequest, way: Way | undefined): Agent => {
  const through = way === undefined ? {} : { proxyEnv: way.proxyEnv };
  if (ways !== undefined) return new Agent({ ...usual, ...through, ...(rootPem === undefined ? {} : { ca: rootPem }) });
  const id = `${way?.proxy ?? ''}\n${rootPem ?? ''}`;
  const known = keptAgents.get(id);
  if (known !== undefined) return known;
  const agent = new Agent({
    ...usual,
    ...through,
    keepAlive: true,
    timeout: 4000,
    ...(rootPem === undefined ? {} : { ca: rootPem }),
  });
  keptAgents.set(id, agent);
  return agent;
};

const send = (order: HttpsRequest, seen: Seen) => {
  const sent = httpsRequest(order.url, {
    method: order.method,
    agent: agentFor(order, seen.way),
    headers: {
      ...order.headers,
      ...(order.body === undefined ? {} : { 'Content-Length': String(Buffer.byteLength(order.body)) }),
    },
  });
  sent.on('socket', (socket) => {
    if (!(socket instanceof TLSSocket) || !socket.connecting) return;
    // When a certificate is refused the socket is gone before anyone hears of it, so it is looked at beforehand.
    socket.prependOnceListener('secure', () => {
      seen.shown = shownBy(socket, order.url);
    });
  });
  return sent;
};

const clockReasons: readonly string[] = ['CERT_NOT_YET_VALID', 'CERT_HAS_EXPIRED'];

/** A certificate out of its time is the server's fault or our clock's: the server's own clock decides. */
const withClockBlamed = async (thrown: unknown, order: HttpsRequest, { shown, way }: Seen): Promise<unknown> => {
  if (!(thrown instanceof CertwrightError) || shown === undefined) return thrown;
  const { problem } = thrown;
  if (problem.code !== 'network.tls-untrusted' || !clockReasons.includes(problem.details.reason)) return thrown;
  const servers = await dateOf(order, way);
  const ours = order.now();
  if (!isClockFault(shown, ours, servers)) return thrown;
  const skew = servers === undefined ? {} : { skewSeconds: Math.round((servers.getTime() - ours.getTime()) / 1000) };
  return fail(
    'network.tls-clock',
    { ...peerOf(order.url), reason: problem.details.reason, ...skew },
    { cause: thrown },
  );
};

const longestDateQuestion = 5000;

/**
 * The certificate that was refused behind a proxy: such a connection is handed over after its handshake only, so it is
 * looked at once more. Nothing is sent.
 */
const shownThrough = (way: Way, order: HttpsRequest): Promise<ShownCertificate | undefined> =>
  new Promise((resolve) => {
    const asked = httpsRequest(order.url, {
      method: 'HEAD',
      agent: new Agent({ proxyEnv: way.proxyEnv }),
      rejectUnauthorized: false,
      signal: AbortSignal.any([order.signal, AbortSignal.timeout(Math.min(order.timeout, longestDateQuestion))]),
    });
    asked.on('error', () => resolve(undefined));
    asked.on('socket', (socket) => {
      resolve(socket instanceof TLSSocket ? shownBy(socket, order.url) : undefined);
      asked.destroy();
    });
    asked.end();
  });

/**
 * The server's Date header, from whoever answers there. The certificate is not checked, so nothing but the address is
 * sent and nothing but the time is read; it only words a failure that has happened already.
 */
const dateOf = (order: HttpsRequest, way: Way | undefined): Promise<Date | undefined> =>
  new Promise((resolve) => {
    const asked = httpsRequest(order.url, {
      method: 'HEAD',
      agent: way === undefined ? false : new Agent({ proxyEnv: way.proxyEnv }),
      rejectUnauthorized: false,
      headers: order.headers['User-Agent'] === undefined ? {} : { 'User-Agent': order.headers['User-Agent'] },
      signal: AbortSignal.any([order.signal, AbortSignal.timeout(Math.min(order.timeout, longestDateQuestion))]),
    });
    asked.on('error', () => resolve(undefined));
    asked.on('response', (response) => {
      const date = new Date(response.headers.date ?? '');
      resolve(Number.isNaN(date.getTime()) ? undefined : date);
      response.on('error', () => undefined);
      asked.destroy();
    });
    asked.end();
  });

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
