/** Part of the settings: the first steps once more, everything removed, and what was removed put back. */
import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { Removed } from '../../../shared/domain/reset.ts';
import type { Problem } from '../../../shared/errors/problem.ts';
import { ProblemCard } from '../../components/ProblemCard.tsx';
import { useSentence } from '../../i18n/i18n.ts';
import { call, problemOf } from '../../ipc/client.ts';
import { useApp } from '../../stores/app-store.ts';
import { RemovedList } from './RemovedList.tsx';
import css from './Reset.module.css';
import { ResetEverything } from './ResetEverything.tsx';

const headingId = 'reset-settings';

export const ResetSettings = () => {
  const t = useSentence();
  const changeSettings = useApp((state) => state.changeSettings);
  const practice = useApp((state) => state.settings?.practice);
  const [removed, setRemoved] = useState<readonly Removed[]>([]);
  const [problem, setProblem] = useState<Problem>();
  const fail = (thrown: unknown) => setProblem(problemOf(thrown));
  const load = async () => setRemoved((await call('reset.removed', {})).removed);
  // biome-ignore lint/correctness/useExhaustiveDependencies: practice has a list of its own
  useEffect(() => {
    load().catch(fail);
  }, [practice]);
  return (
    <section className={css.settings} aria-labelledby={headingId}>
      <header>
        <h2 id={headingId}>{t('reset.title')}</h2>
        <p className={css.quiet}>{t('reset.lead')}</p>
      </header>
      {problem === undefined ? null : <ProblemCard problem={problem} />}
      <div className={css.card}>
        <div className={css.line}>
          <div>
            <strong className={css.name}>{t('settings.first-run')}</strong>
            <p className={css.quiet}>{t('settings.first-run-detail')}</p>
          </div>
          <Button
            size="xs"
            onClick={() => {
              changeSettings({ welcomed: false, welcomeStep: 'start' }).catch(fail);
            }}
          >
            {t('settings.first-run-again')}
          </Button>
        </div>
        <div className={css.line}>
          <div>
            <strong className={css.name}>{t('reset.everything')}</strong>
            <p className={css.quiet}>{t('reset.everything-lead')}</p>
          </div>
          <ResetEverything word="reset.everything" small />
        </div>
      </div>
      <RemovedList removed={removed} onChanged={load} />
    </section>
  );
};
