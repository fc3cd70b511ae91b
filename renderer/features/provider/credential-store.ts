/** What is being typed into a provider's form. Secrets live here until they are saved, and nowhere else in the page. */
import { create } from 'zustand';
import { cleanPasted } from '../../../shared/domain/pasted-value.ts';
import type { CredentialView, ProviderDescriptor } from '../../../shared/domain/providers.ts';
import type { Problem } from '../../../shared/errors/problem.ts';
import type { CallOutput } from '../../../shared/ipc/contract.ts';
import { call, problemOf } from '../../ipc/client.ts';
import { useProviders } from '../../stores/providers-store.ts';
import { usePreflight } from '../preflight/preflight-store.ts';

export type TestResult = CallOutput<'credentials.test'>;

interface CredentialState {
  /** By provider id, then by field key. */
  readonly typed: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly busy: 'saving' | 'testing' | undefined;
  readonly problem: Problem | undefined;
  readonly tested: { readonly id: string; readonly at: string; readonly result: TestResult } | undefined;
}

interface CredentialActions {
  type(provider: string, key: string, value: string): void;
  /** Saves what was typed; answers with the credential's id, or `undefined` after a failure, which is then shown. */
  save(provider: ProviderDescriptor, stored: CredentialView | undefined, label: string): Promise<string | undefined>;
  /** Writes, sees and removes a test record for `name`. */
  test(id: string, name: string, resolvers: string[]): Promise<void>;
  /** Answers with the failure, which is shown too. */
  remove(id: string): Promise<Problem | undefined>;
  forgetResult(): void;
}

export const useCredentials = create<CredentialState & CredentialActions>((set, get) => ({
  typed: {},
  busy: undefined,
  problem: undefined,
  tested: undefined,

  type: (provider, key, value) =>
    set(({ typed }) => ({ typed: { ...typed, [provider]: { ...typed[provider], [key]: value } }, problem: undefined })),

  save: async (provider, stored, label) => {
    set({ busy: 'saving', problem: undefined });
    try {
      const typed = get().typed[provider.id] ?? {};
      const fields = Object.fromEntries(
        provider.fields.flatMap(({ key, secret, default: usual }) => {
          const known = stored?.fields.find((field) => field.key === key)?.value;
          const value = typed[key] === undefined ? (known ?? usual ?? '') : cleanPasted(typed[key]).value;
          // A secret left empty keeps what is stored.
          return value === '' && (secret || known === undefined) ? [] : [[key, value] as const];
        }),
      );
      const saved = await call('credentials.save', {
        ...(stored === undefined ? {} : { id: stored.id }),
        provider: provider.id,
        label,
        fields,
      });
      set((state) => ({ busy: undefined, typed: { ...state.typed, [provider.id]: {} } }));
      await useProviders.getState().loadCredentials();
      usePreflight.getState().forget();
      return saved.id;
    } catch (thrown) {
      set({ busy: undefined, problem: problemOf(thrown) });
      return undefined;
    }
  },

  test: async (id, name, resolvers) => {
    set({ busy: 'testing', problem: undefined, tested: undefined });
    try {
      const result = await call('credentials.test', { id, name, resolvers });
      set({ busy: undefined, tested: { id, at: new Date().toISOString(), result } });
    } catch (thrown) {
      set({ busy: undefined, problem: problemOf(thrown) });
    }
  },

  remove: async (id) => {
    try {
      await call('credentials.remove', { id });
      await useProviders.getState().loadCredentials();
      usePreflight.getState().forget();
      return undefined;
    } catch (thrown) {
      const problem = problemOf(thrown);
      set({ problem });
      return problem;
    }
  },

  forgetResult: () => set({ problem: undefined, tested: undefined }),
}));
