/** HMAC-SHA256 as Volcengine signs (https://www.volcengine.com/docs/6369/67269). */
import type { Outgoing } from '../http-call.ts';
import { basicDate, canonicalQuery, canonicalRequest, derivedKey, hmac, only, sha256, withQuery } from './canonical.ts';

export interface VolcengineKeys {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly region: string;
  readonly service: string;
}

/** The hash of the body is signed in any case; its own header only where the request has it. */
export const signVolcengine = (request: Outgoing, keys: VolcengineKeys, now: Date): Outgoing => {
  const { method, url, headers, body } = request;
  const date = basicDate(now);
  const scope = [date.slice(0, 8), keys.region, keys.service, 'request'];
  const query = canonicalQuery(url);
  const { text, signedHeaders } = canonicalRequest({
    method,
    path: url.pathname,
    query,
    headers: { ...only(headers, ['content-type', 'x-content-sha256']), host: url.host, 'x-date': date },
    body,
  });
  const toSign = ['HMAC-SHA256', date, scope.join('/'), sha256(text)].join('\n');
  const signature = hmac(derivedKey(keys.secretAccessKey, scope), toSign).toString('hex');
  const credential = [keys.accessKeyId, ...scope].join('/');
  return {
    ...request,
    url: withQuery(url, query),
    headers: {
      ...headers,
      'x-date': date,
      authorization: `HMAC-SHA256 Credential=${credential}, SignedHeaders=${signedHeaders}, Signature=${signature}`,
    },
  };
};
