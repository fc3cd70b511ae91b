/** HTTP to a target: any method, its own root of trust or client certificate, a socket of this machine in place of a port. */
import { type ClientRequest, Agent as PlainAgent, request as plainRequest } from 'node:http';
import { Agent as TlsAgent, request as tlsRequest } from 'node:https';
import { getCACertificates } from 'node:tls';
import { type CertwrightError, fail } from '../../../shared/errors/problem.ts';
import { excerpt } from '../providers/http-call.ts';
import { proxyFailure } from '../proxy/failure.ts';
import { type Way, wayTo } from '../proxy/ways.ts';
import { connectionFailure } from './failures.ts';

export interface TargetCall {
  readonly method: string;
  readonly url: URL;
  /** Names in lower case. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  /** PEM, beside the roots that are trusted anyway. */
  readonly root?: string | undefined;
  readonly client?: { readonly certificate: string; readonly key: string } | undefined;
  readonly socket?: string | undefined;
  readonly signal: AbortSignal;
}

export interface TargetAnswer {
  readonly host: string;
  readonly status: number;
  readonly body: Buffer;
  readonly text: string;
  header(name: string): string | undefined;
}

/** Bytes; no target has more to say. */
const largest = 4 * 1024 * 1024;

/** Whatever it answers; redirects are not followed. `install.unreachable`, `install.tls-untrusted`, `proxy.*`. */
export const callTarget = async (call: TargetCall): Promise<TargetAnswer> => {
  const host = call.socket ?? call.url.host;
  call.signal.throwIfAborted();
  // A socket of this machine is behind no proxy.
  const way = call.socket === undefined ? await wayTo(call.url) : undefined;
  try {
    return await exchange(call, way);
  } catch (thrown) {
    call.signal.throwIfAborted();
    throw (way && proxyFailure(thrown, call.url, way)) ?? connectionFailure(host, thrown);
  }
};

const exchange = (call: TargetCall, way: Way | undefined): Promise<TargetAnswer> =>
  new Promise((resolve, reject) => {
    const host = call.socket ?? call.url.host;
    const outgoing = begin(call, way);
    outgoing.once('error', reject);
    outgoing.once('response', (response) => {
      const chunks: Buffer[] = [];
      let length = 0;
      response.on('data', (chunk: Buffer) => {
        length += chunk.length;
        if (length > largest) response.destroy(new Error('the answer is too long'));
        else chunks.push(chunk);
      });
      response.once('error', reject);
      response.once('end', () => {
        const body = Buffer.concat(chunks);
        const header = (name: string): string | undefined => {
          const value = response.headers[name];
          return Array.isArray(value) ? value.join(', ') : value;
        };
        resolve({ host, status: response.statusCode ?? 0, body, text: body.toString('utf8'), header });
      });
    });
    outgoing.end(call.body ?? '');
  });

const begin = (
  { method, url, headers, body, root, client, socket, signal }: TargetCall,
  way: Way | undefined,
): ClientRequest => {
  const options = {
    method,
    signal,
    headers: {
      'user-agent': 'Certwright',
      ...headers,
      ...(body === undefined ? {} : { 'content-length': Buffer.byteLength(body) }),
    },
    ...(socket === undefined ? {} : { socketPath: socket }),
  };
  const through = way === undefined ? undefined : { proxyEnv: way.proxyEnv };
  if (url.protocol !== 'https:')
    return plainRequest(url, { ...options, agent: through === undefined ? false : new PlainAgent(through) });
  return tlsRequest(url, {
    ...options,
    agent: through === undefined ? false : new TlsAgent(through),
    ...(root === undefined || root === '' ? {} : { ca: [...getCACertificates('default'), root] }),
    ...(client === undefined ? {} : { cert: client.certificate, key: client.key }),
  });
};

export const isFine = ({ status }: TargetAnswer): boolean => status >= 200 && status < 300;

/** By its status alone (RFC 9110 §15); `detail` where the answer's own words are better. */
export const refusalOf = (answer: TargetAnswer, detail?: string): CertwrightError => {
  const { host, status } = answer;
  const about = { host, detail: excerpt(`${status} ${detail ?? answer.text}`) };
  if (status === 401) return fail('install.wrong-credentials', about);
  if (status === 403) return fail('install.no-permission', about);
  return fail('install.refused', about, { retryable: status === 429 || status >= 500 });
};

export const basicAuth = (user: string, password: string): Readonly<Record<string, string>> =>
  user === '' && password === ''
    ? {}
    : { authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}` };
