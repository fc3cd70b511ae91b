/** One-time codes by time, RFC 6238, with SHA-1 and steps of 30 seconds as authenticator apps make them. */
import { createHmac } from 'node:crypto';

const stepLength = 30_000;

/** How many steps have begun since 1970. */
export const totpStep = (now: Date): number => Math.floor(now.getTime() / stepLength);

/** Milliseconds until that step begins. */
export const untilStep = (step: number, now: Date): number => Math.max(0, step * stepLength - now.getTime());

/** RFC 4226 §5.3 with the step as the counter; the secret is in base32, blanks and case do not matter. */
export const totpCode = (secret: string, step: number, digits = 6): string => {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const hash = createHmac('sha1', base32Octets(secret)).update(counter).digest();
  const offset = hash.readUInt8(hash.length - 1) & 0x0f;
  const number = hash.readUInt32BE(offset) & 0x7fffffff;
  return String(number % 10 ** digits).padStart(digits, '0');
};

/** RFC 4648 §6, as services show it: in groups, in any case, with or without padding. */
export const isBase32 = (text: string): boolean => /^[A-Z2-7]+=*$/i.test(withoutBlanks(text));

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const withoutBlanks = (text: string): string => text.replace(/[\s-]/g, '');

const base32Octets = (text: string): Buffer => {
  const bits = [...withoutBlanks(text).toUpperCase().replace(/=+$/, '')]
    .map((letter) => alphabet.indexOf(letter).toString(2).padStart(5, '0'))
    .join('');
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((octet) => Number.parseInt(octet, 2)));
};
