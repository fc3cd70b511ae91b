/** Renewals: what starts them and what stands in their way, what comes next, what has happened. */
import { Button } from '@mantine/core';
import { useEffect } from 'react';
import { AppFrame } from '../../components/AppFrame.tsx';
import { PageHeading } from '../../components/PageHeading.tsx';
import { ProblemCard } from '../../components/ProblemCard.tsx';
import { useSentence } from '../../i18n/i18n.ts';
import { useApp } from '../../stores/app-store.ts';
import { useRenewal } from '../../stores/renewal-store.ts';
import { Hint } from '../help/Hint.tsx';
import { Alerts } from './Alerts.tsx';
import { Automatic } from './Automatic.tsx';
import { History } from './History.tsx';
import { LiveRun } from './LiveRun.tsx';
import { Loading, Plan } from './Plan.tsx';
import css from './Renewals.module.css';

export const RenewalsScreen = () => {
  const t = useSentence();
  const { watchdog, plan, live, unread, refused, load, renew } = useRenewal();
  const told = useTold();
  useEffect(() => void load(), [load]);
  const due = Object.values(plan).filter((entry) => entry.due).length;
  return (
    <AppFrame>
      <div className={`page ${css.page}`}>
        <div className={css.top}>
          <PageHeading lead={t('renewals.lead')}>{t('renewals.title')}</PageHeading>
          <Button
            variant={due === 0 ? 'default' : 'filled'}
            // It stays where it is and keeps the focus, whatever goes on.
            aria-disabled={live !== undefined}
            onClick={() => {
              if (live === undefined) void renew();
            }}
          >
            {t('renewals.renew-due')}
          </Button>
        </div>
        {watchdog?.mode === 'scheduled' ? (
          <Hint id="renewals" used>
            {t('hint.renewals')}
          </Hint>
        ) : null}
        <LiveRun />
        {refused === undefined ? null : <ProblemCard problem={refused} />}
        {unread === undefined ? null : (
          <ProblemCard problem={unread}>
            <Button onClick={() => void load()}>{t('app.try-again')}</Button>
          </ProblemCard>
        )}
        {told && watchdog !== undefined ? (
          <>
            <Automatic watchdog={watchdog} />
            <Alerts />
            <Plan />
            <History />
          </>
        ) : unread === undefined ? (
          <Loading />
        ) : null}
      </div>
    </AppFrame>
  );
};

/** Whether plan, watch and scheduler have answered, so that nothing below them moves. */
const useTold = (): boolean => {
  const practice = useApp((state) => state.settings?.practice) ?? false;
  const { watchdog, schedule, problem, inspect } = useRenewal();
  // What the scheduler has may have changed whenever the watch over it says something new.
  useEffect(() => {
    if (!practice && watchdog !== undefined) void inspect();
  }, [practice, watchdog, inspect]);
  return practice || schedule !== undefined || problem !== undefined;
};
