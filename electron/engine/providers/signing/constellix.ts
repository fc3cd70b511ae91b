/** The security token of the Constellix API: the time, signed with the secret key (https://api-docs.constellix.com/). */
import { createHmac } from 'node:crypto';

export const constellixHeaders = (
  { apiKey, secretKey }: { readonly apiKey: string; readonly secretKey: string },
  at: Date,
): Readonly<Record<string, string>> => {
  const time = String(at.getTime());
  const signature = createHmac('sha1', secretKey).update(time).digest('base64');
  return { 'x-cns-security-token': `${apiKey}:${signature}:${time}` };
};
