/**
 * The signature of Alibaba Cloud's RPC interfaces, version 1.0, in the query
 * (https://www.alibabacloud.com/help/en/sdk/product-overview/rpc-mechanism).
 */
import { createHmac } from 'node:crypto';
import type { Outgoing } from '../http-call.ts';
import { canonicalQuery, isoSeconds, strictly, withQuery } from './canonical.ts';

interface AliyunKeys {
  readonly accessKeyId: string;
  readonly accessKeySecret: string;
  /** Of temporary credentials; empty for none. */
  readonly securityToken: string;
}

/** `nonce` must never come twice. */
export const signAliyunRpc = (request: Outgoing, keys: AliyunKeys, now: Date, nonce: string): Outgoing => {
  const url = new URL(request.url);
  const own = {
    AccessKeyId: keys.accessKeyId,
    SignatureMethod: 'HMAC-SHA1',
    SignatureNonce: nonce,
    SignatureVersion: '1.0',
    Timestamp: isoSeconds(now),
    ...(keys.securityToken === '' ? {} : { SecurityToken: keys.securityToken }),
  };
  for (const [name, value] of Object.entries(own)) url.searchParams.set(name, value);
  const query = canonicalQuery(url);
  const text = `${request.method}&${strictly('/')}&${strictly(query)}`;
  const signature = createHmac('sha1', `${keys.accessKeySecret}&`).update(text).digest('base64');
  return { ...request, url: withQuery(url, `${query}&Signature=${strictly(signature)}`) };
};
