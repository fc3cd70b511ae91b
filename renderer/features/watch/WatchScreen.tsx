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
      <div className={`page ${css.page}`}>
        <div className={css.head}>
          <PageHeading lead={t('watching.lead')}>{t('watching.title')}</PageHeading>
          {practice ? null : <AddHost />}
        </div>
        {practice ? (
          <div className={`card ${css.card}`}>
            <p className="quiet">{t('watching.practice')}</p>
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
  const heading = useId();
  useEffect(() => void load(), [load]);
  return (
    <section aria-labelledby={heading}>
      <h2 className="visually-hidden" id={heading}>
        {t('watching.title')}
      </h2>
      {problem === undefined ? null : <ProblemCard problem={problem} />}
      {endpoints === undefined ? null : endpoints.length === 0 ? (
        <div className={`card ${css.card}`}>
          <p className="quiet">
            <b>{t('watching.none')}</b> {t('watching.none-detail')}
          </p>
        </div>
      ) : (
        <ul className="card">
          {endpoints.map((endpoint) => (
            <EndpointRow key={endpoint.id} endpoint={endpoint} />
          ))}
        </ul>
      )}
    </section>
  );
};

const AddHost = () => {
  const t = useSentence();
  const some = (useEndpoints(undefined) ?? []).length > 0;
  const [adding, setAdding] = useState(false);
  return (
    <>
      <Button variant="filled" onClick={() => setAdding(true)}>
        {t(some ? 'watching.add-another' : 'watching.add')}
      </Button>
      <EndpointDialog open={adding} onClose={() => setAdding(false)} />
    </>
  );
};
