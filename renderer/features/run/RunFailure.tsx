/** A run's failure, in place: the card with cause and evidence, and a way on. */
import { Button } from '@mantine/core';
import type { Retry, RunView } from '../../../shared/domain/runs.ts';
import { IconRefresh } from '../../components/icons.ts';
import { OutsideLink } from '../../components/OutsideLink.tsx';
import { ProblemCard } from '../../components/ProblemCard.tsx';
import { useFormats } from '../../i18n/formats.ts';
import { useSentence } from '../../i18n/i18n.ts';
import { useNextRun } from '../../stores/runs-store.ts';
import { FixButtons } from '../fixes/FixButtons.tsx';
import { needsCredential } from './ChangeButton.tsx';
import { helpUrlOf } from './help-url.ts';

export interface RunFailureProps {
  readonly run: RunView;
  readonly provider: string;
  readonly busy: boolean;
  readonly onRetry: () => void;
}

export const RunFailure = ({ run, provider, busy, onRetry }: RunFailureProps) => {
  const t = useSentence();
  const followed = useNextRun(run.id) !== undefined;
  if (run.problem === undefined) return null;
  const help = helpUrlOf(run.problem.details);
  return (
    <ProblemCard problem={run.problem} values={run.providerId === undefined ? {} : { provider }}>
      {run.status === 'failed' && !followed && needsCredential(run) ? (
        <FixButtons
          fixes={[{ action: 'edit-credential' }]}
          cause="provider-credentials-invalid"
          subject={{ kind: 'run', id: run.id }}
          leading
          size="sm"
        />
      ) : null}
      {run.status === 'failed' && !followed ? (
        <Button
          variant={needsCredential(run) ? 'default' : 'filled'}
          loading={busy}
          leftSection={<IconRefresh size={16} stroke={1.7} aria-hidden="true" />}
          onClick={onRetry}
        >
          {t(run.resumable === undefined ? 'run.retry' : run.resumable ? 'run.resume' : 'run.order-again')}
        </Button>
      ) : null}
      {run.retry === undefined || followed ? null : <NextAttempt retry={run.retry} />}
      {help === undefined ? null : <OutsideLink url={help}>{t('run.help')}</OutsideLink>}
    </ProblemCard>
  );
};

/** What happens without the reader, and when. */
const NextAttempt = ({ retry }: { retry: Retry }) => {
  const t = useSentence();
  const formats = useFormats();
  const why = t(`reason.${retry.reason}`);
  switch (retry.kind) {
    case 'give-up':
      return <p>{t('run.give-up', { why })}</p>;
    case 'now':
      return <p>{t('run.next-now', { how: t(`run.how.${retry.how}`), why })}</p>;
    case 'at': {
      const time = `${formats.shortDate(retry.at)} ${formats.time(retry.at)}`;
      return <p>{t('run.next-at', { time, how: t(`run.how.${retry.how}`), why })}</p>;
    }
  }
};
