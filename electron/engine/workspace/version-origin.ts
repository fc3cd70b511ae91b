/** Where a certificate version came from: the run knows, also after the policy has turned to another authority. */
import { createAccountKey } from '../acme/account-key.ts';
import { openAcmeSession } from '../acme/open-session.ts';
import type { AcmeSession } from '../acme/session.ts';
import type { ResolvedAuthority } from '../authorities/authorities.ts';
import { issuanceStateSchema } from '../issuance/state.ts';
import type { Clock } from '../ports/index.ts';
import type { StoredCertificate, StoredVersion } from '../storage/certificates.ts';
import type { Storage } from '../storage/open-storage.ts';

export interface OriginParts {
  readonly storage: Storage;
  authority(ref: StoredCertificate['policy']['authority']): ResolvedAuthority;
}

export interface VersionOrigin {
  readonly authority: ResolvedAuthority;
  /** The account that ordered it; the usual one of the authority when the run is gone. */
  readonly accountId: string | undefined;
}

const ordered = issuanceStateSchema.pick({ accountId: true, policy: true });

export const originOf = (
  { storage, authority: resolve }: OriginParts,
  certificate: StoredCertificate,
  version: StoredVersion,
): VersionOrigin => {
  const run = version.runId === undefined ? undefined : storage.runs.get(version.runId);
  const state = ordered.safeParse(run?.state).data;
  const authority = resolve((state?.policy ?? certificate.policy).authority);
  const accountId = state?.accountId ?? accountThatCame(storage, certificate.id, authority.directoryUrl);
  return { authority, accountId: accountId ?? storage.accounts.find(authority.directoryUrl)?.id };
};

/** A certificate taken over from another client keeps being ordered with its account; only the same may replace it. */
export const accountThatCame = (storage: Storage, certificateId: string, directoryUrl: string): string | undefined => {
  const accountId = storage.adoptions.ofCertificate(certificateId)?.accountId;
  const account = accountId === undefined ? undefined : storage.accounts.get(accountId);
  return account?.status === 'valid' && account.directoryUrl === directoryUrl ? account.id : undefined;
};

/** For what needs no account (RFC 8555 §7.6 by the certificate's key, RFC 9773): neither vault nor registration. */
export const openPublicSession = async (
  { storage, clock, userAgent }: { readonly storage: Storage; readonly clock: Clock; readonly userAgent: string },
  { directoryUrl, rootPem }: ResolvedAuthority,
  signal: AbortSignal,
): Promise<AcmeSession> =>
  openAcmeSession({
    directoryUrl,
    ...(rootPem === undefined ? {} : { rootPem }),
    userAgent,
    // Signs nothing: a session cannot be without one.
    accountKeyPem: await createAccountKey(),
    account: { kind: 'existing' },
    contact: [],
    termsAgreed: false,
    cache: storage.directories,
    clock,
    signal,
  });
