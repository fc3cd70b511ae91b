/** A provider's JSON API: one base address, one key, its refusals told apart, short rate limits waited for. */
import { setTimeout as pause } from 'node:timers/promises';
import type { z } from 'zod';
import type { ProviderField } from '../../../shared/domain/providers.ts';
import { assertNever, type CertwrightError, fail } from '../../../shared/errors/problem.ts';
import { normalName } from '../dns/names.ts';
import { excerpt, type HttpAnswer, type HttpCall, httpCall } from './http-call.ts';

export interface HttpApi {
  readonly provider: string;
  /** Without a slash at the end. */
  readonly base: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Never shown, not even where the other side repeats them. */
  readonly secrets: readonly string[];
  /** What a status that is no success means here; `undefined` leaves it to the status alone. */
  refusal?(answer: HttpAnswer): Refusal | undefined;
  /** The part of an error that is for people. */
  errorText(answer: HttpAnswer): string | undefined;
}

export type Refusal =
  | 'wrong-credentials'
  | 'no-permission'
  | 'zone-not-found'
  | 'rate-limited'
  /** Another change is under way: worth another try in a moment. */
  | 'busy'
  | 'refused'
  | 'bad-answer';

export interface ApiRequest {
  readonly method: HttpCall['method'];
  /** After the base, with parts already encoded. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  /** Sent as JSON. */
  readonly body?: unknown;
  /** What the request is about, for `provider.zone-not-found`. */
  readonly zone: string;
  /** Statuses that are an answer and not a failure, besides 2xx. */
  readonly accepts?: readonly number[];
}

const readLimit = 15_000;
const writeLimit = 30_000;
/** Waits that are shorter than a person's patience are spent here; longer ones belong to the run. */
const longestWait = 10_000;
const busyWait = 1_000;
/** A server that says "at once" is not asked in a tight loop. */
const shortestWait = 200;
const mostTries = 4;

/** The answer, if it is a success or one that `accepts` names. Otherwise rejects with `provider.*`. */
export const send = async (api: HttpApi, request: ApiRequest, signal: AbortSignal): Promise<HttpAnswer> => {
  for (let tries = 1; ; tries += 1) {
    const answer = await sendOnce(api, request, signal);
    const { status } = answer;
    if ((status >= 200 && status < 300) || request.accepts?.includes(status)) return answer;
    const refusal = api.refusal?.(answer) ?? refusalOfStatus(status);
    const wait = waitAfter(refusal, answer);
    if (wait === undefined || wait > longestWait || tries >= mostTries) throw refused(api, request, answer, refusal);
    await pause(wait, undefined, { signal }).catch(() => signal.throwIfAborted());
  }
};

/** The JSON of an answer in the shape expected, or `provider.bad-answer` with its beginning. */
export const read = <T>(api: HttpApi, schema: z.ZodType<T>, answer: HttpAnswer): T => {
  const parsed = schema.safeParse(jsonIn(answer));
  if (parsed.success) return parsed.data;
  // The cause is left out: it would quote the text, and the text may quote the key.
  throw fail('provider.bad-answer', {
    ...factsOf(api),
    detail: shown(api, `${answer.status} ${answer.contentType}: ${answer.text}`),
  });
};

/** What of the answer is JSON; `undefined` for everything else. */
export const jsonIn = (answer: HttpAnswer): unknown => {
  try {
    return JSON.parse(answer.text);
  } catch {
    return undefined;
  }
};

/** Text of the other side, short and without the secrets of the API. */
export const shown = (api: HttpApi, text: string): string =>
  excerpt(api.secrets.reduce((rest, secret) => (secret === '' ? rest : rest.replaceAll(secret, '…')), text));

export const factsOf = (api: HttpApi) => ({ provider: api.provider, endpoint: new URL(api.base).origin });

/** Where the API listens: the provider's own address, unless the reader named another one. */
export const baseOf = (own: string, endpoint: string): string => (endpoint || own).replace(/\/+$/, '');

/** The optional field of every HTTP provider that replaces its address. */
export const endpointField = (own: string): ProviderField => ({
  key: 'endpoint',
  label: { en: 'API address', zh: 'API 地址' },
  help: {
    en: 'Advanced: only for a proxy or a server of your own that speaks the same API. Leave it empty otherwise.',
    zh: '高级选项：仅在使用代理或兼容此接口的自建服务时填写，否则留空。',
  },
  secret: false,
  required: false,
  example: own,
});

const sendOnce = (api: HttpApi, { method, path, query, body }: ApiRequest, signal: AbortSignal) => {
  const url = new URL(`${api.base}${path}`);
  for (const [key, value] of Object.entries(query ?? {})) url.searchParams.set(key, value);
  const limit = method === 'GET' ? readLimit : writeLimit;
  return httpCall({
    provider: api.provider,
    url,
    method,
    headers: api.headers,
    limit,
    signal,
    ...(body === undefined ? {} : { body }),
  });
};

const waitAfter = (refusal: Refusal, { retryAt }: HttpAnswer): number | undefined => {
  const told = retryAt === undefined ? undefined : Math.max(shortestWait, Date.parse(retryAt) - Date.now());
  if (refusal === 'busy') return told ?? busyWait;
  return refusal === 'rate-limited' ? told : undefined;
};

const refusalOfStatus = (status: number): Refusal => {
  switch (status) {
    case 401:
      return 'wrong-credentials';
    case 403:
      return 'no-permission';
    case 404:
      return 'zone-not-found';
    case 429:
      return 'rate-limited';
    case 400:
    case 409:
    case 422:
      return 'refused';
    default:
      return 'bad-answer';
  }
};

const refused = (api: HttpApi, { zone }: ApiRequest, answer: HttpAnswer, refusal: Refusal): CertwrightError => {
  const detail = `${answer.status} ${shown(api, api.errorText(answer) ?? answer.text)}`.trim();
  const facts = { ...factsOf(api), detail };
  switch (refusal) {
    case 'wrong-credentials':
    case 'no-permission':
    case 'refused':
    case 'bad-answer':
      return fail(`provider.${refusal}`, facts);
    case 'busy':
      return fail('provider.refused', facts);
    case 'zone-not-found':
      return fail('provider.zone-not-found', { ...facts, zone: normalName(zone) });
    case 'rate-limited':
      return fail('provider.rate-limited', facts, answer.retryAt === undefined ? {} : { retryAt: answer.retryAt });
    default:
      return assertNever(refusal);
  }
};
