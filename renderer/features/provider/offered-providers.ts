/** Which providers a mode offers for writing records automatically. */
import type { ProviderDescriptor } from '../../../shared/domain/providers.ts';

export const offeredProviders = (
  providers: readonly ProviderDescriptor[],
  practice: boolean,
): readonly ProviderDescriptor[] =>
  providers.filter(({ mode, practiceOnly }) => mode === 'automatic' && practiceOnly === practice);
