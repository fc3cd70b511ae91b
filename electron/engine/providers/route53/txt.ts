/** TXT values as Route 53 writes them: quoted strings, with octal where RFC 1035 has decimal escapes
 * (https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/ResourceRecordTypes.html#TXTFormat). */

export const writeOctalTxt = (value: string): string => {
  const octets = Buffer.from(value);
  const parts: string[] = [];
  for (let at = 0; at === 0 || at < octets.length; at += 255)
    parts.push(`"${[...octets.subarray(at, at + 255)].map(written).join('')}"`);
  return parts.join(' ');
};

const written = (octet: number): string => {
  if (octet < 0x20 || octet > 0x7e) return `\\${octet.toString(8).padStart(3, '0')}`;
  return String.fromCharCode(octet).replace(/["\\]/, '\\$&');
};

/** The joined strings; a content that is not quoted is taken as it is. */
export const readOctalTxt = (content: string): string => {
  const parts = [...content.matchAll(/"((?:[^"\\]|\\.)*)"/gs)].map((match) => match[1] ?? '');
  if (parts.length === 0) return content.trim();
  const octets = parts
    .join('')
    .replace(/\\([0-7]{3}|.)/gs, (_all, escaped: string) =>
      escaped.length === 3 ? String.fromCharCode(Number.parseInt(escaped, 8) & 0xff) : escaped,
    );
  return Buffer.from(octets, 'latin1').toString();
};
