/** MD5 over a sorted form, as GName wants it (https://www.gname.com/domain/api). */
import { createHash } from 'node:crypto';

interface GnameKeys {
  readonly appId: string;
  readonly appKey: string;
}

/** The form with the fields that sign it. */
export const gnameFields = (
  fields: Readonly<Record<string, string>>,
  { appId, appKey }: GnameKeys,
  now: Date,
): Readonly<Record<string, string>> => {
  const dated = { ...fields, appid: appId, gntime: String(Math.floor(now.getTime() / 1000)) };
  const sorted = Object.entries(dated)
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, value]) => `${key}=${escaped(value)}`)
    .join('&');
  return { ...dated, gntoken: createHash('md5').update(`${sorted}${appKey}`).digest('hex').toUpperCase() };
};

/** As PHP's `urlencode`, which leaves letters, digits, `-`, `.` and `_`. */
const escaped = (text: string): string =>
  encodeURIComponent(text)
    .replace(/[!'()*~]/g, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll('%20', '+');
