/** Accounts at authorities, and what authorities say of themselves when asked. */
import { useEffect } from 'react';
import { create } from 'zustand';
import type { AccountView, AuthorityLook } from '../../shared/domain/accounts.ts';
import type { AuthorityRef } from '../../shared/domain/certificates.ts';
import type { Problem } from '../../shared/errors/problem.ts';
import { call, problemOf } from '../ipc/client.ts';

export type Look = { readonly look?: AuthorityLook; readonly problem?: Problem };

interface AccountsState {
  /** `undefined` until the first answer. */
  readonly accounts: readonly AccountView[] | undefined;
  readonly problem: Problem | undefined;
  /** By the JSON of the reference. */
  readonly looks: Readonly<Record<string, Look>>;
}

interface AccountsActions {
  load(): Promise<void>;
  look(authority: AuthorityRef): Promise<void>;
}

export const useAccounts = create<AccountsState & AccountsActions>((set) => ({
  accounts: undefined,
  problem: undefined,
  looks: {},
  load: async () => {
    try {
      set({ accounts: (await call('accounts.list', {})).accounts, problem: undefined });
    } catch (thrown) {
      set({ problem: problemOf(thrown) });
    }
  },
  look: async (authority) => {
    const key = JSON.stringify(authority);
    const put = (look: Look) => set(({ looks }) => ({ looks: { ...looks, [key]: look } }));
    try {
      put({ look: await call('authorities.look', { authority }) });
    } catch (thrown) {
      put({ problem: problemOf(thrown) });
    }
  },
}));

/** What the authority's directory says; asked when the screen opens. `undefined` until it has answered. */
export const useLook = (authority: AuthorityRef): Look | undefined => {
  const { looks, look } = useAccounts();
  const key = JSON.stringify(authority);
  useEffect(() => void look(JSON.parse(key) as AuthorityRef), [key, look]);
  return looks[key];
};

export const useAccountList = (): readonly AccountView[] | undefined => {
  const { accounts, load } = useAccounts();
  useEffect(() => void load(), [load]);
  return accounts;
};
