/** HMAC-SHA256 as Volcengine signs (https://www.volcengine.com/docs/6369/67269). */
import type { Outgoing } from '../http-call.ts';
import { basicDate, canonicalQuery, canonicalRequest, only, scopedAuthorization, withQuery } from './canonical.ts';

interface VolcengineKeys {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly region: string;
  readonly service: string;
}

/** The hash of the body is signed in any case; its own header only where the request has it. */
export const signVolcengine = (request: Outgoing, keys: VolcengineKeys, now: Date): Outgoing => {
  const { method, url, headers, body } = request;
  const date = basicDate(now);
  const query = canonicalQuery(url);
  const canonical = canonicalRequest({
    method,
    path: url.pathname,
    query,
    headers: { ...only(headers, ['content-type', 'x-content-sha256']), host: url.host, 'x-date': date },
    body,
  });
  const key = {
    algorithm: 'HMAC-SHA256',
    id: keys.accessKeyId,
    secret: keys.secretAccessKey,
    time: date,
    scope: [date.slice(0, 8), keys.region, keys.service, 'request'],
  };
  return {
    ...request,
    url: withQuery(url, query),
    headers: { ...headers, 'x-date': date, authorization: scopedAuthorization(key, canonical) },
  };
};
