/** JDCLOUD2-HMAC-SHA256 (https://docs.jdcloud.com/cn/common-declaration/api/authorization-rules). */
import type { Outgoing } from '../http-call.ts';
import { basicDate, canonicalQuery, canonicalRequest, derivedKey, hmac, only, sha256, withQuery } from './canonical.ts';

export interface JdcloudKeys {
  readonly accessKeyId: string;
  readonly accessKeySecret: string;
  readonly regionId: string;
  readonly service: string;
}

/** `nonce` must never come twice. */
export const signJdcloud2 = (request: Outgoing, keys: JdcloudKeys, now: Date, nonce: string): Outgoing => {
  const { method, url, headers, body } = request;
  const date = basicDate(now);
  const dated = { 'x-jdcloud-date': date, 'x-jdcloud-nonce': nonce };
  const scope = [date.slice(0, 8), keys.regionId, keys.service, 'jdcloud2_request'];
  const query = canonicalQuery(url);
  const { text, signedHeaders } = canonicalRequest({
    method,
    path: url.pathname,
    query,
    headers: { ...only(headers, ['content-type']), ...dated, host: url.host },
    body,
  });
  const toSign = ['JDCLOUD2-HMAC-SHA256', date, scope.join('/'), sha256(text)].join('\n');
  const signature = hmac(derivedKey(`JDCLOUD2${keys.accessKeySecret}`, scope), toSign).toString('hex');
  const credential = [keys.accessKeyId, ...scope].join('/');
  return {
    ...request,
    url: withQuery(url, query),
    headers: {
      ...headers,
      ...dated,
      authorization: `JDCLOUD2-HMAC-SHA256 Credential=${credential}, SignedHeaders=${signedHeaders}, Signature=${signature}`,
    },
  };
};
