/** On the page of a certificate: where it is to be served, and what visitors are shown there. */
import { Button, Checkbox } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { CertificateView } from '../../../shared/domain/certificates.ts';
import type { Problem } from '../../../shared/errors/problem.ts';
import { ProblemCard } from '../../components/ProblemCard.tsx';
import { Section } from '../../components/Section.tsx';
import { useSentence } from '../../i18n/i18n.ts';
import { problemOf } from '../../ipc/client.ts';
import { useApp } from '../../stores/app-store.ts';
import { useReachPlace } from '../../stores/place-store.ts';
import { useEndpoints, useWatch } from '../../stores/watch-store.ts';
import { EndpointDialog } from './EndpointForm.tsx';
import { EndpointRow } from './EndpointRow.tsx';
import css from './Watch.module.css';

/** Of the heading: other screens lead there. */
export const servedWhereId = 'served-where';

export const ServedWhere = ({ certificate }: { certificate: CertificateView }) => {
  const practice = useApp((state) => state.settings?.practice) ?? false;
  // What is signed in practice is served nowhere.
  return certificate.current === undefined || practice ? null : <Served certificate={certificate} />;
};

const Served = ({ certificate }: { certificate: CertificateView }) => {
  const t = useSentence();
  const { load, problem } = useWatch();
  const endpoints = useEndpoints(certificate.id);
  const [adding, setAdding] = useState(false);
  useReachPlace();
  const version = certificate.current?.id;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new version may bring new names
  useEffect(() => void load(), [load, version]);
  const { lastRunId } = certificate;
  const subject = lastRunId === undefined ? undefined : ({ kind: 'run', id: lastRunId } as const);
  return (
    <Section
      id={servedWhereId}
      title={t('watching.section')}
      lead={t('watching.section-lead')}
      act={
        <Button size="xs" onClick={() => setAdding(true)}>
          {t('watching.add')}
        </Button>
      }
    >
      {problem === undefined ? null : <ProblemCard problem={problem} />}
      <div className={`card ${css.card}`}>
        <div className={css.switch}>
          <WatchSwitch certificateId={certificate.id} />
        </div>
        {endpoints === undefined ? null : endpoints.length === 0 ? (
          <p className="quiet">{t('watching.none-here')}</p>
        ) : (
          <ul>
            {endpoints.map((endpoint) => (
              <EndpointRow key={endpoint.id} endpoint={endpoint} subject={subject} />
            ))}
          </ul>
        )}
      </div>
      <EndpointDialog open={adding} certificateId={certificate.id} onClose={() => setAdding(false)} />
    </Section>
  );
};

export const WatchSwitch = ({ certificateId }: { certificateId: string }) => {
  const t = useSentence();
  const { state, load, watch } = useWatch();
  const [problem, setProblem] = useState<Problem>();
  useEffect(() => void load(), [load]);
  const turn = (on: boolean): void => {
    setProblem(undefined);
    watch(certificateId, on).catch((thrown: unknown) => setProblem(problemOf(thrown)));
  };
  if (state === undefined) return null;
  return (
    <>
      <Checkbox
        label={t('watching.switch')}
        description={t('watching.switch-detail')}
        checked={state.watched.includes(certificateId)}
        onChange={(event) => turn(event.currentTarget.checked)}
      />
      {problem === undefined ? null : <ProblemCard problem={problem} />}
    </>
  );
};
