/** What is exported: which version, with which key, and the root its chain was seen to lead to. */
import type { X509Certificate } from 'node:crypto';
import type { CertificateVersion } from '../../../shared/domain/certificates.ts';
import type { ExportPreview, ExportPreviewRequest, ExportWarning } from '../../../shared/domain/export.ts';
import { fail } from '../../../shared/errors/problem.ts';
import type { ExportMaterial } from '../export/material.ts';
import { readChain, subjectName } from '../keys/read-certificate.ts';
import type { StoredCertificate, StoredVersion } from '../storage/certificates.ts';
import type { Storage } from '../storage/open-storage.ts';
import type { VaultKeeper } from '../vault/open-vault.ts';
import type { Roots } from '../watch/chain.ts';
import { findCertificate } from './certificates.ts';
import { type OriginParts, originOf } from './version-origin.ts';

export interface ExportingParts extends OriginParts {
  readonly storage: Storage;
  readonly vault: VaultKeeper;
  now(): Date;
  /** `trustedRoots` unless told. */
  readonly roots?: RootsFor;
}

type RootsFor = (ownPem: readonly string[]) => Roots;

/** Some three hundred certificates are read for one export; for many at once, once for each authority. */
export const rootsReadOnce = async (): Promise<RootsFor> => {
  const { trustedRoots } = await import('../watch/roots.ts');
  const read = new Map<string, Roots>();
  return (ownPem) => {
    const key = ownPem.join();
    const roots = read.get(key) ?? trustedRoots(ownPem);
    read.set(key, roots);
    return roots;
  };
};

export interface ExportSubject {
  readonly certificate: StoredCertificate;
  readonly version: CertificateVersion;
  readonly material: ExportMaterial;
  /** Where the chain ends, by whatever way; missing for authorities that nobody here knows. */
  readonly anchor: X509Certificate | undefined;
}

/**
 * Opens the vault only `withKey`. `certificate.not-found`, `export.nothing-issued`, `export.version-unknown`,
 * `certificate.mismatch`, `vault.*`.
 */
export const exportSubject = async (
  parts: ExportingParts,
  request: Pick<ExportPreviewRequest, 'certificateId' | 'versionId' | 'shape'>,
  withKey: boolean,
): Promise<ExportSubject> => {
  const certificate = findCertificate(parts.storage, request.certificateId);
  const stored = versionOf(parts.storage, certificate, request.versionId);
  const { version, chainPem, keyRecord } = stored;
  const hasKey = keyRecord !== '';
  const privateKeyPem = hasKey && withKey ? (await parts.vault.open()).readText(keyRecord) : undefined;
  const { anchor, root } = await rootsFor(parts, certificate, stored);
  const { materialOf } = await import('../export/material.ts');
  const source = { name: certificate.name, chainPem, hasKey, privateKeyPem, keyType: version.keyType, root };
  return { certificate, version, anchor, material: materialOf(source, request.shape) };
};

const versionOf = (storage: Storage, { id, name }: StoredCertificate, asked: string | undefined): StoredVersion => {
  const found = asked === undefined ? storage.certificates.currentVersion(id) : storage.certificates.version(asked);
  if (asked !== undefined && found?.certificateId !== id) throw fail('export.version-unknown', { id: asked });
  if (found === undefined) throw fail('export.nothing-issued', { name });
  return found;
};

/**
 * `root` signed the last certificate that was sent and may be put behind it; `anchor` is where the chain ends by any
 * way, such as past a certificate that a newer root was cross-signed with. Only what verifies counts: the root that a
 * private directory was given is for its server, and may have signed nothing here.
 */
const rootsFor = async (parts: ExportingParts, certificate: StoredCertificate, version: StoredVersion) => {
  const { trustedRoots } = await import('../watch/roots.ts');
  const { pathToRoot } = await import('../watch/chain.ts');
  const [leaf, ...above] = readChain(version.chainPem).certificates;
  if (leaf === undefined) return { anchor: undefined, root: undefined };
  const { rootPem } = originOf(parts, certificate, version).authority;
  const roots = (parts.roots ?? trustedRoots)(rootPem === undefined ? [] : [rootPem]);
  const whole = pathToRoot([leaf, ...above], roots);
  const last = pathToRoot([above.at(-1) ?? leaf], roots);
  return {
    anchor: whole.kind === 'trusted' ? whole.root : undefined,
    root: last.kind === 'trusted' ? last.root : undefined,
  };
};

export const linksOf = ({ material, anchor }: ExportSubject): ExportPreview['chain'] => {
  const { certificates, root } = material;
  const links = certificates.map((certificate, index) => ({
    name: subjectName(certificate),
    role: index === 0 ? ('leaf' as const) : same(certificate, root) ? ('root' as const) : ('between' as const),
    included: true,
  }));
  const end = anchor ?? root;
  if (end === undefined || certificates.some((certificate) => same(certificate, end))) return links;
  return [...links, { name: subjectName(end), role: 'root', included: false }];
};

const same = (one: X509Certificate, other: X509Certificate | undefined): boolean =>
  one.fingerprint256 === other?.fingerprint256;

/** What is to be known of the certificate itself, beside what the form is warned of. */
export const subjectWarnings = ({ version, material, anchor }: ExportSubject, now: Date): readonly ExportWarning[] => [
  ...(anchor === undefined && material.root === undefined ? ['root-private' as const] : []),
  ...(new Date(version.notAfter) <= now ? ['expired' as const] : []),
  ...(version.revoked === undefined ? [] : ['revoked' as const]),
];
