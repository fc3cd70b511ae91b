/** One call to a provider's HTTP API, with a limit of its own. What a status means is the provider's to say. */
import { CertwrightError, fail } from '../../../shared/errors/problem.ts';

/** A request as it leaves: signed, dated, complete. */
export interface Outgoing {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly url: URL;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** Empty for none. */
  readonly body: string;
}

export interface HttpAnswer {
  readonly status: number;
  readonly text: string;
  readonly contentType: string;
  /** Names in lower case. */
  header(name: string): string | undefined;
  /** ISO 8601, from Retry-After (RFC 9110 §10.2.3). */
  readonly retryAt?: string;
  /** Milliseconds since the epoch, from Date (RFC 9110 §6.6.1): what the other side's clock says. */
  readonly serverTime?: number;
}

/**
 * Whatever the server answers, redirects included: they are not followed, so that a key goes nowhere else. `limit` is
 * in milliseconds. `provider.unreachable` when there is no answer, `proxy.*` where a proxy is why; the reason of
 * `signal` when it is aborted.
 */
export const httpCall = async (
  provider: string,
  { method, url, headers, body }: Outgoing,
  limit: number,
  signal: AbortSignal,
): Promise<HttpAnswer> => {
  signal.throwIfAborted();
  try {
    // Descriptors are read at every start, and call nobody.
    const { fetchOnce } = await import('../proxy/fetch.ts');
    const response = await fetchOnce(url, {
      method,
      // After signing: it says who asks, and no signature covers it.
      headers: { 'user-agent': 'Certwright', ...headers },
      ...(body === '' ? {} : { body }),
      signal: AbortSignal.any([signal, AbortSignal.timeout(limit)]),
    });
    const contentType = response.headers.get('content-type') ?? '';
    const retryAt = readRetryAfter(response.headers.get('retry-after'));
    const serverTime = Date.parse(response.headers.get('date') ?? '');
    return {
      status: response.status,
      text: textOf(await response.arrayBuffer(), contentType),
      contentType,
      header: (name) => response.headers.get(name) ?? undefined,
      ...(retryAt === undefined ? {} : { retryAt }),
      ...(Number.isNaN(serverTime) ? {} : { serverTime }),
    };
  } catch (thrown) {
    signal.throwIfAborted();
    if (thrown instanceof CertwrightError) throw thrown;
    throw fail(
      'provider.unreachable',
      { provider, endpoint: url.origin, detail: causeOf(thrown), cause: 'provider-endpoint-unreachable' },
      { cause: thrown },
    );
  }
};

/** In the encoding that the answer names; several services in China still write GB 2312. */
const textOf = (bytes: ArrayBuffer, contentType: string): string => {
  const [, charset = 'utf-8'] = /;\s*charset="?([\w.:-]+)/i.exec(contentType) ?? [];
  try {
    return new TextDecoder(charset).decode(bytes);
  } catch {
    return new TextDecoder().decode(bytes);
  }
};

export const excerpt = (text: string): string => text.replace(/\s+/g, ' ').trim().slice(0, 200);

const causeOf = (thrown: unknown): string => {
  if (!(thrown instanceof Error)) return String(thrown);
  const cause: unknown = thrown.cause;
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : undefined;
  return code ?? (thrown.name === 'TimeoutError' ? 'timeout' : thrown.message);
};

const readRetryAfter = (text: string | null): string | undefined => {
  if (text === null) return undefined;
  const at = /^\d+$/.test(text) ? Date.now() + Number(text) * 1000 : Date.parse(text);
  return Number.isFinite(at) && at < 8.64e15 ? new Date(at).toISOString() : undefined;
};
