/** AWS Signature Version 4 (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html). */
import type { Outgoing } from '../http-call.ts';
import { hmac, sha256 } from './canonical.ts';

export interface AwsKeys {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** Empty for keys that last. */
  readonly sessionToken: string;
}

export interface AwsScope {
  readonly region: string;
  readonly service: string;
}

/** The headers that prove the request, beside those it has. Host, date, content type and session are signed. */
export const sigv4 = (
  { method, url, headers, body }: Outgoing,
  keys: AwsKeys,
  { region, service }: AwsScope,
  at: Date,
): Readonly<Record<string, string>> => {
  const time = at.toISOString().replace(/[-:]|\.\d+/g, '');
  const day = time.slice(0, 8);
  const dated = {
    'x-amz-date': time,
    ...(keys.sessionToken === '' ? {} : { 'x-amz-security-token': keys.sessionToken }),
  };
  const contentType = headers['content-type'];
  const signed = {
    host: url.host,
    ...dated,
    ...(contentType === undefined ? {} : { 'content-type': contentType }),
  };
  const lines = Object.entries(signed)
    .map(([name, value]): [string, string] => [name, value.trim().replace(/ +/g, ' ')])
    .toSorted(byCodePoint);
  const names = lines.map(([name]) => name).join(';');
  const canonical = [
    method,
    url.pathname.split('/').map(encoded).join('/'),
    canonicalQuery(url.searchParams),
    ...lines.map(([name, value]) => `${name}:${value}`),
    '',
    names,
    sha256(body),
  ].join('\n');
  const scope = `${day}/${region}/${service}/aws4_request`;
  const key = [day, region, service, 'aws4_request'].reduce<string | Buffer>(hmac, `AWS4${keys.secretAccessKey}`);
  const signature = hmac(key, `AWS4-HMAC-SHA256\n${time}\n${scope}\n${sha256(canonical)}`).toString('hex');
  return {
    ...dated,
    authorization: `AWS4-HMAC-SHA256 Credential=${keys.accessKeyId}/${scope}, SignedHeaders=${names}, Signature=${signature}`,
  };
};

const canonicalQuery = (query: URLSearchParams): string =>
  [...query]
    .map(([name, value]): [string, string] => [encoded(name), encoded(value)])
    .toSorted(byCodePoint)
    .map(([name, value]) => `${name}=${value}`)
    .join('&');

/** All but the unreserved characters of RFC 3986 §2.3. A path, encoded already, is encoded once more, as all services but S3 want it. */
const encoded = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

const byCodePoint = ([name, value]: readonly [string, string], [other, its]: readonly [string, string]): number => {
  if (name === other) return value < its ? -1 : Number(value > its);
  return name < other ? -1 : 1;
};
