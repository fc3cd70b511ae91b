/** How the look before an order stands: under way, ended, or why not. One sentence of it is read out. */
import { Button } from '@mantine/core';
import { tookWords } from '../../../shared/i18n/took-words.ts';
import { IconRefresh } from '../../components/icons.ts';
import { type Shape, StatusShape } from '../../components/StatusShape.tsx';
import { useFormats } from '../../i18n/formats.ts';
import { useLanguage, useSentence } from '../../i18n/i18n.ts';
import { type PreflightState, usePreflight } from './preflight-store.ts';
import css from './Standing.module.css';
import { verdictShapes } from './words.ts';

interface Standing {
  readonly shape: Shape;
  readonly title: string;
  readonly detail: string;
}

export interface StandingCardProps {
  /** The order has all it needs to be looked at. */
  readonly complete: boolean;
  readonly onAgain: () => void;
}

export const StandingCard = ({ complete, onAgain }: StandingCardProps) => {
  const t = useSentence();
  const state = usePreflight();
  const { shape, title, detail } = useStanding(state, complete);
  const running = state.phase === 'running';
  const { asked, outcomes } = state;
  return (
    <section className={css.standing} aria-busy={running}>
      <StatusShape shape={shape} size="large" />
      <div>
        <h2>{title}</h2>
        <p>{detail}</p>
        <p className="visually-hidden" role="status">
          {running ? title : `${title}. ${detail}`}
        </p>
      </div>
      {!complete ? null : (
        // One button that keeps the focus, whatever it does by then.
        <Button
          leftSection={running ? null : <IconRefresh size={16} stroke={1.7} aria-hidden="true" />}
          onClick={running ? state.cancel : onAgain}
        >
          {running ? t('app.cancel') : t('check.again')}
        </Button>
      )}
      {running ? (
        <progress
          className={css.progress}
          aria-label={t('check.progress')}
          max={Math.max(asked.length, 1)}
          value={outcomes.length}
        />
      ) : null}
    </section>
  );
};

const useStanding = (state: PreflightState, complete: boolean): Standing => {
  const t = useSentence();
  const language = useLanguage();
  const formats = useFormats();
  const { phase, asked, outcomes, report, endedAt } = state;
  const progress = { done: outcomes.length, count: asked.length };
  if (!complete) return { shape: 'unknown', title: t('check.incomplete'), detail: t('check.incomplete-detail') };
  switch (phase) {
    case 'none':
    case 'running':
      return asked.length === 0
        ? { shape: 'working', title: t('check.running'), detail: '' }
        : {
            shape: 'working',
            title: t('check.running-some', { count: asked.length }),
            detail: t('check.done-of', progress),
          };
    case 'cancelled':
      return { shape: 'paused', title: t('check.cancelled'), detail: t('check.cancelled-after', progress) };
    case 'lost':
      return { shape: 'unknown', title: t('check.lost'), detail: t('check.lost-detail') };
    case 'failed':
      return { shape: 'unknown', title: t('check.failed'), detail: t('check.failed-detail') };
    case 'ended': {
      const verdict = report?.verdict ?? 'ok';
      const looked = t('check.looked', {
        count: outcomes.length,
        took: tookWords(report?.milliseconds ?? 0, language),
        time: endedAt === undefined ? '' : formats.time(endedAt),
      });
      // One way or one authority is shut, and another is left.
      const other = verdict === 'warning' && outcomes.some((outcome) => outcome.verdict === 'blocks');
      return {
        shape: verdict === 'note' ? 'fine' : verdictShapes[verdict],
        title: t(`check.${verdict === 'blocks' || verdict === 'warning' ? verdict : 'ready'}`),
        detail: formats.sentences(looked, other ? t('check.other-way') : ''),
      };
    }
  }
};
