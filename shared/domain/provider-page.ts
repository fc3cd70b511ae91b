/** The page of a provider where its keys, rights and lists of addresses are kept. Pure. */
import type { ProviderDescriptor } from './providers.ts';

type Known = Pick<ProviderDescriptor, 'id' | 'mode' | 'createKeyUrl' | 'docsUrl'>;

/** `ids`: the provider in question first; the first that is written to by itself counts. */
export const providerPage = (
  ids: readonly (string | undefined)[],
  descriptors: readonly Known[],
): string | undefined => {
  const [found] = ids.flatMap((id) => descriptors.find((one) => one.id === id && one.mode === 'automatic') ?? []);
  return found?.createKeyUrl ?? found?.docsUrl;
};
