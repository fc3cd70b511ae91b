/** Reads certificates that a CA sent, and judges whether they are what was ordered. */
import { createPublicKey, type KeyObject, X509Certificate } from 'node:crypto';
import type { CertificateVersion, KeyType } from '../../../shared/domain/certificates.ts';
import type { Identifier } from '../../../shared/domain/identifiers.ts';
import { fail } from '../../../shared/errors/problem.ts';
import { keyTypeOf } from './private-key.ts';

/** Why a certificate is not the one that was ordered. */
export type MismatchReason = 'unreadable' | 'key' | 'key-type' | 'names' | 'validity' | 'chain-order';

export interface Chain {
  readonly leaf: X509Certificate;
  /** Leaf first, as sent. */
  readonly certificates: readonly X509Certificate[];
  /** The same in PEM, one block after the other, nothing between them (RFC 7468). */
  readonly pem: string;
}

/** `certificate.mismatch` with reason `unreadable`. */
export const readChain = (pem: string): Chain => {
  const blocks = pem.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
  try {
    const certificates = blocks.map((block) => new X509Certificate(block));
    const [leaf] = certificates;
    if (leaf === undefined) throw mismatch('unreadable', 'no certificate');
    return { leaf, certificates, pem: certificates.map((certificate) => certificate.toString()).join('') };
  } catch (thrown) {
    throw mismatch('unreadable', thrown instanceof Error ? thrown.message : String(thrown));
  }
};

/**
 * The facts the screens show and renewal decides by. `certificate.mismatch`: `unreadable`, or `key-type` when the key
 * is of a kind we do not make or not of the kind that was asked for.
 */
export const describeVersion = (issued: {
  readonly id: string;
  readonly chainPem: string;
  readonly createdAt: string;
  readonly keyType?: KeyType;
}): CertificateVersion => {
  const { leaf, certificates } = readChain(issued.chainPem);
  const keyType = keyTypeOf(leaf.publicKey);
  if (keyType === undefined || keyType !== (issued.keyType ?? keyType)) {
    throw mismatch('key-type', keyType ?? leaf.publicKey.asymmetricKeyType ?? '');
  }
  return {
    id: issued.id,
    serial: leaf.serialNumber,
    notBefore: leaf.validFromDate.toISOString(),
    notAfter: leaf.validToDate.toISOString(),
    issuer: displayName(leaf.issuer),
    keyType,
    fingerprintSha256: leaf.fingerprint256,
    chain: certificates.map((certificate) => ({
      subject: subjectName(certificate),
      issuer: displayName(certificate.issuer),
      notAfter: certificate.validToDate.toISOString(),
    })),
    createdAt: issued.createdAt,
    names: identifiersOf(leaf).map(({ value }) => value),
  };
};

/** The chain in order, and who issued each certificate in it; the last is the root. `certificate.mismatch`. */
export const readOfferedChain = (pem: string): { readonly pem: string; readonly issuers: readonly string[] } => {
  const chain = readChain(pem);
  checkOrder(chain);
  return { pem, issuers: chain.certificates.map(({ issuer }) => displayName(issuer)) };
};

/** Milliseconds by which the CA's clock may be ahead of ours. Their certificates usually start an hour in the past. */
export const clockDoubt = 24 * 3600 * 1000;

/**
 * `certificate.mismatch` unless the leaf carries the key and exactly the names of the order, is valid at `now`, and
 * each certificate is signed by the one after it (RFC 8555 §9.1). A chain may end at an intermediate or at its root.
 */
export const checkIssued = (issued: {
  readonly chainPem: string;
  /** The key of the request: PEM of its private half, or the public half where we have no more. */
  readonly key: string | KeyObject;
  readonly identifiers: readonly Identifier[];
  /** This moment unless told. */
  readonly now?: Date;
}): Chain => {
  const chain = readChain(issued.chainPem);
  const key = typeof issued.key === 'string' ? createPublicKey(issued.key) : issued.key;
  if (!chain.leaf.publicKey.equals(key)) {
    const elsewhere = chain.certificates.some(({ publicKey }) => publicKey.equals(key));
    throw elsewhere ? mismatch('chain-order', 'the leaf is not first') : mismatch('key', '');
  }
  checkNames(chain.leaf, issued.identifiers);
  const from = chain.leaf.validFromDate.getTime();
  const to = chain.leaf.validToDate.getTime();
  const now = (issued.now ?? new Date()).getTime();
  if (from >= to || from > now + clockDoubt || to <= now) {
    throw mismatch('validity', `${new Date(from).toISOString()} to ${new Date(to).toISOString()}`);
  }
  checkOrder(chain);
  return chain;
};

/** The names of the leaf, DNS names in lower case, addresses in RFC 5952 form; sorted. */
export const identifiersOf = (certificate: X509Certificate): readonly Identifier[] =>
  (certificate.subjectAltName ?? '')
    .split(', ')
    .flatMap((entry): Identifier[] => {
      const [, kind, value] = /^(DNS|IP Address):(.+)$/.exec(entry) ?? [];
      if (value === undefined) return [];
      return [
        kind === 'DNS' ? { type: 'dns', value: value.toLowerCase() } : { type: 'ip', value: canonicalAddress(value) },
      ];
    })
    .sort((one, other) => (nameKey(one) < nameKey(other) ? -1 : 1));

const checkNames = (leaf: X509Certificate, ordered: readonly Identifier[]): void => {
  const has = new Set(identifiersOf(leaf).map(nameKey));
  const wants = new Set(ordered.map(({ type, value }) => nameKey({ type, value: canonical(type, value) })));
  const differing = [...has, ...wants].filter((name) => !has.has(name) || !wants.has(name));
  // Names of a kind we do not order, such as e-mail addresses, make it a different certificate too.
  const entries = (leaf.subjectAltName ?? '').split(', ').length;
  if (differing.length > 0 || entries !== has.size) throw mismatch('names', differing.join(' '));
};

/** `certificate.mismatch` with reason `chain-order` unless each certificate is signed by the one after it. */
export const checkOrder = (chain: Chain): void => {
  for (const [index, certificate] of chain.certificates.entries()) {
    const signer = chain.certificates[index + 1];
    if (signer === undefined) return;
    const signed = signer.ca && certificate.checkIssued(signer) && certificate.verify(signer.publicKey);
    if (!signed) throw mismatch('chain-order', displayName(signer.subject));
  }
};

const mismatch = (reason: MismatchReason, detail: string) => fail('certificate.mismatch', { reason, detail });

const nameKey = ({ type, value }: Identifier): string => `${type}:${value}`;
const canonical = (type: Identifier['type'], value: string): string =>
  type === 'dns' ? value.toLowerCase() : canonicalAddress(value);
/** One way to write an address: the URL standard uses RFC 5952 for IPv6. */
export const canonicalAddress = (value: string): string =>
  value.includes(':') ? new URL(`http://[${value}]`).hostname.slice(1, -1) : value;

/** What people call it: the common name, else the organisation, else the first name that it is for. */
export const subjectName = (certificate: X509Certificate): string =>
  displayName(certificate.subject) || firstName(certificate);

/** Common name, else organisation; the lines of a name are `CN=…`, `O=…`. */
const displayName = (name: string | undefined): string => {
  const lines = (name ?? '').split('\n');
  const part = (key: string) => lines.find((line) => line.startsWith(`${key}=`))?.slice(key.length + 1);
  return part('CN') ?? part('O') ?? lines.join(', ');
};

/** A leaf may have no subject at all (RFC 5280 §4.1.2.6). */
const firstName = (certificate: X509Certificate): string => identifiersOf(certificate)[0]?.value ?? '';
