/** What an export is made of: the certificate, what is above it, and its key where that is here. */
import { createPrivateKey, type KeyObject, type X509Certificate } from 'node:crypto';
import type { KeyType } from '../../../shared/domain/certificates.ts';
import type { ExportShape, ExportWarning } from '../../../shared/domain/export.ts';
import { fail } from '../../../shared/errors/problem.ts';
import { readChain } from '../keys/read-certificate.ts';
import { liveFolderName } from './live-folder.ts';

export interface ExportSource {
  /** Of the managed certificate. */
  readonly name: string;
  /** Leaf first, as the authority sent it. */
  readonly chainPem: string;
  /** `false`: it was made elsewhere. */
  readonly hasKey: boolean;
  /** PKCS#8; missing where nothing but a plan is made. */
  readonly privateKeyPem?: string | undefined;
  readonly keyType: KeyType;
  /** The trust anchor that the chain was seen to lead to. */
  readonly root: X509Certificate | undefined;
}

export interface ExportMaterial {
  readonly name: string;
  readonly alias: string;
  readonly keyType: KeyType;
  readonly leaf: X509Certificate;
  /** What the export holds, leaf first. */
  readonly certificates: readonly X509Certificate[];
  readonly root: X509Certificate | undefined;
  readonly hasKey: boolean;
  readonly key: KeyObject | undefined;
  readonly warnings: readonly ExportWarning[];
}

/** `certificate.mismatch`: `unreadable`, `key`. */
export const materialOf = (source: ExportSource, shape: ExportShape): ExportMaterial => {
  const { leaf, certificates } = readChain(source.chainPem);
  const key = source.privateKeyPem === undefined ? undefined : createPrivateKey(source.privateKeyPem);
  if (key !== undefined && !leaf.checkPrivateKey(key)) throw fail('certificate.mismatch', { reason: 'key' });
  const sent = certificates.at(-1);
  const root = sent !== undefined && signedByItself(sent) ? sent : source.root;
  const asksRoot = shape.withRoot === true || (shape.files ?? []).some(({ holds }) => holds.includes('root'));
  return {
    name: source.name,
    alias: shape.alias ?? liveFolderName(source.name).slice(0, 64),
    keyType: source.keyType,
    leaf,
    certificates: withOrWithoutRoot(certificates, root, shape.withRoot),
    root,
    hasKey: source.hasKey,
    key,
    warnings: [
      ...(asksRoot && root === undefined ? ['root-not-known' as const] : []),
      ...(source.hasKey ? [] : ['no-key' as const]),
    ],
  };
};

const withOrWithoutRoot = (
  sent: readonly X509Certificate[],
  root: X509Certificate | undefined,
  wanted: boolean | undefined,
): readonly X509Certificate[] => {
  const last = sent.at(-1);
  const endsInRoot = last !== undefined && signedByItself(last);
  if (wanted === true && !endsInRoot && root !== undefined) return [...sent, root];
  // A leaf that signed itself is all there is.
  return wanted === false && endsInRoot && sent.length > 1 ? sent.slice(0, -1) : sent;
};

const signedByItself = (certificate: X509Certificate): boolean =>
  certificate.subject === certificate.issuer && certificate.verify(certificate.publicKey);
