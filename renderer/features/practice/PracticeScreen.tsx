/** Failures to choose from; choosing one arranges it and leads to where it shows. In practice mode only. */
import { Button } from '@mantine/core';
import { useEffect } from 'react';
import { type SituationId, situationFacts, situationGroups, situationIds } from '../../../shared/domain/situations.ts';
import { AppFrame } from '../../components/AppFrame.tsx';
import { PageHeading } from '../../components/PageHeading.tsx';
import { ProblemCard } from '../../components/ProblemCard.tsx';
import { Tag } from '../../components/Tag.tsx';
import { useSentence } from '../../i18n/i18n.ts';
import { useProviders } from '../../stores/providers-store.ts';
import { useRoute } from '../../stores/route-store.ts';
import { useEndpoints, useWatch } from '../../stores/watch-store.ts';
import { EndpointRow } from '../watch/EndpointRow.tsx';
import { useDraft } from '../wizard/draft-store.ts';
import css from './PracticeScreen.module.css';
import { usePractice } from './practice-store.ts';

export const PracticeScreen = () => {
  const t = useSentence();
  const { state, problem } = usePractice();
  return (
    <AppFrame>
      <div className={`page ${css.page}`}>
        <PageHeading lead={t('situation.lead')}>{t('situation.title')}</PageHeading>
        {problem === undefined || state.situation !== undefined ? null : <ProblemCard problem={problem} />}
        {state.situation === 'not-installed' && state.certificateId !== undefined ? (
          <Served certificateId={state.certificateId} />
        ) : null}
        {situationGroups.map((group) => (
          <section key={group} aria-labelledby={`situations-${group}`}>
            <h2 id={`situations-${group}`}>{t(`situation.group.${group}`)}</h2>
            <ul className={css.cards}>
              {situationIds
                .filter((id) => situationFacts[id].group === group)
                .map((id) => (
                  <Card key={id} id={id} />
                ))}
            </ul>
          </section>
        ))}
      </div>
    </AppFrame>
  );
};

const Card = ({ id }: { id: SituationId }) => {
  const t = useSentence();
  const { state, arranging } = usePractice();
  const begin = useBegin();
  const { minutes, mended } = situationFacts[id];
  const title = t(`situation.${id}.title`);
  const here = state.situation === id;
  return (
    <li className={`card ${css.card}`} data-here={here}>
      <div className={css.head}>
        <h3>{title}</h3>
        {here ? <Tag tone="accent">{t('situation.here')}</Tag> : null}
      </div>
      <p>{t(`situation.${id}.wrong`)}</p>
      <dl>
        <dt>{t('situation.see')}</dt>
        <dd>{t(`situation.${id}.see`)}</dd>
        <dt>{t('situation.learn')}</dt>
        <dd>{t(`situation.${id}.learn`)}</dd>
      </dl>
      <div className={css.foot}>
        <p>
          <span>{t('situation.minutes', { count: minutes })}</span>
          <span>{t(`situation.mended.${mended}`)}</span>
        </p>
        <Button
          size="xs"
          disabled={arranging !== undefined && arranging !== id}
          loading={arranging === id}
          aria-label={t('situation.begin-named', { situation: title })}
          onClick={() => void begin(id)}
        >
          {t('situation.begin')}
        </Button>
      </div>
    </li>
  );
};

/** An order begins at its checks; what is about a certificate is shown where it can be seen. */
const useBegin = (): ((id: SituationId) => Promise<void>) => {
  const begin = usePractice((state) => state.begin);
  const { fillFrom, situationOver } = useDraft();
  const load = useProviders((state) => state.load);
  const go = useRoute((state) => state.go);
  return async (id) => {
    const begun = await begin(id);
    if (begun === undefined) return;
    situationOver();
    await load();
    if (begun.policy !== undefined) {
      fillFrom(begun.policy, 'check', 'situation');
      go({ screen: 'wizard' });
    } else if (begun.certificateId !== undefined && id !== 'not-installed')
      go({ screen: 'certificate', id: begun.certificateId });
    else document.getElementById('content')?.scrollTo({ top: 0 });
  };
};

const Served = ({ certificateId }: { certificateId: string }) => {
  const t = useSentence();
  const load = useWatch((state) => state.load);
  const endpoints = useEndpoints(certificateId);
  useEffect(() => void load(), [load]);
  return (
    <section aria-labelledby="situation-served">
      <h2 id="situation-served">{t('situation.served')}</h2>
      <ul className="card">
        {(endpoints ?? []).map((endpoint) => (
          <EndpointRow key={endpoint.id} endpoint={endpoint} />
        ))}
      </ul>
    </section>
  );
};
