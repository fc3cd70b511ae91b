/**
 * Change of an account's key (RFC 8555 §7.3.5), safe against a crash and a lost answer: both keys are kept from before
 * the request until the authority has been seen to know one of them.
 */
import { randomUUID } from 'node:crypto';
import { fail } from '../../../shared/errors/problem.ts';
import { createAccountKey } from '../acme/account-key.ts';
import type { AcmeSession } from '../acme/session.ts';
import type { ResolvedAuthority } from '../authorities/authorities.ts';
import type { StoredAccount } from '../storage/accounts.ts';
import { accountOf, type SessionParts } from './session-options.ts';

/**
 * Gives the account a new key. `account.busy` while an order of it is unfinished: what proves its names is made from
 * the key. `openSession` gives one of this account. `acme.*` when the authority refuses: then the old key stays.
 */
export const rollOver = (
  parts: SessionParts,
  accountId: string,
  authority: ResolvedAuthority,
  signal: AbortSignal,
  openSession: () => Promise<AcmeSession>,
): Promise<StoredAccount> =>
  locked(parts, accountId, async (found) => {
    const before = found.nextKeyRecord === undefined ? found : await settle(parts, found, authority, signal);
    const session = await openSession();
    await session.account();
    const newKey = await createAccountKey();
    const vault = await parts.vault.open();
    const nextKeyRecord = `account-key/${randomUUID()}`;
    const pending = parts.storage.transaction(() => {
      // In the same transaction: a run that is saved later finds the second key and waits for it to be settled.
      refuseUnfinishedRuns(parts, accountId);
      vault.write(nextKeyRecord, newKey);
      return save(parts, { ...latest(parts, before), nextKeyRecord });
    });
    try {
      await session.rollOver(newKey);
    } catch (thrown) {
      // Refused, or carried out and the answer lost. Where asking fails too, the next session asks.
      const settled = await settle(parts, pending, authority, signal).catch(() => pending);
      if (settled.keyRecord !== nextKeyRecord) throw thrown;
      return settled;
    }
    return keepKey(parts, pending, nextKeyRecord);
  });

/** Finds out which of two keys the authority knows, and forgets the other. `account.rollover-undecided`, `network.*`. */
export const settleRollOver = (
  parts: SessionParts,
  accountId: string,
  authority: ResolvedAuthority,
  signal: AbortSignal,
): Promise<StoredAccount> =>
  locked(parts, accountId, (account) =>
    account.nextKeyRecord === undefined ? Promise.resolve(account) : settle(parts, account, authority, signal),
  );

const locked = async <T>(
  parts: SessionParts,
  accountId: string,
  work: (account: StoredAccount) => Promise<T>,
): Promise<T> => {
  const lock = parts.storage.locks.acquire(`account/${accountId}`);
  try {
    const account = parts.storage.accounts.get(accountId);
    if (account?.status !== 'valid') throw fail('account.not-found', { id: accountId });
    return await work(account);
  } finally {
    lock.release();
  }
};

/** The new key first: most often the request arrived. */
const settle = async (
  parts: SessionParts,
  account: StoredAccount,
  authority: ResolvedAuthority,
  signal: AbortSignal,
): Promise<StoredAccount> => {
  const vault = await parts.vault.open();
  for (const record of [account.nextKeyRecord, account.keyRecord]) {
    if (record === undefined) continue;
    const url = await accountOf(parts, authority, vault.readText(record), signal);
    if (url !== undefined) return keepKey(parts, { ...account, accountUrl: url }, record);
  }
  throw fail('account.rollover-undecided', { id: account.id });
};

const keepKey = async (parts: SessionParts, account: StoredAccount, keyRecord: string): Promise<StoredAccount> => {
  const vault = await parts.vault.open();
  return parts.storage.transaction(() => {
    for (const record of [account.keyRecord, account.nextKeyRecord])
      if (record !== undefined && record !== keyRecord) vault.remove(record);
    const { accountUrl } = account;
    return save(parts, { ...latest(parts, account), accountUrl, keyRecord, nextKeyRecord: undefined });
  });
};

/** As it is stored now: its contact or URL may have been changed while the authority was asked. */
const latest = (parts: SessionParts, account: StoredAccount): StoredAccount =>
  parts.storage.accounts.get(account.id) ?? account;

const save = (parts: SessionParts, account: StoredAccount): StoredAccount => {
  parts.storage.accounts.save(account);
  return account;
};

const refuseUnfinishedRuns = ({ storage }: SessionParts, accountId: string): void => {
  const certificates = storage.accounts.unfinishedOf(accountId);
  if (certificates.length > 0) throw fail('account.busy', { id: accountId, certificates: [...certificates] });
};
