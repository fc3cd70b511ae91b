/** Accounts at authorities, as people handle them: several of one authority, their contact, keys and end. */
import { randomUUID } from 'node:crypto';
import type { AccountView } from '../../../shared/domain/accounts.ts';
import type { AuthorityRef } from '../../../shared/domain/certificates.ts';
import { fail, type Problem, toProblem } from '../../../shared/errors/problem.ts';
import { thumbprintOf } from '../acme/account-key.ts';
import { openAcmeSession } from '../acme/open-session.ts';
import type { ResolvedAuthority } from '../authorities/authorities.ts';
import type { StoredAccount } from '../storage/accounts.ts';
import type { Vault } from '../vault/vault.ts';
import { type BindingApi, type GivenBinding, resolveBinding } from './external-accounts.ts';
import { rollOver } from './key-rollover.ts';
import { keyRefused, readAccountKey } from './read-account-key.ts';
import { accountOf, type SessionParts, sessionOptions } from './session-options.ts';
import { addAccount, openStoredSession } from './sessions.ts';

export interface NewAccount {
  readonly authority: AuthorityRef;
  /** E-mail addresses. */
  readonly contact: readonly string[];
  readonly termsAgreed: boolean;
  readonly binding?: GivenBinding | undefined;
}

export interface Accounts {
  /** Without deactivated ones, oldest first. */
  list(): readonly AccountView[];
  /** Registers at once. `account.binding-needed`, `account.binding-invalid`, `network.*`, `directory.*`, `acme.*`. */
  create(account: NewAccount, signal?: AbortSignal): Promise<AccountView>;
  /** RFC 8555 §7.3.2. `account.not-found`, `acme.*`. */
  changeContact(id: string, contact: readonly string[], signal?: AbortSignal): Promise<AccountView>;
  /** RFC 8555 §7.3.5. `account.busy`, `account.rollover-undecided`; when the answer is lost the next use settles it. */
  rollOver(id: string, signal?: AbortSignal): Promise<AccountView>;
  /** RFC 8555 §7.3.6; cannot be undone. `account.in-use`. */
  deactivate(id: string, options?: { readonly evenIfUsed?: boolean; readonly signal?: AbortSignal }): Promise<void>;
  /** PEM or JWK; kept only if the authority knows it. `account.key-invalid`. */
  import(authority: AuthorityRef, key: string, signal?: AbortSignal): Promise<AccountView>;
  /** `account-key.pem` (PKCS#8) and `account.json`; the caller hands them to a person. */
  exportKey(id: string): Promise<Readonly<Record<'account-key.pem' | 'account.json', string>>>;
  /** New orders of its authority use it. */
  makeUsual(id: string): AccountView;
}

export interface AccountParts extends SessionParts {
  authority(ref: AuthorityRef): ResolvedAuthority;
  /** Stands in for the authority's own, for tests. */
  readonly bindingApi?: BindingApi | undefined;
}

export const createAccounts = (parts: AccountParts): Accounts => {
  const { accounts } = parts.storage;
  const get = (id: string): StoredAccount => {
    const account = accounts.get(id);
    if (account?.status !== 'valid') throw fail('account.not-found', { id });
    return account;
  };
  const view = (id: string): AccountView => viewOf(parts, get(id));
  const session = (account: StoredAccount, signal: AbortSignal) =>
    openStoredSession(parts, account.id, authorityOf(parts, account), signal);
  return {
    list: () =>
      accounts
        .list()
        .filter(({ status }) => status === 'valid')
        .map((account) => viewOf(parts, account)),
    create: async (account, signal = never()) => view(await create(parts, account, signal)),
    changeContact: async (id, contact, signal = never()) => {
      const opened = await session(get(id), signal);
      await opened.account();
      await opened.changeContact(contact);
      accounts.save({ ...get(id), contact });
      return view(id);
    },
    rollOver: async (id, signal = never()) => {
      const account = get(id);
      await rollOver(parts, id, authorityOf(parts, account), signal, () => session(get(id), signal));
      return view(id);
    },
    deactivate: (id, { evenIfUsed = false, signal = never() } = {}) => deactivate(parts, get(id), evenIfUsed, signal),
    import: async (ref, key, signal = never()) => view(await importAccount(parts, ref, key, signal)),
    exportKey: async (id) => exportKey(parts, get(id), await parts.vault.open()),
    makeUsual: (id) => {
      accounts.makeUsual(get(id).id);
      return view(id);
    },
  };
};

