/** After the profile was exchanged: what pages hold of the one before is read anew. */
import { loadStores } from '../../stores/host-events.ts';
import { useProviders } from '../../stores/providers-store.ts';
import { useRenewal } from '../../stores/renewal-store.ts';
import { useRoute } from '../../stores/route-store.ts';
import { useDraft } from '../wizard/draft-store.ts';

export const refetch = async (): Promise<void> => {
  useRoute.getState().go({ screen: 'certificates' });
  useRenewal.setState({ schedule: undefined, told: undefined, problem: undefined });
  useDraft.setState({ draft: undefined });
  await Promise.all([loadStores(), useProviders.getState().loadCredentials()]);
};
