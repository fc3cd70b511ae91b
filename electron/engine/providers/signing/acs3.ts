/**
 * ACS3-HMAC-SHA256, the newer signature of Alibaba Cloud, in the headers
 * (https://www.alibabacloud.com/help/en/sdk/product-overview/v3-request-structure-and-signature).
 */
import type { Outgoing } from '../http-call.ts';
import { canonicalQuery, canonicalRequest, hmac, isoSeconds, sha256, withQuery } from './canonical.ts';

/** `nonce` must never come twice. */
export const signAcs3 = (
  request: Outgoing,
  { accessKeyId, accessKeySecret }: { readonly accessKeyId: string; readonly accessKeySecret: string },
  now: Date,
  nonce: string,
): Outgoing => {
  const { method, url, headers, body } = request;
  const dated = {
    ...headers,
    'x-acs-content-sha256': sha256(body),
    'x-acs-date': isoSeconds(now),
    'x-acs-signature-nonce': nonce,
  };
  const query = canonicalQuery(url);
  const signed = Object.entries(dated).filter(([name]) => name === 'content-type' || name.startsWith('x-acs-'));
  const { text, signedHeaders } = canonicalRequest({
    method,
    path: url.pathname,
    query,
    headers: { ...Object.fromEntries(signed), host: url.host },
    body,
  });
  const signature = hmac(accessKeySecret, `ACS3-HMAC-SHA256\n${sha256(text)}`).toString('hex');
  const authorization = `ACS3-HMAC-SHA256 Credential=${accessKeyId},SignedHeaders=${signedHeaders},Signature=${signature}`;
  return { ...request, url: withQuery(url, query), headers: { ...dated, authorization } };
};
