/** Back into the wizard with everything the run was told to do, at the step that has to change. */
import { Button } from '@mantine/core';
import type { RunView } from '../../../shared/domain/runs.ts';
import { useSentence } from '../../i18n/i18n.ts';
import { useRoute } from '../../stores/route-store.ts';
import { useDraft } from '../wizard/draft-store.ts';

const atProvider = /^(provider|credential)\./;
const credentialRefused = /^(credential\.|provider\.(wrong-credentials|no-permission)$)/;

/** Nothing but another credential helps: then changing it is the way on, and going on as it is only a second choice. */
export const needsCredential = ({ problem }: RunView): boolean =>
  problem !== undefined && credentialRefused.test(problem.code);

export const ChangeButton = ({ run }: { run: RunView }) => {
  const t = useSentence();
  const go = useRoute((state) => state.go);
  const startFrom = useDraft((state) => state.startFrom);
  const byCredential = run.problem !== undefined && atProvider.test(run.problem.code);
  return (
    <Button
      variant="transparent"
      onClick={() => {
        void startFrom(run.id, byCredential ? 'provider' : 'names').then(() => go({ screen: 'wizard' }));
      }}
    >
      {t(byCredential ? 'run.change-credential' : 'run.change')}
    </Button>
  );
};
