/** JSON Web Signature in its compact form, RS256 (RFC 7515 §3.1, RFC 7518 §3.3), for tokens asked for by RFC 7523. */
import { type KeyObject, sign } from 'node:crypto';

/** Header and payload are the JSON as it is signed. */
export const rs256 = (header: string, payload: string, key: KeyObject): string => {
  const signed = `${base64Url(header)}.${base64Url(payload)}`;
  return `${signed}.${sign('sha256', Buffer.from(signed), key).toString('base64url')}`;
};

const base64Url = (text: string): string => Buffer.from(text).toString('base64url');
