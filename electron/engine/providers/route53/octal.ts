/**
 * Values as Route 53 writes them (https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/ResourceRecordTypes.html):
 * as zone files do, but with octal where RFC 1035 has decimal escapes. Host names are absolute without their final dot.
 */
import type { RecordType } from '../provider.ts';
import { plainHosted } from '../record-content.ts';

export const writeOctal = (type: RecordType, value: string): string => {
  if (type !== 'TXT') return inRadix(value, 10, 8);
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

/** TXT as its joined strings, where a content that is not quoted is taken as it is; all others in our own spelling. */
export const readOctal = (type: RecordType, content: string): string => {
  if (type !== 'TXT') return plainHosted(type, inRadix(content, 8, 10));
  const parts = [...content.matchAll(/"((?:[^"\\]|\\.)*)"/gs)].map((match) => match[1] ?? '');
  if (parts.length === 0) return content.trim();
  const octets = parts
    .join('')
    .replace(/\\([0-7]{3}|.)/gs, (_all, escaped: string) =>
      escaped.length === 3 ? String.fromCharCode(Number.parseInt(escaped, 8) & 0xff) : escaped,
    );
  return Buffer.from(octets, 'latin1').toString();
};

/** The escaped octets of a content, written to another base; escaped signs stay. */
const inRadix = (content: string, from: number, to: number): string =>
  content.replace(/\\(\d{3}|.)/gs, (all, escaped: string) =>
    escaped.length === 3 ? `\\${Number.parseInt(escaped, from).toString(to).padStart(3, '0')}` : all,
  );
