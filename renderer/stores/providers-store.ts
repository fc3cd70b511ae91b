/** Providers, authorities and stored credentials: what choices are made of. Read once; credentials again when changed. */
import { useEffect } from 'react';
import { create } from 'zustand';
import type { Authority } from '../../shared/domain/authorities.ts';
import type { CredentialView, ProviderDescriptor } from '../../shared/domain/providers.ts';
import type { Problem } from '../../shared/errors/problem.ts';
import { useLanguage } from '../i18n/i18n.ts';
import { call, problemOf } from '../ipc/client.ts';

interface ProvidersState {
  readonly providers: readonly ProviderDescriptor[] | undefined;
  readonly authorities: readonly Authority[] | undefined;
  readonly credentials: readonly CredentialView[];
  readonly problem: Problem | undefined;
}

interface ProvidersActions {
  load(): Promise<void>;
  loadCredentials(): Promise<void>;
}

export const useProviders = create<ProvidersState & ProvidersActions>((set) => ({
  providers: undefined,
  authorities: undefined,
  credentials: [],
  problem: undefined,
  load: async () => {
    try {
      const [{ providers }, { authorities }, { credentials }] = await Promise.all([
        call('providers.list', {}),
        call('authorities.list', {}),
        call('credentials.list', {}),
      ]);
      set({ providers, authorities, credentials, problem: undefined });
    } catch (thrown) {
      set({ problem: problemOf(thrown) });
    }
  },
  loadCredentials: async () => {
    set({ credentials: (await call('credentials.list', {})).credentials });
  },
}));

/** A provider's name in the reader's language; its id while the list is on its way. */
export const useProviderName = (id: string | undefined): string => {
  const language = useLanguage();
  const { providers, load } = useProviders();
  const needed = id !== undefined && providers === undefined;
  useEffect(() => {
    if (needed) void load();
  }, [needed, load]);
  return providers?.find((provider) => provider.id === id)?.name[language] ?? id ?? '';
};
