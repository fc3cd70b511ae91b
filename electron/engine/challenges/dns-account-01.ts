import { createHash } from 'node:crypto';

const alphabet = 'abcdefghijklmnopqrstuvwxyz234567';

/**
 * draft-ietf-acme-dns-account-label §3.2: what stands before the name, so that each account has a record of its own:
 * `_` + base32 (RFC 4648, lower case) of the first ten bytes of SHA-256 of the account URL + `._acme-challenge`.
 */
export const accountLabel = (accountUrl: string): string => {
  const bytes = createHash('sha256').update(accountUrl).digest().subarray(0, 10);
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  // Eighty bits are sixteen letters of five bits: there is nothing to pad.
  const letters = (bits.match(/.{5}/g) ?? []).map((five) => alphabet.charAt(Number.parseInt(five, 2)));
  return `_${letters.join('')}._acme-challenge`;
};
