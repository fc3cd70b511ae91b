/** ACME sessions of stored accounts: the key comes from the vault, a new account URL goes back into the database. */
import { randomUUID } from 'node:crypto';
import { fail } from '../../../shared/errors/problem.ts';
import { createAccountKey } from '../acme/account-key.ts';
import { openAcmeSession } from '../acme/open-session.ts';
import type { AcmeSession, SessionOptions } from '../acme/session.ts';
import type { ResolvedAuthority } from '../authorities/authorities.ts';
import type { StoredAccount } from '../storage/accounts.ts';
import type { Storage } from '../storage/open-storage.ts';
import type { Vault } from '../vault/vault.ts';
import { settleRollOver } from './key-rollover.ts';
import { type SessionParts, sessionOptions } from './session-options.ts';

/**
 * The account to order with: the one asked for, the usual one of the directory, or a new one whose key is in the vault
 * before anything is sent. `account.not-found`, `account.binding-needed`, `vault.*`.
 */
export const ensureAccount = async (
  parts: SessionParts,
  authority: ResolvedAuthority,
  contact: readonly string[],
  accountId?: string,
): Promise<string> => {
  const { accounts } = parts.storage;
  if (accountId !== undefined) {
    const chosen = accounts.get(accountId);
    if (chosen?.status !== 'valid' || chosen.directoryUrl !== authority.directoryUrl)
      throw fail('account.not-found', { id: accountId });
    return chosen.id;
  }
  refuseUnbound(parts.storage, authority);
  const known = accounts.find(authority.directoryUrl);
  if (known === undefined) {
    // Two orders at once get one account.
    const unless = () => accounts.find(authority.directoryUrl);
    return (await addAccount(parts, authority, { contact, unless })).id;
  }
  // The root that was given last is the one that works now.
  if (known.rootPem !== authority.rootPem) accounts.save({ ...known, rootPem: authority.rootPem });
  return known.id;
};

/**
 * `account.binding-needed` where the authority is known to want an external account (RFC 8555 §7.3.4) and none is here.
 * Needs no network; a directory nobody described is asked when the account is registered.
 */
export const refuseUnbound = (storage: Storage, { authority, directoryUrl }: ResolvedAuthority): void => {
  const known = storage.accounts.find(directoryUrl);
  const served = known?.accountUrl !== undefined || known?.bindingRecord !== undefined;
  if (authority.externalAccountBinding && !served) throw fail('account.binding-needed', { authority: authority.name });
};

/** Makes a key and stores the account, unless one has appeared; whoever opens its session registers it. */
export const addAccount = async (
  parts: SessionParts,
  authority: ResolvedAuthority,
  given: {
    readonly contact: readonly string[];
    readonly binding?: { readonly keyId: string; readonly hmacKey: string } | undefined;
    unless?(): StoredAccount | undefined;
  },
): Promise<StoredAccount> => {
  const vault = await parts.vault.open();
  const id = randomUUID();
  const key = await createAccountKey();
  const { binding } = given;
  const account: StoredAccount = {
    id,
    directoryUrl: authority.directoryUrl,
    rootPem: authority.rootPem,
    keyRecord: `account-key/${id}`,
    ...(binding === undefined ? {} : { externalKeyId: binding.keyId, bindingRecord: `account-binding/${id}` }),
    contact: given.contact,
    status: 'valid',
    createdAt: parts.clock.now().toISOString(),
  };
  return parts.storage.transaction(() => {
    const appeared = given.unless?.();
    if (appeared !== undefined) return appeared;
    vault.write(account.keyRecord, key);
    if (binding !== undefined) vault.write(`account-binding/${id}`, binding.hmacKey);
    parts.storage.accounts.save(account);
    parts.freshAccounts.add(id);
    return account;
  });
};

/**
 * A session that signs with the account's key. A change of keys whose answer was lost is settled first.
 * `account.not-found`, `account.rollover-undecided`, `vault.*`, `run.locked` while another process changes the key.
 */
export const openStoredSession = async (
  parts: SessionParts,
  accountId: string,
  authority: ResolvedAuthority,
  signal: AbortSignal,
  termsAgreed = true,
  lanes = 1,
): Promise<AcmeSession> => {
  const stored = parts.storage.accounts.get(accountId);
  if (stored?.status !== 'valid') throw fail('account.not-found', { id: accountId });
  const account =
    stored.nextKeyRecord === undefined ? stored : await settleRollOver(parts, accountId, authority, signal);
  const vault = await parts.vault.open();
  const fresh = parts.freshAccounts.delete(accountId);
  const session = openAcmeSession({
    ...sessionOptions(parts, authority, signal, {
      accountKeyPem: vault.readText(account.keyRecord),
      account:
        account.accountUrl === undefined
          ? { kind: fresh ? 'fresh' : 'doubtful' }
          : { kind: 'known', url: account.accountUrl },
      contact: account.contact,
      ...externalAccountOf(vault, account),
    }),
    termsAgreed,
    lanes,
  });
  const keepUrl = async (): Promise<Awaited<ReturnType<AcmeSession['account']>>> => {
    const registered = await session.account();
    const latest = parts.storage.accounts.get(accountId);
    if (latest !== undefined && latest.accountUrl !== registered.url)
      parts.storage.accounts.save({ ...latest, accountUrl: registered.url });
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

const externalAccountOf = (vault: Vault, account: StoredAccount): Pick<SessionOptions, 'externalAccount'> => {
  const { externalKeyId, bindingRecord } = account;
  if (externalKeyId === undefined || bindingRecord === undefined) return {};
  return { externalAccount: { keyId: externalKeyId, hmacKey: vault.readText(bindingRecord) } };
};