const never = (): AbortSignal => new AbortController().signal;

const authorityOf = (parts: AccountParts, { directoryUrl, rootPem }: StoredAccount): ResolvedAuthority =>
  parts.authority({ url: directoryUrl, ...(rootPem === undefined ? {} : { rootPem }) });

const viewOf = (parts: AccountParts, account: StoredAccount): AccountView => {
  const { accounts } = parts.storage;
  const { authority } = authorityOf(parts, account);
  return {
    id: account.id,
    authority: { id: authority.id, name: authority.name, directoryUrl: account.directoryUrl },
    ...(account.accountUrl === undefined ? {} : { url: account.accountUrl }),
    contact: [...account.contact],
    ...(account.externalKeyId === undefined ? {} : { externalKeyId: account.externalKeyId }),
    usual: accounts.find(account.directoryUrl)?.id === account.id,
    createdAt: account.createdAt,
    certificates: accounts.certificatesOf(account.id).length,
  };
};

/** Goes on with an account of the directory whose registration was never answered; its key may be known there. */
const create = async (parts: AccountParts, asked: NewAccount, signal: AbortSignal): Promise<string> => {
  const { accounts } = parts.storage;
  const authority = parts.authority(asked.authority);
  const open = accounts
    .list()
    .find(
      (one) => one.directoryUrl === authority.directoryUrl && one.accountUrl === undefined && one.status === 'valid',
    );
  const bound = asked.binding !== undefined || open?.bindingRecord !== undefined;
  if (authority.authority.externalAccountBinding && !bound)
    throw fail('account.binding-needed', { authority: authority.authority.name });
  await parts.vault.open();
  const line = { userAgent: parts.userAgent, clock: parts.clock, signal, standIn: parts.bindingApi };
  const binding = asked.binding === undefined ? undefined : await resolveBinding(asked.binding, authority, line);
  const usual = accounts.find(authority.directoryUrl);
  const account =
    open === undefined
      ? await addAccount(parts, authority, { contact: asked.contact, binding })
      : await changeGiven(parts, open, asked.contact, binding);
  // A further account is there beside the usual one, not in its place.
  if (usual !== undefined) accounts.makeUsual(usual.id);
  try {
    const session = await openStoredSession(parts, account.id, authority, signal, asked.termsAgreed);
    await session.account();
  } catch (thrown) {
    if (open === undefined && !mayBeRegistered(toProblem(thrown))) await forget(parts, account);
    throw thrown;
  }
  return account.id;
};

const changeGiven = async (
  parts: AccountParts,
  account: StoredAccount,
  contact: readonly string[],
  binding: { readonly keyId: string; readonly hmacKey: string } | undefined,
): Promise<StoredAccount> => {
  const bindingRecord = `account-binding/${account.id}`;
  const changed: StoredAccount = {
    ...account,
    contact,
    ...(binding === undefined ? {} : { externalKeyId: binding.keyId, bindingRecord }),
  };
  const vault = await parts.vault.open();
  parts.storage.transaction(() => {
    if (binding !== undefined) vault.write(bindingRecord, binding.hmacKey);
    parts.storage.accounts.save(changed);
  });
  return changed;
};

/** The request may have been carried out although no good answer came. */
const mayBeRegistered = ({ code }: Problem): boolean =>
  ['network.timeout', 'network.reset', 'network.too-large', 'run.cancelled', 'internal'].includes(code) ||
  ['acme.serverInternal', 'acme.unavailable', 'acme.bad-answer'].includes(code);

const forget = async (parts: AccountParts, account: StoredAccount): Promise<void> => {
  const vault = await parts.vault.open();
  parts.storage.transaction(() => {
    removeKeys(vault, account);
    parts.storage.accounts.remove(account.id);
  });
};

const removeKeys = (vault: Vault, account: StoredAccount): void => {
  for (const record of [account.keyRecord, account.nextKeyRecord, account.bindingRecord])
    if (record !== undefined) vault.remove(record);
};

