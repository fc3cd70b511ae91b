/** Qiniu's access token (https://developer.qiniu.com/kodo/1201/access-token); only a form's body would be signed with it. */
import { createHmac } from 'node:crypto';

/** The value of Authorization for a request without a form. */
export const qbox = (url: URL, accessKey: string, secretKey: string): string => {
  const signature = createHmac('sha1', secretKey).update(`${url.pathname}${url.search}\n`).digest('base64');
  return `QBox ${accessKey}:${signature.replaceAll('+', '-').replaceAll('/', '_')}`;
};
