/** A run's failure, in place: one card with its cause where that is sure, else what happened and what it points to. */
import { Button } from '@mantine/core';
import { useId } from 'react';
import type { DiagnosedCause } from '../../../shared/domain/diagnosis.ts';
import type { Retry, RunView } from '../../../shared/domain/runs.ts';
import type { Problem } from '../../../shared/errors/problem.ts';
import { IconRefresh } from '../../components/icons.ts';
import { OutsideLink } from '../../components/OutsideLink.tsx';
import { ProblemCard, useTryFrom } from '../../components/ProblemCard.tsx';
import { useFormats } from '../../i18n/formats.ts';
import { useLanguage, useSentence } from '../../i18n/i18n.ts';
import { useNextRun } from '../../stores/runs-store.ts';
import { FixButtons } from '../fixes/FixButtons.tsx';
import { useHelpful } from '../fixes/helpful.ts';
import { CauseCard } from '../troubleshoot/CauseCard.tsx';
import { CauseList } from '../troubleshoot/CauseList.tsx';
import { belongsTo, choiceOf } from '../troubleshoot/choice.ts';
import { ProbeResult } from '../troubleshoot/ProbeResult.tsx';
import { type RunDiagnosis, useRunDiagnosis } from '../troubleshoot/run-causes.ts';
import { needsCredential } from './ChangeButton.tsx';
import { helpUrlOf } from './help-url.ts';
import css from './RunFailure.module.css';
import { offersOf } from './run-offers.ts';

export interface RunFailureProps {
  readonly run: RunView;
  readonly provider: string;
  readonly busy: boolean;
  readonly onRetry: () => void;
}

export const RunFailure = (props: RunFailureProps) => {
  const { run, provider } = props;
  const diagnosis = useRunDiagnosis(run);
  const { problem } = run;
  if (problem === undefined) return null;
  if (diagnosis.causes === undefined) return <Pending />;
  const { sure, others } = choiceOf(diagnosis.causes);
  const values = run.providerId === undefined ? {} : { provider };
  const { measured, probing } = diagnosis;
  return (
    <>
      {sure === undefined ? (
        <ProblemCard problem={problem} values={values}>
          <WayOn {...props} problem={problem} />
        </ProblemCard>
      ) : (
        <CauseCard cause={sure} {...{ problem, values, measured, probing }}>
          <WayOn {...props} problem={problem} cause={sure} />
        </CauseCard>
      )}
      <Causes run={run} causes={others} below={sure} diagnosis={diagnosis} />
    </>
  );
};

/** Grey bars until it is known which card it will be. What follows waits as well, so that nothing moves after that. */
const Pending = () => (
  <div className={css.pending} aria-busy="true">
    <i />
    <i />
    <i />
  </div>
);

interface CausesProps {
  readonly run: RunView;
  readonly causes: readonly DiagnosedCause[];
  /** The cause that has a card of its own. */
  readonly below: DiagnosedCause | undefined;
  readonly diagnosis: RunDiagnosis;
}

/** What else a failure points to. Nothing is shown where nothing is known. */
const Causes = ({ run, causes, below, diagnosis: { measured, probing } }: CausesProps) => {
  const t = useSentence();
  const heading = useId();
  const told = measured !== undefined && !(below !== undefined && belongsTo(below, measured));
  return (
    <>
      {probing.problem === undefined ? null : <ProblemCard problem={probing.problem} />}
      {told ? <ProbeResult measured={measured} /> : null}
      {causes.length === 0 ? null : (
        <section className={css.causes} aria-labelledby={heading}>
          <h2 id={heading} data-small={below !== undefined}>
            {t(below === undefined ? 'troubleshoot.of-run' : 'troubleshoot.others')}
          </h2>
          <CauseList
            causes={causes}
            subject={{ kind: 'run', id: run.id }}
            probing={probing}
            open={below === undefined}
          />
        </section>
      )}
    </>
  );
};

interface WayOnProps extends RunFailureProps {
  readonly problem: Problem;
  readonly cause?: DiagnosedCause;
}

/** What the reader can do here and now, the best of it filled, and what happens without the reader. */
const WayOn = ({ run, problem, cause, busy, onRetry }: WayOnProps) => {
  const t = useSentence();
  const language = useLanguage();
  const followed = useNextRun(run.id) !== undefined;
  const again = run.status === 'failed' && !followed;
  const tryFrom = useTryFrom(problem);
  const help = helpUrlOf(problem.details);
  const helpful = useHelpful({ kind: 'run', id: run.id });
  const offers = offersOf({ run, cause, again, credential: needsCredential(run), helpful }, language);
  return (
    <>
      <FixButtons
        fixes={offers.fixes}
        cause={cause?.id ?? 'provider-credentials-invalid'}
        subject={{ kind: 'run', id: run.id }}
        leading={offers.leads}
        size="sm"
      />
      {again ? (
        <Button
          variant={offers.leads ? 'default' : 'filled'}
          loading={busy}
          leftSection={<IconRefresh size={16} stroke={1.7} aria-hidden="true" />}
          onClick={onRetry}
        >
          {t(run.resumable === undefined ? 'run.retry' : run.resumable ? 'run.resume' : 'run.order-again')}
        </Button>
      ) : null}
      {cause === undefined || tryFrom === '' ? null : <p>{tryFrom}</p>}
      {run.retry === undefined || followed ? null : <NextAttempt retry={run.retry} />}
      {help === undefined ? null : <OutsideLink url={help}>{t('run.help')}</OutsideLink>}
    </>
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
      const time = formats.moment(retry.at);
      return <p>{t('run.next-at', { time, how: t(`run.how.${retry.how}`), why })}</p>;
    }
  }
};
