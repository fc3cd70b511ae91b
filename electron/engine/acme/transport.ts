/**
 * Our transport under acme-client: an adapter on its axios instance. The library keeps building and signing messages;
 * nonces, limits, abort, trust and typed problems are ours. The adapter is process-wide, so everything that belongs to
 * one call travels in AsyncLocalStorage, and nonces are pooled per newNonce URL.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import { CertwrightError, fail, type Problem } from '../../../shared/errors/problem.ts';
import type { Clock } from '../ports/index.ts';
import type { Ways } from '../proxy/ways.ts';
import type { HttpsAnswer } from './https-client.ts';
import { linksOf } from './link-header.ts';
import { NoncePool, readNonce } from './nonce-pool.ts';
import { excerptOf, peerOf } from './peer.ts';
import { isBadNonce, problemOfAnswer } from './problem.ts';
import { retryAtOf } from './retry-after.ts';
import type { Directory } from './session.ts';

/** What every request of one session has in common. */
export interface Line {
  readonly directoryUrl: string;
  readonly rootPem?: string | undefined;
  readonly userAgent: string;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** Milliseconds for one request. */
  readonly timeout: number;
  /** Whether this machine has a network at all. */
  online(): boolean;
  /** In place of how all requests leave. */
  readonly ways?: Ways | undefined;
}

/** What an answer carries beside its body. */
export interface AnswerFacts {
  readonly url: string;
  readonly status: number;
  readonly retryAt?: string | undefined;
  links(relation: string): readonly string[];
}

export interface CallContext extends Line {
  readonly directory: Directory;
  readonly limitBytes: number;
  /** Filled while the call runs. */
  readonly received: { facts?: AnswerFacts; badNonce?: Problem | undefined };
}

type AcmeLibrary = typeof import('acme-client');

/** Loads acme-client on first use (it costs 0.1 s) with its logger silent, its retries gone and its transport ours. */
export const loadAcmeLibrary = (): Promise<AcmeLibrary> => {
  library ??= import('acme-client').then((acme) => {
    acme.setLogger(() => undefined);
    acme.axios.interceptors.request.clear();
    acme.axios.interceptors.response.clear();
    // The library reads these members and no others; axios' own type asks for header objects it never looks at.
    acme.axios.defaults.adapter = adapter as unknown as NonNullable<typeof acme.axios.defaults.adapter>;
    return acme;
  });
  return library;
};
let library: Promise<AcmeLibrary> | undefined;

export const inContext = <T>(context: CallContext, work: () => Promise<T>): Promise<T> => calls.run(context, work);
const calls = new AsyncLocalStorage<CallContext>();
const nonces = new NoncePool();

interface AxiosRequest {
  readonly url?: string;
  readonly method?: string;
  readonly data?: unknown;
}
interface AxiosAnswer {
  readonly status: number;
  readonly statusText: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly data: unknown;
  readonly config: AxiosRequest;
  readonly request: null;
}

const adapter = async (config: AxiosRequest): Promise<AxiosAnswer> => {
  const context = calls.getStore();
  if (context === undefined) throw new Error('an ACME request outside a session');
  const respond = (status: number, headers: Record<string, string>, data: unknown): AxiosAnswer => ({
    status,
    statusText: '',
    headers,
    data,
    config,
    request: null,
  });
  const url = config.url ?? '';
  switch (config.method) {
    case 'get':
      // The library asks for nothing but the directory by GET, and that has been read already.
      return respond(200, {}, context.directory);
    case 'head':
      return respond(200, { 'replay-nonce': await nextNonce(context) }, '');
    case 'post':
      return post(context, url, String(config.data), respond);
    default:
      throw new Error(`acme-client used ${config.method}`);
  }
};

const headersFor = (line: Line): Record<string, string> => ({
  'User-Agent': line.userAgent,
  // Details are matched and quoted as evidence; one language makes them comparable (RFC 8555 §6.1).
  'Accept-Language': 'en',
});

/** One request on the line of a session. 1 MiB is far more than any JSON of the protocol. */
export const ask = async (
  line: Line,
  request: { readonly method: 'GET' | 'HEAD' | 'POST'; readonly url: string; readonly body?: string },
  limitBytes = 1024 * 1024,
): Promise<HttpsAnswer> => {
  // Most starts ask no authority, and TLS takes megabytes.
  const { requestHttps } = await import('./https-client.ts');
  return requestHttps({
    ...request,
    headers: {
      ...headersFor(line),
      ...(request.body === undefined ? {} : { 'Content-Type': 'application/jose+json' }),
    },
    rootPem: line.rootPem,
    signal: line.signal,
    timeout: line.timeout,
    limitBytes,
    now: () => line.clock.now(),
    online: line.online,
    ways: line.ways,
  });
};

