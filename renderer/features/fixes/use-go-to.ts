/** The way to the place in the app where a person decides, from a failed run or from the wizard itself. */
import type { FixPlace, FixSubject } from '../../../shared/domain/fixes.ts';
import { useRoute } from '../../stores/route-store.ts';
import { type DraftStep, useDraft } from '../wizard/draft-store.ts';

const stepOf: Readonly<Partial<Record<FixPlace, DraftStep>>> = {
  names: 'names',
  authority: 'names',
  proof: 'proof',
  provider: 'provider',
  credential: 'provider',
  review: 'review',
};

export const useGoTo = (subject: FixSubject): ((place: FixPlace, id: string | undefined) => Promise<void>) => {
  const go = useRoute((state) => state.go);
  const { startFrom, fillFrom, change } = useDraft();
  return async (place, id) => {
    const step = stepOf[place];
    if (step !== undefined) {
      const inWizard = useRoute.getState().route.screen === 'wizard';
      if (subject.kind === 'run') await startFrom(subject.id, step);
      else if (subject.kind === 'policy' && !inWizard) fillFrom(subject.policy, step);
      else change({ step });
      return go({ screen: 'wizard' });
    }
    if (place === 'accounts') return go({ screen: 'authorities' });
    if (place === 'certificate') return go(id === undefined ? { screen: 'certificates' } : { screen: place, id });
    if (place === 'dns' || place === 'settings') go({ screen: place });
  };
};
