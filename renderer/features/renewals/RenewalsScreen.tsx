/** Renewals: what starts them and what stands in their way, what comes next, what has happened. */
import { Button } from '@mantine/core';
import { useEffect } from 'react';
import { AppFrame } from '../../components/AppFrame.tsx';
import { PageHeading } from '../../components/PageHeading.tsx';
import { ProblemCard } from '../../components/ProblemCard.tsx';
import { useSentence } from '../../i18n/i18n.ts';
import { useRenewal } from '../../stores/renewal-store.ts';
import { Hint } from '../help/Hint.tsx';
import { Alerts } from './Alerts.tsx';
import { Automatic } from './Automatic.tsx';
import { History } from './History.tsx';
import { LiveRun } from './LiveRun.tsx';
import { Plan } from './Plan.tsx';
import css from './Renewals.module.css';

export const RenewalsScreen = () => {
  const t = useSentence();
  const { plan, live, unread, refused, load, renew } = useRenewal();
  useEffect(() => void load(), [load]);
  const scheduled = useRenewal(({ watchdog }) => watchdog?.mode === 'scheduled');
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
        {scheduled ? (
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
        <Automatic />
        <Alerts />
        <Plan />
        <History />
      </div>
    </AppFrame>
  );
};
