/** HMAC-SHA256 over a request, as Dynadot wants it (https://www.dynadot.com/domain/api-document, request header). */
import { createHmac } from 'node:crypto';
import type { Outgoing } from '../http-call.ts';

interface DynadotKeys {
  readonly apiKey: string;
  readonly apiSecret: string;
}

/** `requestId` is that of the header X-Request-ID, empty without one. */
export const dynadotSignature = (
  { url, body }: Pick<Outgoing, 'url' | 'body'>,
  { apiKey, apiSecret }: DynadotKeys,
  requestId = '',
): string =>
  createHmac('sha256', apiSecret)
    .update([apiKey, `${url.pathname}${url.search}`, requestId, body].join('\n'))
    .digest('base64');
