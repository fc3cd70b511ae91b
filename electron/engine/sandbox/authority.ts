/**
 * The keys of the practice authority: a root, an intermediate that signs, and the listener's own certificate.
 * All P-256, made at start; only the root is kept, so that practice certificates of earlier days still verify.
 */
import {
  createPrivateKey,
  type KeyObject,
  X509Certificate as NodeCertificate,
  randomBytes,
  webcrypto,
} from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as x509 from '@peculiar/x509';
import type { Identifier } from '../../../shared/domain/identifiers.ts';
import { fail } from '../../../shared/errors/problem.ts';

export interface Authority {
  readonly rootPem: string;
  /** The other root, which signed the same intermediate; its chain is the alternate (RFC 8555 §7.4.2). */
  readonly alternateRootPem?: string;
  /** For the HTTPS listener: valid for 127.0.0.1 and localhost, signed by the root. PEM. */
  readonly listener: { readonly key: string; readonly cert: string };
  /** What follows the leaf in each chain, the preferred one first. PEM. */
  readonly intermediates: readonly string[];
  issue(request: LeafRequest): Promise<Leaf>;
}

export interface LeafRequest {
  /** DER SubjectPublicKeyInfo. */
  readonly publicKey: Uint8Array;
  readonly identifiers: readonly Identifier[];
  readonly notBefore: Date;
  readonly notAfter: Date;
  /** The first DNS name of at most 64 characters becomes the common name. */
  readonly commonName: boolean;
}

export interface Leaf {
  readonly der: Uint8Array;
  readonly pem: string;
  /** Hex, lower case. */
  readonly serial: string;
  /** RFC 9773 §4.1: base64url(key identifier of the issuer).base64url(serial). */
  readonly renewalId: string;
}

const signing = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;
/** Wide enough for any clock a test sets, and before 2050, where X.509 changes its way to write years. */
const span = { notBefore: new Date('2020-01-01T00:00:00Z'), notAfter: new Date('2049-12-31T23:59:59Z') };
const organisation = 'Certwright practice (not trusted)';

interface Signer {
  readonly keys: webcrypto.CryptoKeyPair;
  readonly certificate: x509.X509Certificate;
}

const newKeys = (): Promise<webcrypto.CryptoKeyPair> => webcrypto.subtle.generateKey(signing, true, ['sign', 'verify']);
/** Positive and without a leading zero byte, so that hex and DER agree. */
const newSerial = (): string => {
  const bytes = randomBytes(16);
  bytes.writeUInt8((bytes.readUInt8(0) & 0x3f) | 0x40, 0);
  return bytes.toString('hex');
};
const nameOf = (commonName: string): x509.JsonName => [{ O: [organisation] }, { CN: [commonName] }];
const lineEnded = (pem: string): string => `${pem.trim()}\n`;
const exportKey = async (key: webcrypto.CryptoKey): Promise<string> =>
  x509.PemConverter.encode(await webcrypto.subtle.exportKey('pkcs8', key), 'PRIVATE KEY');

/** With a folder, the root is read from `practice-root.pem` there, or made and written. `storage.failed`. */
export const openAuthority = async (options: {
  readonly folder?: string;
  readonly alternateRoot?: boolean;
}): Promise<Authority> => {
  const root = options.folder === undefined ? await newRoot() : await keptRoot(options.folder);
  const [keys, listenerKeys] = await Promise.all([newKeys(), newKeys()]);
  const intermediateName = `Certwright practice intermediate ${newSerial().slice(0, 6)}`;
  const intermediate = await signIntermediate(root, keys, intermediateName);
  const alternate = options.alternateRoot ? await newRoot() : undefined;
  const crossSigned = alternate ? [await signIntermediate(alternate, keys, intermediateName)] : [];
  return {
    rootPem: lineEnded(root.certificate.toString('pem')),
    ...(alternate ? { alternateRootPem: lineEnded(alternate.certificate.toString('pem')) } : {}),
    listener: await signListener(root, listenerKeys),
    intermediates: [intermediate, ...crossSigned].map((certificate) => lineEnded(certificate.toString('pem'))),
    issue: (request) => issueLeaf({ keys, certificate: intermediate }, request),
  };
};

const newRoot = async (): Promise<Signer> => {
  const keys = await newKeys();
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    serialNumber: newSerial(),
    name: nameOf(`Certwright practice root ${newSerial().slice(0, 6)}`),
    ...span,
    keys,
    signingAlgorithm: signing,
    extensions: await authorityExtensions(keys.publicKey),
  });
  return { keys, certificate };
};

const authorityExtensions = async (publicKey: webcrypto.CryptoKey, pathLength?: number): Promise<x509.Extension[]> => [
  new x509.BasicConstraintsExtension(true, pathLength, true),
  new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
  await x509.SubjectKeyIdentifierExtension.create(publicKey),
];

