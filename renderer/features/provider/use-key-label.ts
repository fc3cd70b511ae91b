/** What a stored key is called on the screen. The form names it after its provider, which each language does in its own way. */
import type { CredentialView } from '../../../shared/domain/providers.ts';
import { useLanguage } from '../../i18n/i18n.ts';
import { useProviders } from '../../stores/providers-store.ts';

export const useKeyLabel = (): ((credential: CredentialView) => string) => {
  const language = useLanguage();
  const providers = useProviders((state) => state.providers) ?? [];
  return ({ label, provider }) => {
    const name = providers.find(({ id }) => id === provider)?.name;
    return name !== undefined && Object.values(name).includes(label) ? name[language] : label;
  };
};
