/** After the profile was exchanged: what pages hold of the one before is read anew. */
import { useApp } from '../../stores/app-store.ts';
import { useCertificates } from '../../stores/certificates-store.ts';
import { useNotices } from '../../stores/notices-store.ts';
import { useProviders } from '../../stores/providers-store.ts';
import { useRehearsals } from '../../stores/rehearsals-store.ts';
import { useRenewal } from '../../stores/renewal-store.ts';
import { useRoute } from '../../stores/route-store.ts';
import { useRuns } from '../../stores/runs-store.ts';
import { useDraft } from '../wizard/draft-store.ts';

export const refetch = async (): Promise<void> => {
  useRoute.getState().go({ screen: 'certificates' });
  useRenewal.setState({ schedule: undefined, told: undefined, problem: undefined });
  useDraft.setState({ draft: undefined });
  await Promise.all([
    useApp.getState().start(),
    useCertificates.getState().load(),
    useRuns.getState().reload(),
    useRehearsals.getState().load(),
    useRenewal.getState().load(),
    useNotices.getState().load(),
    useProviders.getState().loadCredentials(),
  ]);
};
