/** JDCLOUD2-HMAC-SHA256 (https://docs.jdcloud.com/cn/common-declaration/api/authorization-rules). */
import type { Outgoing } from '../http-call.ts';
import { basicDate, canonicalQuery, canonicalRequest, only, scopedAuthorization, withQuery } from './canonical.ts';

interface JdcloudKeys {
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
  const query = canonicalQuery(url);
  const canonical = canonicalRequest({
    method,
    path: url.pathname,
    query,
    headers: { ...only(headers, ['content-type']), ...dated, host: url.host },
    body,
  });
  const key = {
    algorithm: 'JDCLOUD2-HMAC-SHA256',
    id: keys.accessKeyId,
    secret: `JDCLOUD2${keys.accessKeySecret}`,
    time: date,
    scope: [date.slice(0, 8), keys.regionId, keys.service, 'jdcloud2_request'],
  };
  return {
    ...request,
    url: withQuery(url, query),
    headers: { ...headers, ...dated, authorization: scopedAuthorization(key, canonical) },
  };
};
