/** HMAC-SHA256 over a request, as Xinnet wants it (https://apidoc.xin.cn/doc-7283838). */
import { createHmac } from 'node:crypto';
import type { Outgoing } from '../http-call.ts';

interface XinnetKeys {
  readonly agentId: string;
  readonly appSecret: string;
}

/** The headers to add. The path is signed with a slash at its end. */
export const xinnetHeaders = (
  { method, url, body }: Pick<Outgoing, 'method' | 'url' | 'body'>,
  { agentId, appSecret }: XinnetKeys,
  now: Date,
): Readonly<Record<string, string>> => {
  const timestamp = now.toISOString().replace(/[-:]|\.\d+/g, '');
  const path = url.pathname.replace(/\/?$/, '/');
  const signed = ['HMAC-SHA256', timestamp, method, path, body].join('\n');
  const signature = createHmac('sha256', appSecret).update(signed).digest('hex');
  return { timestamp, authorization: `HMAC-SHA256 Access=${agentId}, Signature=${signature}` };
};
