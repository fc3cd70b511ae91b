/** A run's failure, in place: the card with cause and evidence, and a way on. */
import { Button } from '@mantine/core';
import type { RunView } from '../../../shared/domain/runs.ts';
import { IconRefresh } from '../../components/icons.ts';
import { OutsideLink } from '../../components/OutsideLink.tsx';
import { ProblemCard } from '../../components/ProblemCard.tsx';
import { useSentence } from '../../i18n/i18n.ts';
import { helpUrlOf } from './help-url.ts';

export interface RunFailureProps {
  readonly run: RunView;
  readonly provider: string;
  readonly busy: boolean;
  readonly onRetry: () => void;
}

export const RunFailure = ({ run, provider, busy, onRetry }: RunFailureProps) => {
  const t = useSentence();
  if (run.problem === undefined) return null;
  const help = helpUrlOf(run.problem.details);
  return (
    <ProblemCard problem={run.problem} values={run.providerId === undefined ? {} : { provider }}>
      {run.status === 'failed' ? (
        <Button
          variant="filled"
          loading={busy}
          leftSection={<IconRefresh size={16} stroke={1.7} aria-hidden="true" />}
          onClick={onRetry}
        >
          {t('run.retry')}
        </Button>
      ) : null}
      {help === undefined ? null : <OutsideLink url={help}>{t('run.help')}</OutsideLink>}
    </ProblemCard>
  );
};
