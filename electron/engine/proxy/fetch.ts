/** `fetch` as it always was, and the same through a proxy where one is chosen. Redirects are not followed. */
import { Agent as PlainAgent, request as plainRequest } from 'node:http';
import { Agent as TlsAgent, request as tlsRequest } from 'node:https';
import { proxyFailure } from './failure.ts';
import { type Way, wayTo } from './ways.ts';

export interface Sending {
  readonly method: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly signal: AbortSignal;
}

/** Throws what `fetch` throws, `proxy.*` and `vault.*`. */
export const fetchOnce = async (url: URL, sending: Sending): Promise<Response> => {
  const way = await wayTo(url);
  if (way === undefined) return fetch(url, { ...sending, redirect: 'manual' });
  try {
    return await through(way, url, sending);
  } catch (thrown) {
    throw proxyFailure(thrown, url, way) ?? thrown;
  }
};

/** Bytes; as much as the largest list of records of a service, many times over. */
const largest = 64 * 1024 * 1024;
/** RFC 9110 §15.3.5, §15.3.6, §15.4.5: these have no content, and `Response` takes none. */
const empty: ReadonlySet<number> = new Set([204, 205, 304]);

const through = (way: Way, url: URL, { method, headers, body, signal }: Sending): Promise<Response> =>
  new Promise((resolve, reject) => {
    const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
    const options = { method, signal, headers: { accept: '*/*', ...headers, ...length } };
    const sent =
      url.protocol === 'http:'
        ? plainRequest(url, { ...options, agent: new PlainAgent({ proxyEnv: way.proxyEnv }) })
        : tlsRequest(url, { ...options, agent: new TlsAgent({ proxyEnv: way.proxyEnv }) });
    sent.once('error', (error) => reject(signal.aborted ? signal.reason : error));
    sent.once('response', (response) => {
      const chunks: Buffer[] = [];
      let size = 0;
      response.on('data', (chunk: Buffer) => {
        size += chunk.length;
        if (size > largest) response.destroy(new Error('the answer is too long'));
        else chunks.push(chunk);
      });
      response.once('error', reject);
      response.once('end', () => {
        const status = response.statusCode ?? 502;
        resolve(
          new Response(empty.has(status) ? null : Buffer.concat(chunks), {
            status,
            headers: headersOf(response.rawHeaders),
          }),
        );
      });
    });
    sent.end(body);
  });

const headersOf = (raw: readonly string[]): Headers => {
  const headers = new Headers();
  for (let at = 0; at + 1 < raw.length; at += 2) headers.append(raw[at] ?? '', raw[at + 1] ?? '');
  return headers;
};
