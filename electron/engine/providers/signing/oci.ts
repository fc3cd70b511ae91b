/** Version 1 of the request signature of Oracle Cloud (https://docs.oracle.com/en-us/iaas/Content/API/Concepts/signingrequests.htm). */
import { createHash, type KeyObject, sign } from 'node:crypto';
import type { Outgoing } from '../http-call.ts';

interface OciKey {
  /** `tenancy/user/fingerprint`. */
  readonly keyId: string;
  readonly key: KeyObject;
}

/** The headers that prove the request, beside those it has. */
export const ociSignature = (
  { method, url, headers, body }: Outgoing,
  { keyId, key }: OciKey,
  at: Date,
): Readonly<Record<string, string>> => {
  const date = at.toUTCString();
  const sends = method === 'POST' || method === 'PUT' || method === 'PATCH';
  const hash = createHash('sha256').update(body).digest('base64');
  const lines = [
    ['date', date],
    ['(request-target)', `${method.toLowerCase()} ${url.pathname}${url.search}`],
    ['host', url.host],
    ...(sends
      ? [
          ['content-length', String(Buffer.byteLength(body))],
          ['content-type', headers['content-type'] ?? ''],
          ['x-content-sha256', hash],
        ]
      : []),
  ];
  const text = lines.map(([name, value]) => `${name}: ${value}`).join('\n');
  const signature = sign('sha256', Buffer.from(text), key).toString('base64');
  const names = lines.map(([name]) => name).join(' ');
  return {
    date,
    ...(sends ? { 'x-content-sha256': hash } : {}),
    authorization: `Signature version="1",headers="${names}",keyId="${keyId}",algorithm="rsa-sha256",signature="${signature}"`,
  };
};
