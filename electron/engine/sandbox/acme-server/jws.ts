/** Signed requests (RFC 8555 §6.2–6.5): flattened JSON, strict base64url, one key, one nonce, the right URL. */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { type AccountKey, checkSignature, readPublicKey } from './keys.ts';
import { refuse } from './problems.ts';
import type { Account } from './state.ts';

/** Which way of naming the key a resource takes: new accounts bring theirs, everything else names an account. */
export type KeyRule = 'jwk' | 'kid' | 'either';

export interface Jws {
  readonly header: z.infer<typeof headerSchema>;
  readonly payload: Buffer;
  readonly signature: Buffer;
  /** What was signed: ASCII(protected) "." ASCII(payload). */
  readonly signed: string;
}

export interface VerifiedRequest {
  readonly key: AccountKey;
  /** Set when the key was named by `kid`. */
  readonly account?: Account;
  /** The JSON of the payload; `undefined` for POST-as-GET (RFC 8555 §6.3). */
  readonly payload: unknown;
}

const headerSchema = z.object({
  alg: z.string(),
  nonce: z.string().optional(),
  url: z.string().optional(),
  kid: z.string().optional(),
  jwk: z.record(z.string(), z.unknown()).optional(),
  crit: z.unknown().optional(),
});
const envelopeSchema = z.strictObject({ protected: z.string(), payload: z.string(), signature: z.string() });

/** RFC 7515 §2: no padding, no characters of the other alphabet, and nothing that decodes leniently. */
export const fromBase64url = (text: string): Buffer => {
  const bytes = Buffer.from(text, 'base64url');
  if (bytes.toString('base64url') !== text) throw refuse('malformed', 'A value is not base64url without padding');
  return bytes;
};

const readJson = (text: string, what: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    throw refuse('malformed', `The ${what} is not JSON`);
  }
};

/** RFC 7515 §7.2.2. `malformed` for the other serializations and for unprotected headers. */
export const readJws = (value: unknown): Jws => {
  const envelope = envelopeSchema.safeParse(value);
  if (!envelope.success)
    throw refuse('malformed', 'The body is no JWS in flattened JSON form with only a protected header');
  const { protected: head, payload, signature } = envelope.data;
  const header = headerSchema.safeParse(readJson(fromBase64url(head).toString(), 'protected header'));
  if (!header.success) throw refuse('malformed', 'The protected header has members of the wrong type');
  if (header.data.crit !== undefined) throw refuse('malformed', 'No critical header extension is understood here');
  return {
    header: header.data,
    payload: fromBase64url(payload),
    signature: fromBase64url(signature),
    signed: `${head}.${payload}`,
  };
};

export const verifyRequest = (
  request: { readonly body: Buffer; readonly contentType: string | undefined; readonly url: string },
  rule: KeyRule,
  server: { readonly nonces: NoncePool; accountByUrl(url: string): Account | undefined },
): VerifiedRequest => {
  if (request.contentType?.split(';')[0]?.trim().toLowerCase() !== 'application/jose+json') {
    throw refuse('malformed', 'The content type must be application/jose+json', { status: 415 });
  }
  const jws = readJws(readJson(request.body.toString(), 'body'));
  const { header } = jws;
  const { key, account } = keyOf(header, rule, server);
  checkSignature(header.alg, key, jws.signed, jws.signature);
  if (header.url !== request.url) {
    throw refuse('unauthorized', `The url header ${header.url ?? '(none)'} is not ${request.url}`, { status: 401 });
  }
  if (header.nonce === undefined) throw refuse('badNonce', 'The protected header has no nonce');
  if (!server.nonces.spend(header.nonce)) throw refuse('badNonce', `The nonce ${header.nonce} is unknown or was used`);
  if (account?.status === 'deactivated') throw refuse('unauthorized', 'The account is deactivated', { status: 401 });
  const payload = jws.payload.length === 0 ? undefined : readJson(jws.payload.toString(), 'payload');
  return { key, ...(account ? { account } : {}), payload };
};

const keyOf = (
  header: Jws['header'],
  rule: KeyRule,
  server: { accountByUrl(url: string): Account | undefined },
): { readonly key: AccountKey; readonly account?: Account } => {
  // RFC 8555 §6.2: the two are mutually exclusive.
  if (header.jwk !== undefined && header.kid !== undefined) throw refuse('malformed', 'Both jwk and kid are given');
  if (header.jwk !== undefined) {
    if (rule === 'kid') throw refuse('malformed', 'This resource takes kid, not jwk');
    return { key: readPublicKey(header.jwk) };
  }
  if (header.kid === undefined) throw refuse('malformed', 'Neither jwk nor kid is given');
  if (rule === 'jwk') throw refuse('malformed', 'This resource takes jwk, not kid');
  const account = server.accountByUrl(header.kid);
  if (!account) throw refuse('accountDoesNotExist', `There is no account ${header.kid}`);
  return { key: account.key, account };
};

/** RFC 8555 §7.3.4: HMAC with the key the authority handed out beforehand. */
export const checkMac = (jws: Jws, hmacKey: Buffer): void => {
  const hashes: Readonly<Record<string, string>> = { HS256: 'sha256', HS384: 'sha384', HS512: 'sha512' };
  const hash = Object.hasOwn(hashes, jws.header.alg) ? hashes[jws.header.alg] : undefined;
  if (hash === undefined)
    throw refuse('badSignatureAlgorithm', 'An external account is bound by HS256, HS384 or HS512');
  const expected = createHmac(hash, hmacKey).update(jws.signed).digest();
  if (expected.length !== jws.signature.length || !timingSafeEqual(expected, jws.signature)) {
    throw refuse('unauthorized', 'The external account binding was not made with the key of that kid');
  }
};

export interface NoncePool {
  issue(): string;
  /** True once for every nonce that was issued. */
  spend(nonce: string): boolean;
}

/** RFC 8555 §6.5. The oldest are forgotten when very many are out. */
export const createNonces = (limit = 20_000): NoncePool => {
  const out = new Set<string>();
  return {
    issue: () => {
      const nonce = randomBytes(16).toString('base64url');
      out.add(nonce);
      const [oldest] = out;
      if (out.size > limit && oldest !== undefined) out.delete(oldest);
      return nonce;
    },
    spend: (nonce) => out.delete(nonce),
  };
};
