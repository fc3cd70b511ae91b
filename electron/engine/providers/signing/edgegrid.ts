/** EG1-HMAC-SHA256 of Akamai EdgeGrid (https://techdocs.akamai.com/developer/docs/edgegrid). */
import { createHash, createHmac } from 'node:crypto';
import type { Outgoing } from '../http-call.ts';

interface EdgeGridKeys {
  readonly clientToken: string;
  readonly clientSecret: string;
  readonly accessToken: string;
}

/** `nonce` must be new for each request. */
export const edgeGrid = (
  { method, url, body }: Outgoing,
  { clientToken, clientSecret, accessToken }: EdgeGridKeys,
  at: Date,
  nonce: string,
): Readonly<Record<string, string>> => {
  const time = `${at
    .toISOString()
    .replace(/\.\d+Z$/, '')
    .replaceAll('-', '')}+0000`;
  const unsigned = `EG1-HMAC-SHA256 client_token=${clientToken};access_token=${accessToken};timestamp=${time};nonce=${nonce};`;
  // Only the body of a POST counts, and there only its beginning.
  const hash = method === 'POST' && body !== '' ? sha256(Buffer.from(body).subarray(0, mostHashed)) : '';
  const text = [method, url.protocol.slice(0, -1), url.host, `${url.pathname}${url.search}`, '', hash, unsigned];
  return { authorization: `${unsigned}signature=${hmac(hmac(clientSecret, time), text.join('\t'))}` };
};

/** Octets. */
const mostHashed = 131_072;

const sha256 = (octets: Buffer): string => createHash('sha256').update(octets).digest('base64');
const hmac = (key: string, text: string): string => createHmac('sha256', key).update(text).digest('base64');
