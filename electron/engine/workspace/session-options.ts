/** What every ACME session of this profile has in common, and what can be asked without a stored account. */
import type { AuthorityLook } from '../../../shared/domain/accounts.ts';
import { toProblem } from '../../../shared/errors/problem.ts';
import { openAcmeSession } from '../acme/open-session.ts';
import type { DirectoryCache, SessionOptions } from '../acme/session.ts';
import type { ResolvedAuthority } from '../authorities/authorities.ts';
import type { Clock } from '../ports/index.ts';
import type { Storage } from '../storage/open-storage.ts';
import type { VaultKeeper } from '../vault/open-vault.ts';

export interface SessionParts {
  readonly storage: Storage;
  readonly vault: VaultKeeper;
  readonly clock: Clock;
  readonly userAgent: string;
  /** Ids of accounts whose key this process has just made and never used: registered without looking first. */
  readonly freshAccounts: Set<string>;
}

/** Of any key at the authority, stored or not. */
export const sessionOptions = (
  parts: SessionParts,
  authority: ResolvedAuthority,
  signal: AbortSignal,
  own: Pick<SessionOptions, 'accountKeyPem' | 'account' | 'externalAccount'> & { readonly contact?: readonly string[] },
): SessionOptions => ({
  directoryUrl: authority.directoryUrl,
  ...(authority.rootPem === undefined ? {} : { rootPem: authority.rootPem }),
  userAgent: parts.userAgent,
  termsAgreed: true,
  cache: parts.storage.directories,
  clock: parts.clock,
  signal,
  contact: [],
  ...own,
});

/** URL of the key's account; `undefined` if the authority knows none (RFC 8555 §7.3.1). */
export const accountOf = async (
  parts: SessionParts,
  authority: ResolvedAuthority,
  accountKeyPem: string,
  signal: AbortSignal,
): Promise<string | undefined> => {
  const options = sessionOptions(parts, authority, signal, { accountKeyPem, account: { kind: 'existing' } });
  try {
    return (await openAcmeSession(options).account()).url;
  } catch (thrown) {
    if (toProblem(thrown).code === 'acme.accountDoesNotExist') return undefined;
    throw thrown;
  }
};

/** What the directory says of itself (RFC 8555 §7.1.1). Needs neither account nor vault. `network.*`, `directory.*`. */
export const lookAtAuthority = async (
  parts: SessionParts,
  authority: ResolvedAuthority,
  signal: AbortSignal,
): Promise<AuthorityLook> => {
  const nobody = { accountKeyPem: '', account: { kind: 'existing' } } as const;
  // Asked anew, whatever was kept: a directory that cannot be reached is an answer too.
  const { directories } = parts.storage;
  const cache: DirectoryCache = { read: async () => undefined, write: directories.write };
  const session = openAcmeSession({ ...sessionOptions(parts, authority, signal, nobody), cache });
  const { meta, renewalInfo } = await session.directory();
  return {
    ...(meta.termsOfService === undefined ? {} : { termsUrl: meta.termsOfService }),
    ...(meta.website === undefined ? {} : { website: meta.website }),
    // SSL.com says no and means yes, so what is known counts as well.
    externalAccountRequired: meta.externalAccountRequired === true || authority.authority.externalAccountBinding,
    renewalInfo: renewalInfo !== undefined,
    caaIdentities: [...(meta.caaIdentities ?? [])],
    profiles: { ...meta.profiles },
  };
};
