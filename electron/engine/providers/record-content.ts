/**
 * Record data in presentation form (RFC 1035 §5.1), as services write it and as we pass it: one spelling for each value,
 * so that the same one is known again however the service spells it.
 */
import { isIPv6 } from 'node:net';
import { normalName } from '../dns/names.ts';
import type { HostedType, RecordType } from './provider.ts';
import { quoted, readTxt, writeTxt } from './txt-content.ts';

/** RFC 8659 §4.1. */
export interface Caa {
  /** 0 to 255; 128 makes it critical. */
  readonly flags: number;
  /** Lower case. */
  readonly tag: string;
  /** Without quotes and escapes. */
  readonly value: string;
}

/** RFC 8659 §4.1.1: flags, tag and value, the last one quoted or in one piece. `undefined` for anything else. */
export const readCaa = (content: string): Caa | undefined => {
  const [, flags, tag, value] = /^\s*(\d{1,3})\s+([a-z0-9]+)\s+(\S.*?)\s*$/is.exec(content) ?? [];
  if (flags === undefined || tag === undefined || value === undefined || Number(flags) > 255) return undefined;
  return { flags: Number(flags), tag: tag.toLowerCase(), value: readTxt(value.startsWith('"') ? value : `"${value}"`) };
};

export const writeCaa = ({ flags, tag, value }: Caa): string =>
  `${flags} ${tag.toLowerCase()} ${quoted(Buffer.from(value))}`;

/** The one spelling of a value that is no TXT. What cannot be read stays as it is. */
export const plainHosted = (type: HostedType, content: string): string => {
  const text = content.trim();
  if (type === 'CNAME') return normalName(text);
  if (type === 'AAAA') return plainAddress(text);
  const caa = type === 'CAA' ? readCaa(text) : undefined;
  return caa === undefined ? text : writeCaa(caa);
};

/** RFC 5952 §4, which the address parser of the platform writes. */
const plainAddress = (text: string): string =>
  isIPv6(text) ? (URL.parse(`http://[${text}]`)?.hostname.slice(1, -1) ?? text) : text;

/** From the zone-file form of a service to a value. */
export const readContent = (type: RecordType, content: string): string =>
  type === 'TXT' ? readTxt(content) : plainHosted(type, content);

/** From a value to the zone-file form of most services; host names with their final dot, so that no zone is appended. */
export const writeContent = (type: RecordType, value: string): string => {
  if (type === 'TXT') return writeTxt(value);
  return type === 'CNAME' ? `${normalName(value)}.` : plainHosted(type, value);
};

/** Where host names without a final dot lie inside the zone, and `@` is the zone itself (RFC 1035 §5.1). */
export const absoluteIn = (zone: string, type: RecordType, content: string): string => {
  if (type !== 'CNAME' || content.endsWith('.')) return content;
  return content === '@' ? `${zone}.` : `${content}.${zone}.`;
};
