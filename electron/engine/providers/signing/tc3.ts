/** TC3-HMAC-SHA256, the signature of Tencent Cloud's API 3.0 (https://cloud.tencent.com/document/api/213/30654). */
import type { Outgoing } from '../http-call.ts';
import { canonicalQuery, canonicalRequest, only, scopedAuthorization } from './canonical.ts';

interface Tc3Keys {
  readonly secretId: string;
  readonly secretKey: string;
  /** Of temporary credentials; empty for none. */
  readonly token: string;
  /** The first label of the service's own host name, such as `dnspod`. */
  readonly service: string;
}

export const signTc3 = (request: Outgoing, { secretId, secretKey, token, service }: Tc3Keys, now: Date): Outgoing => {
  const day = now.toISOString().slice(0, 10);
  const timestamp = String(Math.floor(now.getTime() / 1000));
  const { method, url, headers, body } = request;
  const canonical = canonicalRequest({
    method,
    path: url.pathname,
    query: canonicalQuery(url),
    headers: { ...only(headers, ['content-type', 'x-tc-action']), host: url.host },
    body,
  });
  const key = {
    algorithm: 'TC3-HMAC-SHA256',
    id: secretId,
    secret: `TC3${secretKey}`,
    time: timestamp,
    scope: [day, service, 'tc3_request'],
  };
  return {
    ...request,
    headers: {
      ...headers,
      'x-tc-timestamp': timestamp,
      ...(token === '' ? {} : { 'x-tc-token': token }),
      authorization: scopedAuthorization(key, canonical),
    },
  };
};
