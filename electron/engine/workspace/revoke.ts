/** Revocation (RFC 8555 §7.6) of the version in use, by the account that ordered it or by its own key. */
import { X509Certificate } from 'node:crypto';
import type { RevocationReason } from '../../../shared/domain/certificates.ts';
import { fail, type Problem, toProblem } from '../../../shared/errors/problem.ts';
import type { AcmeSession } from '../acme/session.ts';
import type { ResolvedAuthority } from '../authorities/authorities.ts';
import type { Clock } from '../ports/index.ts';
import type { StoredCertificate, StoredVersion } from '../storage/certificates.ts';
import type { VaultKeeper } from '../vault/open-vault.ts';
import { type OriginParts, originOf } from './version-origin.ts';

export interface RevokeParts extends OriginParts {
  readonly vault: VaultKeeper;
  readonly clock: Clock;
  openSession(accountId: string, authority: ResolvedAuthority, signal: AbortSignal): Promise<AcmeSession>;
  openPublicSession(authority: ResolvedAuthority, signal: AbortSignal): Promise<AcmeSession>;
}

export interface RevokeRequest {
  readonly reason: RevocationReason;
  readonly signedBy: 'account' | 'certificate-key';
}

/** Why nothing was sent. */
export type RevocationObstacle = 'no-certificate' | 'expired' | 'no-key' | 'no-account' | 'not-offered';

const requestDeadline = 60_000;

/**
 * Revokes, and notes it beside the version. An authority that has it revoked already is content with that; its words
 * come back as a remark. `revocation.not-possible` with a `RevocationObstacle`, `vault.*`, `network.*`, `acme.*`.
 */
export const revokeCertificate = async (
  parts: RevokeParts,
  certificate: StoredCertificate,
  request: RevokeRequest,
): Promise<{ readonly remark?: Problem }> => {
  const { storage, clock } = parts;
  const version = storage.certificates.currentVersion(certificate.id);
  const obstacle = (reason: RevocationObstacle) => fail('revocation.not-possible', { name: certificate.name, reason });
  if (version === undefined) throw obstacle('no-certificate');
  if (new Date(version.version.notAfter) <= clock.now()) throw obstacle('expired');
  const note = (reason: number): void =>
    storage.certificates.markRevoked(version.version.id, { at: clock.now().toISOString(), reason });
  try {
    await send(parts, certificate, version, request, obstacle);
    note(request.reason);
    return {};
  } catch (thrown) {
    const remark = toProblem(thrown);
    if (remark.code !== 'acme.alreadyRevoked') throw thrown;
    // Ours was not the reason that counts, unless we gave one before.
    if (version.version.revoked === undefined) note(request.reason);
    return { remark };
  }
};

const send = async (
  parts: RevokeParts,
  certificate: StoredCertificate,
  version: StoredVersion,
  { reason, signedBy }: RevokeRequest,
  obstacle: (reason: RevocationObstacle) => Error,
): Promise<void> => {
  const { authority, accountId } = originOf(parts, certificate, version);
  const signal = AbortSignal.timeout(requestDeadline);
  const leaf = new X509Certificate(version.chainPem).raw;
  const offered = async (session: AcmeSession): Promise<AcmeSession> => {
    if ((await session.directory()).revokeCert === undefined) throw obstacle('not-offered');
    return session;
  };
  if (signedBy === 'account') {
    if (accountId === undefined) throw obstacle('no-account');
    const session = await offered(await parts.openSession(accountId, authority, signal));
    return session.revoke(leaf, codeOf(reason));
  }
  if (version.keyRecord === '') throw obstacle('no-key');
  const vault = await parts.vault.open();
  const session = await offered(await parts.openPublicSession(authority, signal));
  return session.revokeByKey(leaf, vault.readText(version.keyRecord), codeOf(reason));
};

/** RFC 5280 §5.3.1: "unspecified" is said by saying nothing. */
const codeOf = (reason: RevocationReason): number | undefined => (reason === 0 ? undefined : reason);