const deactivate = async (
  parts: AccountParts,
  account: StoredAccount,
  evenIfUsed: boolean,
  signal: AbortSignal,
): Promise<void> => {
  const certificates = [...parts.storage.accounts.certificatesOf(account.id)];
  if (certificates.length > 0 && !evenIfUsed) throw fail('account.in-use', { id: account.id, certificates });
  const authority = authorityOf(parts, account);
  const vault = await parts.vault.open();
  try {
    // An account without a URL may be registered all the same, if the answer was lost; it is not registered to be ended.
    const url = account.accountUrl ?? (await accountOf(parts, authority, vault.readText(account.keyRecord), signal));
    if (url !== undefined) await (await openStoredSession(parts, account.id, authority, signal)).deactivateAccount();
  } catch (thrown) {
    if (!isGone(toProblem(thrown))) throw thrown;
  }
  const latest = parts.storage.accounts.get(account.id) ?? account;
  parts.storage.transaction(() => {
    removeKeys(vault, latest);
    const { nextKeyRecord: _, bindingRecord: __, ...kept } = latest;
    parts.storage.accounts.save({ ...kept, status: 'deactivated' });
  });
};

/** The answer to an earlier deactivation was lost, or the authority has forgotten the account. */
const isGone = ({ code }: Problem): boolean => code === 'account.deactivated' || code === 'acme.accountDoesNotExist';

const importAccount = async (
  parts: AccountParts,
  ref: AuthorityRef,
  key: string,
  signal: AbortSignal,
): Promise<string> => {
  const { accounts } = parts.storage;
  const authority = parts.authority(ref);
  const accountKeyPem = readAccountKey(key);
  const vault = await parts.vault.open();
  const own = { accountKeyPem, account: { kind: 'existing' } } as const;
  const session = openAcmeSession(sessionOptions(parts, authority, signal, own));
  const details = await session.accountDetails().catch((thrown: unknown) => {
    const failure = toProblem(thrown);
    if (failure.code === 'acme.accountDoesNotExist') throw keyRefused('unknown-account');
    throw isGone(failure) ? keyRefused('deactivated') : thrown;
  });
  if (details.status !== 'valid') throw keyRefused('deactivated');
  const same = accounts
    .list()
    .find(
      (one) => one.accountUrl === details.url && one.directoryUrl === authority.directoryUrl && one.status === 'valid',
    );
  if (same !== undefined && thumbprintOf(vault.readText(same.keyRecord)) === thumbprintOf(accountKeyPem))
    return same.id;
  const keyRecord = `account-key/${randomUUID()}`;
  const contact = details.contact.map((one) => one.replace(/^mailto:/i, ''));
  const account: StoredAccount = {
    ...(same ?? { id: randomUUID(), directoryUrl: authority.directoryUrl, createdAt: parts.clock.now().toISOString() }),
    rootPem: authority.rootPem,
    accountUrl: details.url,
    keyRecord,
    nextKeyRecord: undefined,
    contact,
    status: 'valid',
  };
  const usual = accounts.find(authority.directoryUrl);
  parts.storage.transaction(() => {
    vault.write(keyRecord, accountKeyPem);
    // The authority knows this key and no other, so the one that was kept is an old one.
    for (const record of [same?.keyRecord, same?.nextKeyRecord]) if (record !== undefined) vault.remove(record);
    accounts.save(account);
    if (usual !== undefined) accounts.makeUsual(usual.id);
  });
  return account.id;
};

const exportKey = (parts: AccountParts, account: StoredAccount, vault: Vault) => {
  // Whichever of the two keys were handed out could be the wrong one.
  if (account.nextKeyRecord !== undefined) throw fail('account.rollover-undecided', { id: account.id });
  const { authority } = authorityOf(parts, account);
  const facts = {
    authority: authority.name,
    directory: account.directoryUrl,
    account: account.accountUrl,
    contact: account.contact,
    externalKeyId: account.externalKeyId,
    createdAt: account.createdAt,
  };
  return {
    'account-key.pem': vault.readText(account.keyRecord),
    'account.json': `${JSON.stringify(facts, null, 2)}\n`,
  };
};
