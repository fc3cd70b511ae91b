/** AWS Signature Version 4 (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html). */
import type { Outgoing } from '../http-call.ts';
import { basicDate, canonicalQuery, canonicalRequest, only, scopedAuthorization, strictly } from './canonical.ts';

interface AwsKeys {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** Empty for keys that last. */
  readonly sessionToken: string;
}

interface AwsScope {
  readonly region: string;
  readonly service: string;
  /** S3 alone: the path is signed as it is, and the hash of the body is a header, which is signed as well. */
  readonly bodyHash?: string;
}

/** The headers that prove the request, beside those it has. Host, date, content type and session are signed. */
export const sigv4 = (
  { method, url, headers, body }: Outgoing,
  { accessKeyId, secretAccessKey, sessionToken }: AwsKeys,
  { region, service, bodyHash }: AwsScope,
  at: Date,
): Readonly<Record<string, string>> => {
  const time = basicDate(at);
  const dated = {
    'x-amz-date': time,
    ...(bodyHash === undefined ? {} : { 'x-amz-content-sha256': bodyHash }),
    ...(sessionToken === '' ? {} : { 'x-amz-security-token': sessionToken }),
  };
  const signed = { host: url.host, ...dated, ...only(headers, ['content-type']) };
  const canonical = canonicalRequest({
    method,
    // Encoded already, it is encoded once more, as all services but S3 want it.
    path: bodyHash === undefined ? url.pathname.split('/').map(strictly).join('/') : url.pathname,
    query: canonicalQuery(url),
    headers: signed,
    body,
    bodyHash,
  });
  const key = {
    algorithm: 'AWS4-HMAC-SHA256',
    id: accessKeyId,
    secret: `AWS4${secretAccessKey}`,
    time,
    scope: [time.slice(0, 8), region, service, 'aws4_request'],
  };
  return { ...dated, authorization: scopedAuthorization(key, canonical) };
};
