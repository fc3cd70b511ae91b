/** Part of the settings: the first steps once more, everything removed, and what was removed put back. */
import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { Removed } from '../../../shared/domain/reset.ts';
import type { Problem } from '../../../shared/errors/problem.ts';
import { CardLine } from '../../components/CardLine.tsx';
import { ProblemCard } from '../../components/ProblemCard.tsx';
import { Section } from '../../components/Section.tsx';
import { useSentence } from '../../i18n/i18n.ts';
import { call, problemOf } from '../../ipc/client.ts';
import { useApp } from '../../stores/app-store.ts';
import { RemovedList } from './RemovedList.tsx';
import { ResetEverything } from './ResetEverything.tsx';

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
    <Section settings id="reset-settings" title={t('reset.title')} lead={t('reset.lead')}>
      {problem === undefined ? null : <ProblemCard problem={problem} />}
      <div className="card">
        <CardLine title={t('settings.first-run')} details={[t('settings.first-run-detail')]}>
          <Button
            size="xs"
            onClick={() => {
              changeSettings({ welcomed: false, welcomeStep: 'start' }).catch(fail);
            }}
          >
            {t('settings.first-run-again')}
          </Button>
        </CardLine>
        <CardLine title={t('reset.everything')} details={[t('reset.everything-lead')]}>
          <ResetEverything word="reset.everything" small />
        </CardLine>
      </div>
      <RemovedList removed={removed} onChanged={load} />
    </Section>
  );
};
