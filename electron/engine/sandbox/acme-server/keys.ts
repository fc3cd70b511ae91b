/** Public keys as JSON (RFC 7517), their thumbprints (RFC 7638) and the signatures made with them (RFC 7518). */
import { createHash, createPublicKey, type KeyObject, verify } from 'node:crypto';
import { z } from 'zod';
import { refuse } from './problems.ts';

export interface AccountKey {
  /** Only the members that make the key. */
  readonly jwk: Readonly<Record<string, string>>;
  /** base64url SHA-256 of the canonical form. */
  readonly thumbprint: string;
  readonly object: KeyObject;
}

const algorithms = {
  RS256: { kty: 'RSA', hash: 'sha256', curve: undefined },
  ES256: { kty: 'EC', hash: 'sha256', curve: 'P-256' },
  ES384: { kty: 'EC', hash: 'sha384', curve: 'P-384' },
  ES512: { kty: 'EC', hash: 'sha512', curve: 'P-521' },
} as const;
type SignatureAlgorithm = keyof typeof algorithms;
export const signatureAlgorithms: readonly string[] = Object.keys(algorithms);
const isKnown = (alg: string): alg is SignatureAlgorithm => Object.hasOwn(algorithms, alg);

const base64url = z.string().regex(/^[A-Za-z0-9_-]+$/);
const jwkSchema = z.discriminatedUnion('kty', [
  z.object({ kty: z.literal('EC'), crv: z.enum(['P-256', 'P-384', 'P-521']), x: base64url, y: base64url }),
  z.object({ kty: z.literal('RSA'), n: base64url, e: base64url }),
]);

/** `badPublicKey` for anything that is no P-256, P-384, P-521 or RSA key of 2048 to 4096 bits. */
export const readPublicKey = (value: unknown): AccountKey => {
  const parsed = jwkSchema.safeParse(value);
  if (!parsed.success) throw refuse('badPublicKey', 'The JWK is no EC or RSA public key that this server accepts');
  if (typeof value === 'object' && value !== null && 'd' in value) {
    throw refuse('malformed', 'The JWK holds a private key');
  }
  const jwk = parsed.data;
  let object: KeyObject;
  try {
    object = createPublicKey({ key: jwk, format: 'jwk' });
  } catch {
    throw refuse('badPublicKey', 'The JWK does not describe a point or modulus that can be used');
  }
  const problem = weaknessOf(object);
  if (problem !== undefined) throw refuse('badPublicKey', problem);
  // RFC 7638 §3.2: required members only, in lexicographic order, without blanks.
  const canonical = Object.fromEntries(Object.entries(jwk).toSorted(([a], [b]) => (a < b ? -1 : 1)));
  const thumbprint = createHash('sha256').update(JSON.stringify(canonical)).digest('base64url');
  return { jwk: canonical, thumbprint, object };
};

/** Why a key is not accepted, for accounts and certificates alike; `undefined` when it is. */
export const weaknessOf = (key: KeyObject): string | undefined => {
  const details = key.asymmetricKeyDetails;
  if (key.asymmetricKeyType === 'ec') {
    const accepted = ['prime256v1', 'secp384r1', 'secp521r1'];
    return accepted.includes(details?.namedCurve ?? '')
      ? undefined
      : `The curve ${details?.namedCurve} is not accepted`;
  }
  if (key.asymmetricKeyType !== 'rsa') return `Keys of type ${key.asymmetricKeyType} are not accepted`;
  const bits = details?.modulusLength ?? 0;
  if (bits < 2048 || bits > 4096) return `RSA keys have 2048 to 4096 bits here, this one has ${bits}`;
  return (details?.publicExponent ?? 0n) < 65_537n ? 'The public exponent is too small' : undefined;
};

/** `badSignatureAlgorithm` with the accepted ones (RFC 8555 §6.2). */
const acceptAlgorithm = (alg: string, key: AccountKey): SignatureAlgorithm => {
  if (isKnown(alg)) {
    const { kty, curve } = algorithms[alg];
    if (kty === key.jwk.kty && (curve === undefined || curve === key.jwk.crv)) return alg;
  }
  throw refuse('badSignatureAlgorithm', `The signature algorithm ${alg} is not accepted for this key`, {
    algorithms: signatureAlgorithms,
  });
};

/** `malformed` when the signature is not this key's over these bytes. */
export const checkSignature = (alg: string, key: AccountKey, signed: string, signature: Uint8Array): void => {
  const { hash } = algorithms[acceptAlgorithm(alg, key)];
  // RFC 7518 §3.4: ECDSA signatures are R and S side by side, not DER.
  const good = verify(hash, Buffer.from(signed), { key: key.object, dsaEncoding: 'ieee-p1363' }, signature);
  if (!good) throw refuse('malformed', 'JWS verification error');
};
