/**
 * Who may use the web host: whoever read the address in the terminal. A one-time token (256 bits) is exchanged for a
 * session cookie; both are kept only as hashes and end with the process.
 */
import { createHash, randomBytes } from 'node:crypto';

export interface Sessions {
  /** A fresh token, good for one exchange within ten minutes. */
  newToken(): string;
  /** The value of a new session cookie, or `undefined` for a token that is unknown, used or too old. */
  exchange(token: string): string | undefined;
  isOpen(cookie: string | undefined): boolean;
}

const tokenLifetime = 10 * 60 * 1000;

/** Looking up a hash tells a guesser nothing by its timing. */
const hash = (value: string): string => createHash('sha256').update(value).digest('base64url');
const secret = (): string => randomBytes(32).toString('base64url');

export const createSessions = (now: () => number = Date.now): Sessions => {
  const tokens = new Map<string, number>();
  const sessions = new Set<string>();
  return {
    newToken: () => {
      const token = secret();
      tokens.set(hash(token), now() + tokenLifetime);
      return token;
    },
    exchange: (token) => {
      const key = hash(token);
      const expires = tokens.get(key);
      tokens.delete(key);
      if (expires === undefined || expires <= now()) return undefined;
      const cookie = secret();
      sessions.add(hash(cookie));
      return cookie;
    },
    isOpen: (cookie) => cookie !== undefined && sessions.has(hash(cookie)),
  };
};
