/** ACME sessions of stored accounts: the key comes from the vault, a new account URL goes back into the database. */
import { randomUUID } from 'node:crypto';
import { fail } from '../../../shared/errors/problem.ts';
import { createAccountKey } from '../acme/account-key.ts';
import { openAcmeSession } from '../acme/open-session.ts';
import type { AcmeSession } from '../acme/session.ts';
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

/** The account of the directory; a new key is in the vault before anything is sent. */
export const ensureAccount = async (
  parts: SessionParts,
  directoryUrl: string,
  contact: readonly string[],
): Promise<string> => {
  const known = parts.storage.accounts.find(directoryUrl);
  if (known !== undefined) return known.id;
  const vault = await parts.vault.open();
  const id = randomUUID();
  const key = await createAccountKey();
  parts.storage.transaction(() => {
    vault.write(`account-key/${id}`, key);
    parts.storage.accounts.save({
      id,
      directoryUrl,
      keyRecord: `account-key/${id}`,
      contact,
      createdAt: parts.clock.now().toISOString(),
    });
  });
  parts.freshAccounts.add(id);
  return id;
};

export const openStoredSession = async (
  parts: SessionParts,
  accountId: string,
  authority: ResolvedAuthority,
  signal: AbortSignal,
): Promise<AcmeSession> => {
  const account = parts.storage.accounts.get(accountId);
  if (account === undefined) throw fail('vault.record-missing', { record: `account-key/${accountId}` });
  const vault = await parts.vault.open();
  const fresh = parts.freshAccounts.delete(accountId);
  const session = await openAcmeSession({
    directoryUrl: authority.directoryUrl,
    ...(authority.rootPem === undefined ? {} : { rootPem: authority.rootPem }),
    userAgent: parts.userAgent,
    accountKeyPem: vault.readText(account.keyRecord),
    account:
      account.accountUrl === undefined
        ? { kind: fresh ? 'fresh' : 'doubtful' }
        : { kind: 'known', url: account.accountUrl },
    contact: account.contact,
    termsAgreed: true,
    cache: parts.storage.directories,
    clock: parts.clock,
    signal,
  });
  const keepUrl = async (): Promise<Awaited<ReturnType<AcmeSession['account']>>> => {
    const registered = await session.account();
    const stored = parts.storage.accounts.get(accountId);
    if (stored !== undefined && stored.accountUrl !== registered.url)
      parts.storage.accounts.save({ ...stored, accountUrl: registered.url });
    return registered;
  };
  return {
    ...session,
    account: keepUrl,
    createOrder: async (request) => {
      const order = await session.createOrder(request);
      // The authority may have forgotten the account, and the session registered it anew.
      await keepUrl();
      return order;
    },
  };
};
