/** Headers of the DNS Made Easy API: its date signed with the secret key (https://api-docs.dnsmadeeasy.com/). */
import { createHmac } from 'node:crypto';

export const dmeHeaders = (
  { apiKey, secretKey }: { readonly apiKey: string; readonly secretKey: string },
  at: Date,
): Readonly<Record<string, string>> => {
  const date = at.toUTCString();
  return {
    'x-dnsme-apikey': apiKey,
    'x-dnsme-requestdate': date,
    'x-dnsme-hmac': createHmac('sha1', secretKey).update(date).digest('hex'),
  };
};
