/** Certificate signing requests made elsewhere: read, judged, compared with what is ordered. */
import { createPublicKey, type KeyObject, webcrypto } from 'node:crypto';
import { isIP } from 'node:net';
import type { JsonGeneralName, Pkcs10CertificateRequest } from '@peculiar/x509';
import type { KeyType } from '../../../shared/domain/certificates.ts';
import type { Identifier } from '../../../shared/domain/identifiers.ts';
import { type CertwrightError, fail } from '../../../shared/errors/problem.ts';
import { keyTypeOf } from './private-key.ts';
import { canonicalAddress } from './read-certificate.ts';

export interface OwnCsr {
  readonly der: Uint8Array;
  readonly publicKey: KeyObject;
  readonly keyType: KeyType;
  /** As the request lists them, the common name first; lower case, addresses in RFC 5952 form, none twice. */
  readonly identifiers: readonly Identifier[];
}

/** Why a request cannot be sent. */
export type CsrFlaw =
  | 'unreadable'
  | 'signature'
  | 'weak-key'
  | 'weak-signature'
  | 'key-kind'
  | 'no-names'
  | 'other-names';

/**
 * A PKCS#10 request (RFC 2986) in PEM. `csr.invalid` with a `CsrFlaw` when it is damaged, its signature is not by its
 * own key, or an authority would refuse its key, its digest or a name in it (CA/Browser Forum BR §6.1.5, §7.1.3).
 */
export const readCsr = async (pem: string): Promise<OwnCsr> => {
  const request = await parse(pem);
  const publicKey = readPublicKey(request);
  const keyType = usableKeyType(publicKey);
  if (/SHA-1|MD/i.test(digestOf(request))) throw flawed('weak-signature');
  const verified = await request.verify(webcrypto).catch(() => false);
  if (!verified) throw flawed('signature');
  const identifiers = await namesOf(request);
  if (identifiers.length === 0) throw flawed('no-names');
  return { der: new Uint8Array(request.rawData), publicKey, keyType, identifiers };
};

/**
 * The request of the policy, fit to be sent: its names are exactly those that are ordered (RFC 8555 §7.4).
 * `csr.invalid`, `csr.mismatch`.
 */
export const readFittingCsr = async (pem: string, identifiers: readonly Identifier[]): Promise<OwnCsr> => {
  const csr = await readCsr(pem);
  const has = csr.identifiers.map(({ value }) => value);
  const wants = identifiers.map(({ type, value }) => canonical(type, value));
  const missing = wants.filter((value) => !has.includes(value));
  const extra = has.filter((value) => !wants.includes(value));
  if (missing.length > 0 || extra.length > 0) throw fail('csr.mismatch', { missing, extra });
  return csr;
};

const block =
  /-----BEGIN (?:NEW )?CERTIFICATE REQUEST-----([A-Za-z0-9+/=\s]+)-----END (?:NEW )?CERTIFICATE REQUEST-----/g;

const parse = async (pem: string): Promise<Pkcs10CertificateRequest> => {
  const [found, ...more] = pem.matchAll(block);
  if (found === undefined || more.length > 0) throw flawed('unreadable');
  const { Pkcs10CertificateRequest: Request } = await import('@peculiar/x509');
  try {
    return new Request(Buffer.from(found[1] ?? '', 'base64'));
  } catch (cause) {
    throw flawed('unreadable', cause);
  }
};

const readPublicKey = (request: Pkcs10CertificateRequest): KeyObject => {
  try {
    return createPublicKey({ key: Buffer.from(request.publicKey.rawData), format: 'der', type: 'spki' });
  } catch (cause) {
    throw flawed('key-kind', cause);
  }
};

const usableKeyType = (key: KeyObject): KeyType => {
  const { modulusLength } = key.asymmetricKeyDetails ?? {};
  if (key.asymmetricKeyType === 'rsa' && (modulusLength ?? 0) < 2048) throw flawed('weak-key');
  const keyType = keyTypeOf(key);
  if (keyType === undefined) throw flawed('key-kind');
  return keyType;
};

const digestOf = (request: Pkcs10CertificateRequest): string => {
  const { hash } = request.signatureAlgorithm as { hash?: { name: string } };
  return hash?.name ?? '';
};

/** An authority takes the common name for a name too, wherever else it stands (RFC 8555 §7.4). */
const namesOf = async (request: Pkcs10CertificateRequest): Promise<readonly Identifier[]> => {
  const { SubjectAlternativeNameExtension } = await import('@peculiar/x509');
  const listed = request.extensions.find((one) => one instanceof SubjectAlternativeNameExtension);
  const commonNames = request.subjectName.getField('CN').map(identifierOf);
  const names = [...commonNames, ...(listed?.names.toJSON() ?? []).map(alternativeName)];
  return [...new Map(names.map((name) => [name.value, name])).values()];
};

const alternativeName = ({ type, value }: JsonGeneralName): Identifier => {
  if (type !== 'dns' && type !== 'ip') throw flawed('other-names');
  return { type, value: canonical(type, value) };
};

const identifierOf = (text: string): Identifier => {
  const type = isIP(text) === 0 ? 'dns' : 'ip';
  return { type, value: canonical(type, text) };
};

const canonical = (type: Identifier['type'], value: string): string =>
  type === 'dns' ? value.toLowerCase() : canonicalAddress(value);

const flawed = (reason: CsrFlaw, cause?: unknown): CertwrightError => fail('csr.invalid', { reason }, { cause });