const signIntermediate = async (
  root: Signer,
  keys: webcrypto.CryptoKeyPair,
  commonName: string,
): Promise<x509.X509Certificate> =>
  x509.X509CertificateGenerator.create({
    serialNumber: newSerial(),
    subject: nameOf(commonName),
    issuer: root.certificate.subjectName.toJSON(),
    ...span,
    publicKey: keys.publicKey,
    signingKey: root.keys.privateKey,
    signingAlgorithm: signing,
    extensions: [
      ...(await authorityExtensions(keys.publicKey, 0)),
      new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
      await x509.AuthorityKeyIdentifierExtension.create(root.keys.publicKey),
    ],
  });

const signListener = async (root: Signer, keys: webcrypto.CryptoKeyPair): Promise<Authority['listener']> => {
  const day = 86_400_000;
  // By the machine's clock, not the sandbox's: clients check it while the TLS connection is made.
  const now = Date.now();
  const identifiers: readonly Identifier[] = [
    { type: 'ip', value: '127.0.0.1' },
    { type: 'dns', value: 'localhost' },
  ];
  const spki = await webcrypto.subtle.exportKey('spki', keys.publicKey);
  const leaf = await issueLeaf(root, {
    publicKey: new Uint8Array(spki),
    identifiers,
    notBefore: new Date(now - day),
    notAfter: new Date(now + 396 * day),
    commonName: true,
  });
  return { key: await exportKey(keys.privateKey), cert: leaf.pem };
};

const issueLeaf = async (issuer: Signer, request: LeafRequest): Promise<Leaf> => {
  const serial = newSerial();
  const publicKey = new x509.PublicKey(new Uint8Array(request.publicKey));
  const isRsa = publicKey.algorithm.name.startsWith('RSA');
  const { digitalSignature, keyEncipherment } = x509.KeyUsageFlags;
  const commonName = request.commonName
    ? request.identifiers.find(({ type, value }) => type === 'dns' && value.length <= 64)?.value
    : undefined;
  const authorityKeyId = await x509.AuthorityKeyIdentifierExtension.create(issuer.keys.publicKey);
  const certificate = await x509.X509CertificateGenerator.create({
    serialNumber: serial,
    subject: commonName === undefined ? [] : [{ CN: [commonName] }],
    issuer: issuer.certificate.subjectName.toJSON(),
    notBefore: request.notBefore,
    notAfter: request.notAfter,
    publicKey,
    signingKey: issuer.keys.privateKey,
    signingAlgorithm: signing,
    extensions: [
      new x509.BasicConstraintsExtension(false, undefined, true),
      new x509.KeyUsagesExtension(isRsa ? digitalSignature | keyEncipherment : digitalSignature, true),
      new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
      await x509.SubjectKeyIdentifierExtension.create(publicKey),
      authorityKeyId,
      // RFC 5280 §4.2.1.6: critical when there is no subject name.
      new x509.SubjectAlternativeNameExtension([...request.identifiers], commonName === undefined),
      // CA/Browser Forum, domain validated.
      new x509.CertificatePolicyExtension(['2.23.140.1.2.1']),
    ],
  });
  const keyId = Buffer.from(authorityKeyId.keyId ?? '', 'hex').toString('base64url');
  return {
    der: new Uint8Array(certificate.rawData),
    pem: lineEnded(certificate.toString('pem')),
    serial,
    renewalId: `${keyId}.${Buffer.from(serial, 'hex').toString('base64url')}`,
  };
};

const keptRoot = async (folder: string): Promise<Signer> => {
  const path = join(folder, 'practice-root.pem');
  try {
    const kept = await readRoot(await readFile(path, 'utf8'));
    // Nothing real hangs on this key: a damaged file is replaced.
    if (kept) return kept;
  } catch (cause) {
    if (!(cause instanceof Error && 'code' in cause && cause.code === 'ENOENT')) throw unusable(path, cause);
  }
  const root = await newRoot();
  try {
    await mkdir(folder, { recursive: true });
    const unfinished = `${path}.${newSerial().slice(0, 8)}`;
    const text = lineEnded(root.certificate.toString('pem')) + lineEnded(await exportKey(root.keys.privateKey));
    await writeFile(unfinished, text, { mode: 0o600, flush: true });
    await rename(unfinished, path);
  } catch (cause) {
    throw unusable(path, cause);
  }
  return root;
};

const unusable = (path: string, cause: unknown) =>
  fail('storage.failed', { path, detail: cause instanceof Error ? cause.message : String(cause) }, { cause });

/** Certificate and key in one file, so that they can never belong to two roots; `undefined` when they do. */
const readRoot = async (text: string): Promise<Signer | undefined> => {
  let key: KeyObject;
  let certificate: x509.X509Certificate;
  try {
    const own = new NodeCertificate(text);
    key = createPrivateKey(text);
    if (!own.checkPrivateKey(key)) return undefined;
    certificate = new x509.X509Certificate(new Uint8Array(own.raw));
  } catch {
    return undefined;
  }
  const pkcs8 = key.export({ format: 'der', type: 'pkcs8' });
  const privateKey = await webcrypto.subtle.importKey('pkcs8', new Uint8Array(pkcs8), signing, true, ['sign']);
  const spki = new Uint8Array(certificate.publicKey.rawData);
  const publicKey = await webcrypto.subtle.importKey('spki', spki, signing, true, ['verify']);
  return { keys: { privateKey, publicKey }, certificate };
};
