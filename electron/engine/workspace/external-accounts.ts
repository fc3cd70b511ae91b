/**
 * External account bindings (RFC 8555 §7.3.4): key id and HMAC key as people paste them, or fetched from the authority
 * for an e-mail address or an API key.
 */
import { z } from 'zod';
import { type ErrorDetails, errorCodes } from '../../../shared/errors/codes.ts';
import { fail, toProblem } from '../../../shared/errors/problem.ts';
import type { HttpsAnswer } from '../acme/https-client.ts';
import { hasNetwork } from '../acme/network-failure.ts';
import type { ResolvedAuthority } from '../authorities/authorities.ts';
import type { Clock } from '../ports/index.ts';

export interface Binding {
  readonly keyId: string;
  /** base64url without padding. */
  readonly hmacKey: string;
}

export type GivenBinding =
  | Binding
  /** What the authority's `bindingApi` takes. */
  | { readonly zerosslEmail: string }
  | { readonly zerosslApiKey: string };

export interface BindingApi {
  /** Ends in a slash. */
  readonly url: string;
  readonly rootPem?: string;
}

interface BindingLine {
  readonly userAgent: string;
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

/** `account.binding-invalid`; for a fetched one also `network.*`, `acme.bad-answer`, `input.invalid`. */
export const resolveBinding = async (
  given: GivenBinding,
  authority: ResolvedAuthority,
  line: BindingLine & { readonly standIn?: BindingApi | undefined },
): Promise<Binding> => {
  const { name, bindingApi } = authority.authority;
  if ('keyId' in given) return readBinding(given, name);
  if (bindingApi === undefined) {
    const message = `${name} hands out no binding for an e-mail address or an API key`;
    throw fail('input.invalid', { issues: [{ path: 'binding', message }] });
  }
  return readBinding(await fetchBinding(given, line.standIn ?? { url: bindingApi }, name, line), name);
};

/** Blanks and invisible characters come along with copying; some sites show padded or plain base64. */
const readBinding = ({ keyId, hmacKey }: Binding, authority: string): Binding => {
  const invalid = (field: string) => fail('account.binding-invalid', { authority, field });
  const id = clean(keyId);
  if (!/^[\x21-\x7e]{1,256}$/.test(id)) throw invalid('keyId');
  const key = clean(hmacKey)
    .replaceAll(/\s/g, '')
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/={1,2}$/, '');
  // RFC 7515 §2: no length leaves one character over. Shorter keys than 128 bits are cut-off ones.
  const whole = /^[\w-]{22,1024}$/.test(key) && key.length % 4 !== 1;
  if (!whole) throw invalid('hmacKey');
  return { keyId: id, hmacKey: key };
};

const clean = (text: string): string => text.replaceAll(/[\u200b-\u200f\u2060\ufeff]/g, '').trim();

const limit = { timeout: 30_000, limitBytes: 65_536 };

const fetchBinding = async (
  given: Exclude<GivenBinding, Binding>,
  api: BindingApi,
  authority: string,
  line: BindingLine,
): Promise<Binding> => {
  const [endpoint, query, body] =
    'zerosslEmail' in given
      ? [`${api.url}eab-credentials-email`, '', new URLSearchParams({ email: given.zerosslEmail }).toString()]
      : [`${api.url}eab-credentials`, `?${new URLSearchParams({ access_key: given.zerosslApiKey })}`, ''];
  const { requestHttps } = await import('../acme/https-client.ts');
  const answer = await requestHttps({
    method: 'POST',
    url: endpoint + query,
    headers: { 'User-Agent': line.userAgent, 'Content-Type': 'application/x-www-form-urlencoded' },
    body,
    rootPem: api.rootPem,
    signal: line.signal,
    now: () => line.clock.now(),
    online: hasNetwork,
    ...limit,
  }).catch((thrown: unknown) => {
    throw withoutQuery(thrown, endpoint);
  });
  const field = 'zerosslEmail' in given ? 'email' : 'apiKey';
  return readAnswer(answer, endpoint, { authority, field });
};

/** The query holds a secret, and problems are shown and logged with their address. */
const withoutQuery = (thrown: unknown, endpoint: string): unknown => {
  const { code, details, retryable } = toProblem(thrown);
  if (!('url' in details)) return thrown;
  const safe = errorCodes[code].details.parse({ ...details, url: endpoint }) as ErrorDetails<typeof code>;
  return fail(code, safe, { retryable });
};

const answerSchema = z.object({ eab_kid: z.string().min(1), eab_hmac_key: z.string().min(1) });
const refusalSchema = z.object({ error: z.object({ type: z.string(), code: z.number().optional() }) });

const readAnswer = (answer: HttpsAnswer, endpoint: string, given: ErrorDetails<'account.binding-invalid'>): Binding => {
  const json = parse(answer.body.toString('utf8'));
  const good = answerSchema.safeParse(json);
  if (answer.status === 200 && good.success) return { keyId: good.data.eab_kid, hmacKey: good.data.eab_hmac_key };
  const refusal = refusalSchema.safeParse(json);
  const type = refusal.success ? refusal.data.error.type : undefined;
  // Such as missing_email, invalid_email, invalid_access_key.
  if (type !== undefined && /email|access_key/.test(type)) throw fail('account.binding-invalid', given);
  const reason = type?.slice(0, 100) ?? (json === undefined ? 'not JSON' : 'no key id and HMAC key');
  throw fail('acme.bad-answer', { url: endpoint, host: new URL(endpoint).host, status: answer.status, reason });
};

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};
