/** One call to a provider's HTTP API, with a limit of its own. What a status means is the provider's to say. */
import { fail } from '../../../shared/errors/problem.ts';

export interface HttpCall {
  readonly provider: string;
  readonly url: URL;
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly headers: Readonly<Record<string, string>>;
  /** Sent as JSON. */
  readonly body?: unknown;
  /** Milliseconds. */
  readonly limit: number;
  readonly signal: AbortSignal;
}

export interface HttpAnswer {
  readonly status: number;
  readonly text: string;
  readonly contentType: string;
  /** ISO 8601, from Retry-After (RFC 9110 §10.2.3). */
  readonly retryAt?: string;
}

/**
 * Whatever the server answers, redirects included: they are not followed, so that a key goes nowhere else.
 * `provider.unreachable` when there is no answer; the reason of `signal` when it is aborted.
 */
export const httpCall = async (call: HttpCall): Promise<HttpAnswer> => {
  const { url, signal } = call;
  signal.throwIfAborted();
  try {
    const response = await fetch(url, {
      method: call.method,
      headers: {
        accept: 'application/json',
        ...(call.body === undefined ? {} : { 'content-type': 'application/json' }),
        ...call.headers,
      },
      ...(call.body === undefined ? {} : { body: JSON.stringify(call.body) }),
      redirect: 'manual',
      signal: AbortSignal.any([signal, AbortSignal.timeout(call.limit)]),
    });
    const retryAt = readRetryAfter(response.headers.get('retry-after'));
    return {
      status: response.status,
      text: await response.text(),
      contentType: response.headers.get('content-type') ?? '',
      ...(retryAt === undefined ? {} : { retryAt }),
    };
  } catch (thrown) {
    signal.throwIfAborted();
    throw fail(
      'provider.unreachable',
      { provider: call.provider, endpoint: url.origin, detail: causeOf(thrown) },
      { cause: thrown },
    );
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
