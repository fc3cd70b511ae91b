import { useLanguage } from '../../i18n/i18n.ts';
import { useChannels } from './channels-store.ts';

/** The name that a person gave it, else that of its kind. */
export const useChannelLabel = (): ((channel: { readonly label: string; readonly channel: string }) => string) => {
  const language = useLanguage();
  const descriptors = useChannels((state) => state.descriptors);
  return ({ label, channel }) => label || (descriptors.find(({ id }) => id === channel)?.name[language] ?? channel);
};
