/** MD5 over sorted fields, as 51DNS wants it (https://www.51dns.com/document/api/70/72.html). */
import { createHash } from 'node:crypto';

interface Dns51Keys {
  readonly apiKey: string;
  readonly apiSecret: string;
}

/** The fields with those that sign them. Nothing is escaped before it is hashed. */
export const dns51Fields = (
  fields: Readonly<Record<string, string>>,
  { apiKey, apiSecret }: Dns51Keys,
  now: Date,
): Readonly<Record<string, string>> => {
  const dated = { ...fields, apiKey, timestamp: String(Math.floor(now.getTime() / 1000)) };
  const sorted = Object.entries(dated)
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, value]) => `${key}=${value}`)
    .join('&');
  return { ...dated, hash: createHash('md5').update(`${sorted}${apiSecret}`).digest('hex') };
};
