/** SDK-HMAC-SHA256, the signature of Huawei Cloud (https://support.huaweicloud.com/intl/en-us/devg-apisign/api-sign-algorithm.html). */
import type { Outgoing } from '../http-call.ts';
import { basicDate, canonicalQuery, canonicalRequest, hmac, only, sha256, withQuery } from './canonical.ts';

export const signSdkHmac = (
  request: Outgoing,
  { accessKeyId, secretAccessKey }: { readonly accessKeyId: string; readonly secretAccessKey: string },
  now: Date,
): Outgoing => {
  const { method, url, headers, body } = request;
  const date = basicDate(now);
  const query = canonicalQuery(url);
  const { text, signedHeaders } = canonicalRequest({
    method,
    // Signed with a slash at the end, sent as it is.
    path: url.pathname.endsWith('/') ? url.pathname : `${url.pathname}/`,
    query,
    headers: { ...only(headers, ['content-type']), host: url.host, 'x-sdk-date': date },
    body,
  });
  const signature = hmac(secretAccessKey, `SDK-HMAC-SHA256\n${date}\n${sha256(text)}`).toString('hex');
  return {
    ...request,
    url: withQuery(url, query),
    headers: {
      ...headers,
      'x-sdk-date': date,
      authorization: `SDK-HMAC-SHA256 Access=${accessKeyId}, SignedHeaders=${signedHeaders}, Signature=${signature}`,
    },
  };
};