/** RFC 8555 §7.2. */
const nextNonce = async (context: CallContext): Promise<string> => {
  const url = context.directory.newNonce;
  return (await nonces.take(url)) ?? fetchNonce(context, url);
};

/**
 * Asks for so many nonces ahead, each over a connection of its own, so that as many requests can go out side by side
 * later on: a request needs a nonce, and with none left each lane would begin with three round trips of waiting.
 */
export const stockNonces = (line: Line, directory: Directory, count: number): void => {
  const url = directory.newNonce;
  // A failure is not told: whoever needs the nonce asks once more and hears it then.
  for (let stock = nonces.stock(url); stock < count; stock++)
    nonces.expect(
      url,
      fetchNonce(line, url).catch(() => undefined),
    );
};

const fetchNonce = async (line: Line, url: string): Promise<string> => {
  const answer = await ask(line, { method: 'HEAD', url });
  const nonce = readNonce(headerOf(answer, 'replay-nonce'));
  if (answer.status < 300 && nonce !== undefined) return nonce;
  const retryAt = retryAtOf(headerOf(answer, 'retry-after'), line.clock.now());
  throw fail(
    'directory.nonce-failed',
    { ...peerOf(url), reason: answer.status < 300 ? 'no Replay-Nonce' : `HTTP ${answer.status}` },
    retryAt === undefined ? {} : { retryAt },
  );
};

const post = async (
  context: CallContext,
  url: string,
  body: string,
  respond: (status: number, headers: Record<string, string>, data: unknown) => AxiosAnswer,
): Promise<AxiosAnswer> => {
  const answer = await ask(context, { method: 'POST', url, body }, context.limitBytes);
  const data = readBody(answer);
  const nonce = readNonce(headerOf(answer, 'replay-nonce'));
  const now = context.clock.now();
  const facts: AnswerFacts = {
    url,
    status: answer.status,
    retryAt: retryAtOf(headerOf(answer, 'retry-after'), now),
    links: (relation) => linksOf(headerOf(answer, 'link'), relation, url),
  };
  context.received.facts = facts;
  const headers = { ...(nonce === undefined ? {} : { 'replay-nonce': nonce }), ...locationOf(answer, url) };
  if (isBadNonce(answer.status, data)) {
    // The library signs again with the nonce of this very answer (RFC 8555 §6.5), so it must not be pooled as well.
    context.received.badNonce = failureOf(answer, data, url, now);
    return respond(400, headers, data);
  }
  context.received.badNonce = undefined;
  if (nonce !== undefined) nonces.put(context.directory.newNonce, nonce);
  if (answer.status >= 400) throw new CertwrightError(failureOf(answer, data, url, now));
  if (answer.status >= 300) {
    // A signed request names its URL (RFC 8555 §6.4): sent elsewhere it would be refused.
    throw fail('acme.bad-answer', { ...peerOf(url), status: answer.status, reason: 'redirect' }, { retryable: false });
  }
  // To a 200 the library would send the registration again, to the account's URL; to a 201 it does not.
  const status = url === context.directory.newAccount && answer.status === 200 ? 201 : answer.status;
  return respond(status, headers, data);
};

const failureOf = (answer: HttpsAnswer, data: unknown, url: string, now: Date): Problem =>
  problemOfAnswer(
    {
      url,
      status: answer.status,
      retryAfter: headerOf(answer, 'retry-after'),
      link: headerOf(answer, 'link'),
      data,
    },
    now,
  );

export const headerOf = (answer: HttpsAnswer, name: string): string | undefined => {
  const value = answer.headers[name];
  return Array.isArray(value) ? value.join(', ') : value;
};

/** An absolute URL is kept to the letter: the account's is compared as a string by the server (`kid`). */
const locationOf = (answer: HttpsAnswer, base: string): { readonly location?: string } => {
  const { location } = answer.headers;
  if (location === undefined) return {};
  const url = URL.canParse(location) ? location : URL.parse(location, base)?.href;
  return url === undefined ? {} : { location: url };
};

/** JSON as data, whatever it is called; anything else, such as a chain in PEM, as text. */
export const readBody = (answer: HttpsAnswer): unknown => {
  const text = answer.body.toString('utf8');
  const declared = /[/+]json\b/i.test(headerOf(answer, 'content-type') ?? '');
  if (!declared && !text.trimStart().startsWith('{')) return text;
  try {
    return JSON.parse(text);
  } catch {
    return excerptOf(text);
  }
};
