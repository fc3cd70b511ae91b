/** A provider's HTTP API: one base address, one key, its refusals told apart, short rate limits waited for. */
import type { z } from 'zod';
import type { ErrorRule, ProviderField, Refusal } from '../../../shared/domain/providers.ts';
import { assertNever, type CertwrightError, fail } from '../../../shared/errors/problem.ts';
import { wordsOf } from '../../../shared/i18n/descriptor-words.ts';
import { normalName } from '../dns/names.ts';
import type { Clock } from '../ports/index.ts';
import { escapeXml } from '../text/xml.ts';
import { excerpt, type HttpAnswer, httpCall, type Outgoing } from './http-call.ts';
import { inTurn } from './in-turn.ts';
import { type ApiError, judgeAnswer, type Verdict } from './refusals.ts';

const say = wordsOf('providers');

export interface HttpApi {
  readonly provider: string;
  /** Without a slash at the end. */
  readonly base: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** Never shown, not even where the other side repeats them, in whatever encoding. */
  readonly secrets: readonly string[];
  readonly clock: Clock;
  /** How this provider's errors are recognised, most telling first. */
  readonly rules: readonly ErrorRule[];
  /** The errors that an answer tells. Asked about every answer, since many APIs fail with status 200; none is success. */
  errors(answer: HttpAnswer): readonly ApiError[];
  /** Signs and dates a request; done again for each repetition. */
  sign?(request: Outgoing): Outgoing | Promise<Outgoing>;
  /** Requests carry the time, so a wrong clock looks like a wrong key. A number tells how many milliseconds are allowed. */
  readonly dated?: boolean | number;
  /** ISO 8601; when a limit ends, where the service tells it otherwise than by Retry-After. */
  retryAt?(answer: HttpAnswer, now: Date): string | undefined;
  /** Milliseconds from one request of this account to the next, where the service wants them apart. */
  readonly spacing?: number;
}

export interface ApiRequest {
  readonly method: Outgoing['method'];
  /** After the base, with parts already encoded. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  /** More headers, in lower case. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON. */
  readonly body?: unknown;
  /** Sent as application/x-www-form-urlencoded. */
  readonly form?: Readonly<Record<string, string>>;
  /** Sent as it is, such as XML. */
  readonly text?: { readonly type: string; readonly content: string };
  /** What the request is about, for `provider.zone-not-found`. */
  readonly zone: string;
  /** Refusals that are an answer here and not a failure. */
  readonly accepts?: readonly Refusal[];
}

/** An answer, with the refusal in it if that was accepted. */
export type Reply = HttpAnswer & { readonly refusal?: Refusal };

const readLimit = 15_000;
const writeLimit = 30_000;
/** Waits that are shorter than a person's patience are spent here; longer ones belong to the run. */
const longestWait = 10_000;
const firstWait = 1_000;
/** A server that says "at once" is not asked in a tight loop. */
const shortestWait = 200;
const mostTries = 4;
/** Signatures are good for five minutes at most services. */
const usualSkew = 240_000;

/** The answer, if it is a success or a refusal that `accepts` names. Otherwise rejects with `provider.*`. */
export const send = async (api: HttpApi, request: ApiRequest, signal: AbortSignal): Promise<Reply> => {
  for (let tries = 1; ; tries += 1) {
    const answer = await sendOnce(api, request, signal);
    const verdict = judgeAnswer(answer, api.errors(answer), api.rules);
    if (verdict === undefined) return answer;
    const { refusal } = verdict;
    if (request.accepts?.includes(refusal)) return { ...answer, refusal };
    const wait = waitAfter(api, refusal, answer, tries);
    if (wait === undefined || wait > longestWait || tries >= mostTries) throw refused(api, request, answer, verdict);
    await api.clock.sleep(wait, signal);
  }
};

/** The JSON of an answer in the shape expected, or `provider.bad-answer` with its beginning. */
export const read = <T>(api: HttpApi, schema: z.ZodType<T>, answer: HttpAnswer): T => {
  const parsed = schema.safeParse(jsonIn(answer));
  if (parsed.success) return parsed.data;
  // The cause is left out: it would quote the text, and the text may quote the key.
  throw badAnswer(api, answer);
};

/** `provider.bad-answer`: the answer has not the shape that the API describes. */
export const badAnswer = (api: HttpApi, answer: HttpAnswer): CertwrightError =>
  fail('provider.bad-answer', {
    ...factsOf(api),
    detail: shown(api, `${answer.status} ${answer.contentType}: ${answer.text}`),
  });

/** `provider.refused`: a change to plain values would destroy what is there, such as records of the service's own kind. */
export const notPlain = (api: HttpApi, detail: string): CertwrightError =>
  fail('provider.refused', { ...factsOf(api), detail, cause: 'provider-record-conflict' });

/** What of the answer is JSON; `undefined` for everything else. */
export const jsonIn = (answer: HttpAnswer): unknown => {
  try {
    return JSON.parse(answer.text);
  } catch {
    return undefined;
  }
};

/** The errors in an answer whose JSON has this shape; none in any other. */
export const errorsBy =
  <T>(schema: z.ZodType<T>, of: (error: T) => readonly ApiError[]) =>
  (answer: HttpAnswer): readonly ApiError[] => {
    const parsed = schema.safeParse(jsonIn(answer));
    return parsed.success ? of(parsed.data) : [];
  };

/** Text of the other side, short and without the secrets of the API. */
export const shown = ({ secrets }: Pick<HttpApi, 'secrets'>, text: string): string =>
  excerpt(withoutSecrets(secrets, text));

