/** Hosts of others that are watched, and how long domains are registered. */
import { Button } from '@mantine/core';
import { useEffect, useId, useState } from 'react';
import { AppFrame } from '../../components/AppFrame.tsx';
import { PageHeading } from '../../components/PageHeading.tsx';
import { ProblemCard } from '../../components/ProblemCard.tsx';
import { useSentence } from '../../i18n/i18n.ts';
import { useApp } from '../../stores/app-store.ts';
import { useEndpoints, useWatch } from '../../stores/watch-store.ts';
import { Domains } from './Domains.tsx';
import { EndpointDialog } from './EndpointForm.tsx';
import { EndpointRow } from './EndpointRow.tsx';
import css from './Watch.module.css';

export const WatchScreen = () => {
  const t = useSentence();
  const practice = useApp((state) => state.settings?.practice) ?? false;
  return (
    <AppFrame>
      <div className={css.page}>
        <PageHeading lead={t('watching.lead')}>{t('watching.title')}</PageHeading>
        {practice ? (
          <div className={css.card}>
            <p className={css.quiet}>{t('watching.practice')}</p>
          </div>
        ) : (
          <>
            <Hosts />
            <Domains />
          </>
        )}
      </div>
    </AppFrame>
  );
};

const Hosts = () => {
  const t = useSentence();
  const { load, problem } = useWatch();
  const endpoints = useEndpoints(undefined);
  const [adding, setAdding] = useState(false);
  const heading = useId();
  useEffect(() => void load(), [load]);
  return (
    <section aria-labelledby={heading}>
      <h2 className="visually-hidden" id={heading}>
        {t('watching.title')}
      </h2>
      <div className={css.head}>
        <Button variant="filled" onClick={() => setAdding(true)}>
          {t(endpoints === undefined || endpoints.length === 0 ? 'watching.add' : 'watching.add-another')}
        </Button>
      </div>
      {problem === undefined ? null : <ProblemCard problem={problem} />}
      {endpoints === undefined ? null : endpoints.length === 0 ? (
        <div className={css.card}>
          <p className={css.quiet}>
            <b>{t('watching.none')}</b> {t('watching.none-detail')}
          </p>
        </div>
      ) : (
        <ul className={css.card}>
          {endpoints.map((endpoint) => (
            <EndpointRow key={endpoint.id} endpoint={endpoint} />
          ))}
        </ul>
      )}
      <EndpointDialog open={adding} onClose={() => setAdding(false)} />
    </section>
  );
};
