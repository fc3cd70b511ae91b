/** What the HMAC signatures of most clouds have in common: one text that stands for a request, hashed and keyed. */
import { createHash, createHmac } from 'node:crypto';

/** Hexadecimal. */
export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

export const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();

const derivedKey = (secret: string, steps: readonly string[]): Buffer =>
  steps.reduce<Buffer>((key, step) => hmac(key, step), Buffer.from(secret));

/** Everything but the unreserved characters of RFC 3986 §2.3 as `%XX`. */
export const strictly = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

/** The parameters by name and value, strictly encoded. Also fit to be sent, so that what is signed is what travels. */
export const canonicalQuery = (url: URL): string =>
  [...url.searchParams]
    .map(([name, value]) => [strictly(name), strictly(value)] as const)
    .toSorted(byNameAndValue)
    .map((pair) => pair.join('='))
    .join('&');

const byNameAndValue = ([name, value]: readonly [string, string], [other, its]: readonly [string, string]): number => {
  if (name === other) return value < its ? -1 : Number(value > its);
  return name < other ? -1 : 1;
};

export const withQuery = (url: URL, query: string): URL => {
  const copy = new URL(url);
  copy.search = query;
  return copy;
};

interface CanonicalRequest {
  readonly text: string;
  readonly signedHeaders: string;
}

/** The six parts that AWS, Tencent, Alibaba, Huawei, Volcengine and JD put under each other, and the names of the headers. */
export const canonicalRequest = (parts: {
  readonly method: string;
  readonly path: string;
  readonly query: string;
  /** Those that are signed, names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Hexadecimal SHA-256 of a body that is not text. */
  readonly bodyHash?: string | undefined;
}): CanonicalRequest => {
  const names = Object.keys(parts.headers).toSorted();
  const lines = names.map((name) => `${name}:${(parts.headers[name] ?? '').trim()}\n`).join('');
  const signedHeaders = names.join(';');
  const text = [parts.method, parts.path, parts.query, lines, signedHeaders, parts.bodyHash ?? sha256(parts.body)].join(
    '\n',
  );
  return { text, signedHeaders };
};

/** The header of AWS and of those that follow it: a key made for one day, place and service signs the request. */
export const scopedAuthorization = (
  key: {
    readonly algorithm: string;
    readonly id: string;
    /** Behind what the algorithm puts before it. */
    readonly secret: string;
    /** As the request tells it. */
    readonly time: string;
    /** The day first; the key is derived step by step. */
    readonly scope: readonly string[];
  },
  { text, signedHeaders }: CanonicalRequest,
): string => {
  const { algorithm, id, secret, time, scope } = key;
  const toSign = [algorithm, time, scope.join('/'), sha256(text)].join('\n');
  const signature = hmac(derivedKey(secret, scope), toSign).toString('hex');
  return `${algorithm} Credential=${[id, ...scope].join('/')}, SignedHeaders=${signedHeaders}, Signature=${signature}`;
};

/** Those of the headers that have one of these names. */
export const only = (
  headers: Readonly<Record<string, string>>,
  names: readonly string[],
): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => names.includes(name)));

/** `2006-01-02T15:04:05Z`. */
export const isoSeconds = (now: Date): string => now.toISOString().replace(/\.\d{3}/, '');

/** `20060102T150405Z`. */
export const basicDate = (now: Date): string => now.toISOString().replace(/[-:]|\.\d{3}/g, '');