/** The whole text with a `…` for each secret, in whatever form it stands there. */
export const withoutSecrets = (secrets: readonly string[], text: string): string => {
  const forms = secrets.flatMap((secret) => (secret === '' ? [] : formsOf(secret)));
  // The longest first: a part that goes before the whole would leave the rest of it.
  const ordered = forms.toSorted((one, other) => other.length - one.length);
  return ordered.reduce((rest, form) => rest.replaceAll(form, '…'), text);
};

/** As it is, and as JSON, XML, addresses and forms hold it, which the other side may repeat as they came. */
const formsOf = (secret: string): readonly string[] => [
  secret,
  JSON.stringify(secret).slice(1, -1),
  escapeXml(secret),
  encodeURIComponent(secret),
  new URLSearchParams([['', secret]]).toString().slice(1),
];

export const factsOf = (api: HttpApi) => ({ provider: api.provider, endpoint: new URL(api.base).origin });

/** Where the API listens: the provider's own address, unless the reader named another one. */
export const baseOf = (own: string, endpoint: string): string => (endpoint || own).replace(/\/+$/, '');

/** The optional field of every HTTP provider that replaces its address. */
export const endpointField = (own: string): ProviderField => ({
  key: 'endpoint',
  label: say('API address'),
  help: say('Advanced: only for a proxy or a server of your own that speaks the same API. Leave it empty otherwise.'),
  secret: false,
  required: false,
  example: own,
  endpoint: true,
});

const sendOnce = async (api: HttpApi, request: ApiRequest, signal: AbortSignal): Promise<HttpAnswer> => {
  const call = async () => {
    const plain = outgoing(api, request);
    const signed = api.sign === undefined ? plain : await api.sign(plain);
    return httpCall(api.provider, signed, request.method === 'GET' ? readLimit : writeLimit, signal);
  };
  const { spacing } = api;
  if (spacing === undefined) return call();
  return inTurn(`${api.provider} ${api.base} ${api.secrets.join(' ')}`, async () => {
    const answer = await call();
    await api.clock.sleep(spacing, signal);
    return answer;
  });
};

const outgoing = (api: HttpApi, { method, path, query, headers, body, form, text }: ApiRequest): Outgoing => {
  const url = new URL(`${api.base}${path}`);
  for (const [key, value] of Object.entries(query ?? {})) url.searchParams.set(key, value);
  const content = contentOf(body, form, text);
  return {
    method,
    url,
    headers: {
      accept: 'application/json',
      ...(content === undefined ? {} : { 'content-type': content.type }),
      ...api.headers,
      ...headers,
    },
    body: content?.content ?? '',
  };
};

const contentOf = (body: unknown, form: ApiRequest['form'], text: ApiRequest['text']): ApiRequest['text'] => {
  if (text !== undefined) return text;
  if (form !== undefined)
    return { type: 'application/x-www-form-urlencoded', content: new URLSearchParams(form).toString() };
  return body === undefined ? undefined : { type: 'application/json', content: JSON.stringify(body) };
};

/** Milliseconds; doubling where the other side does not say. */
const waitAfter = (api: HttpApi, refusal: Refusal, answer: HttpAnswer, tries: number): number | undefined => {
  if (refusal !== 'busy' && refusal !== 'rate-limited') return undefined;
  const retryAt = retryAtOf(api, answer);
  if (retryAt === undefined) return firstWait * 2 ** (tries - 1);
  return Math.max(shortestWait, Date.parse(retryAt) - api.clock.now().getTime());
};

const retryAtOf = (api: HttpApi, answer: HttpAnswer): string | undefined =>
  answer.retryAt ?? api.retryAt?.(answer, api.clock.now());

const refused = (
  api: HttpApi,
  { zone }: ApiRequest,
  answer: HttpAnswer,
  { refusal, cause }: Verdict,
): CertwrightError => {
  const told = api.errors(answer).map(({ code, message }) => (code === '' ? message : `${code}: ${message}`));
  const detail = `${answer.status} ${shown(api, told.join('; ') || answer.text)}`.trim();
  const facts = { ...factsOf(api), detail, ...(cause === undefined ? {} : { cause }) };
  const skew = skewOf(api, answer);
  if (refusal === 'clock-skew' || (refusal === 'wrong-credentials' && Math.abs(skew ?? 0) > allowedSkew(api))) {
    const measured = skew === undefined ? {} : { skewSeconds: Math.round(skew / 1000) };
    return fail('provider.clock-skew', { ...facts, cause: 'clock-skew', ...measured });
  }
  switch (refusal) {
    case 'wrong-credentials':
    case 'no-permission':
    case 'refused':
    case 'bad-answer':
      return fail(`provider.${refusal}`, facts);
    case 'busy':
    case 'already-there':
    case 'not-there':
      return fail('provider.refused', facts);
    case 'signed-out':
      return fail('provider.wrong-credentials', facts);
    case 'zone-not-found':
      return fail('provider.zone-not-found', { ...facts, zone: normalName(zone) });
    case 'rate-limited': {
      const retryAt = retryAtOf(api, answer);
      return fail('provider.rate-limited', facts, retryAt === undefined ? {} : { retryAt });
    }
    default:
      return assertNever(refusal);
  }
};

const allowedSkew = ({ dated = false }: HttpApi): number => {
  if (typeof dated === 'number') return dated;
  return dated ? usualSkew : Number.POSITIVE_INFINITY;
};

/** Milliseconds by which this machine's clock is ahead of the other side's. */
const skewOf = (api: HttpApi, { serverTime }: HttpAnswer): number | undefined =>
  serverTime === undefined ? undefined : api.clock.now().getTime() - serverTime;
