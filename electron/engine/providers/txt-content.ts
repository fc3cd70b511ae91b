/** TXT data in presentation form (RFC 1035 §5.1), as PowerDNS and most HTTP APIs write it. */

/** Character-strings of at most 255 octets, in double quotes, with `"` and `\` escaped. */
export const writeTxt = (value: string): string => {
  const octets = Buffer.from(value);
  const parts: string[] = [];
  for (let at = 0; at === 0 || at < octets.length; at += 255) parts.push(quoted(octets.subarray(at, at + 255)));
  return parts.join(' ');
};

/** One string, however long it is. */
export const quoted = (octets: Buffer): string =>
  `"${[...octets].map((octet) => (octet < 0x20 || octet > 0x7e ? `\\${String(octet).padStart(3, '0')}` : String.fromCharCode(octet).replace(/["\\]/, '\\$&'))).join('')}"`;

/** The joined character-strings; a content that is not quoted is taken as it is. */
export const readTxt = (content: string): string => {
  const parts = [...content.matchAll(/"((?:[^"\\]|\\.)*)"/gs)].map((match) => match[1] ?? '');
  if (parts.length === 0) return content.trim();
  const octets = parts
    .join('')
    .replace(/\\(\d{3}|.)/gs, (_all, escaped: string) =>
      escaped.length === 3 ? String.fromCharCode(Number(escaped) & 0xff) : escaped,
    );
  return Buffer.from(octets, 'latin1').toString();
};

/** ACME values go as they are; what a zone file would read otherwise is quoted. */
export const writeTxtIfOdd = (value: string): string => (/^[\w.=+/-]{1,255}$/.test(value) ? value : writeTxt(value));

/** Where values are told plain or in quotes, a value that only holds some is plain. */
export const readTxtIfQuoted = (content: string): string => (/^".*"$/s.test(content) ? readTxt(content) : content);

/** For services that take and tell values as they are. */
export const plainValues = { decode: (content: string): string => content, encode: (value: string): string => value };
