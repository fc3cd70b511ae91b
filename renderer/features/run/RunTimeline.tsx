/** The steps of a run with the time each began and, while one is in hand, how long it has taken. */
import type { RunView } from '../../../shared/domain/runs.ts';
import { StatusShape } from '../../components/StatusShape.tsx';
import { useNow } from '../../components/use-now.ts';
import { useFormats } from '../../i18n/formats.ts';
import { useSentence } from '../../i18n/i18n.ts';
import { estimateOf } from './estimate-facts.ts';
import css from './RunTimeline.module.css';
import { stepShapes, stepTime } from './run-facts.ts';
import { stepWords } from './status-words.ts';
import { useStepNote, useStepWord } from './step-words.ts';

const second = 1000;

export const RunTimeline = ({ run }: { run: RunView }) => {
  const t = useSentence();
  const formats = useFormats();
  const now = useNow(second);
  const word = useStepWord(run);
  const note = useStepNote(run);
  const estimated = estimateOf(run, now) !== undefined;
  return (
    <ol className={css.timeline} aria-label={t('run.progress')} data-estimated={estimated || undefined}>
      {run.steps.map((step) => {
        const active = step.status === 'working' || step.status === 'waiting';
        const taken = active && run.status !== 'interrupted' ? stepTime(step, now) : undefined;
        return (
          <li key={step.id} data-status={step.status} aria-current={active ? 'step' : undefined}>
            <StatusShape shape={run.status === 'interrupted' && active ? 'paused' : stepShapes[step.status]} />
            <span className={css.what}>
              {word(step.id)}
              <span className="visually-hidden">: {t(stepWords[step.status])}</span>
            </span>
            <span className={css.time}>
              {taken !== undefined
                ? formats.elapsed(taken)
                : step.startedAt === undefined
                  ? ''
                  : formats.exactTime(step.startedAt)}
            </span>
            <span className={css.note}>{note(step)}</span>
          </li>
        );
      })}
    </ol>
  );
};
