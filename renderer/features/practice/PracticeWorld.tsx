/** On every screen while a situation is arranged: which one, what is to be done outside the app, and the way to end it. */
import { Button } from '@mantine/core';
import { type ReactNode, useEffect, useState } from 'react';
import { type SituationId, situationFacts } from '../../../shared/domain/situations.ts';
import { CopyBox } from '../../components/CopyBox.tsx';
import { IconFlask } from '../../components/icons.ts';
import { ProblemCard } from '../../components/ProblemCard.tsx';
import { Status } from '../../components/StatusShape.tsx';
import { useSentence } from '../../i18n/i18n.ts';
import { handKey } from './hand-key.ts';
import css from './PracticeWorld.module.css';
import { usePractice } from './practice-store.ts';

/** `children`: what stands there while nothing is arranged. */
export const PracticeWorld = ({ children = null }: { children?: ReactNode }) => {
  const t = useSentence();
  const { state, arranging, problem, load, end } = usePractice();
  const { situation, key } = state;
  useEffect(() => void load(), [load]);
  if (situation === undefined) return children;
  return (
    <section className={css.world} aria-label={t('situation.world', { situation: t(`situation.${situation}.title`) })}>
      <div className={css.line}>
        <IconFlask size={16} stroke={1.7} aria-hidden="true" />
        <p>
          <b>{t('situation.world', { situation: t(`situation.${situation}.title`) })}</b>{' '}
          <span>{t(`situation.${situation}.wrong`)}</span>
        </p>
        {arranging === undefined ? (
          <Button size="xs" onClick={() => void end()}>
            {t('situation.end')}
          </Button>
        ) : (
          <Status shape="working">{t('situation.arranging')}</Status>
        )}
      </div>
      {arranging === undefined ? <ByHand situation={situation} /> : null}
      {key === undefined ? null : <CopyBox lines={[{ label: t('situation.key'), value: key }]} />}
      {problem === undefined ? null : <ProblemCard problem={problem} />}
    </section>
  );
};

const ByHand = ({ situation }: { situation: SituationId }) => {
  const t = useSentence();
  const { state, mend } = usePractice();
  const [busy, setBusy] = useState(false);
  const word = handKey(situation);
  if (situationFacts[situation].mended !== 'by-hand' || word === undefined) return null;
  if (state.mended)
    return (
      <div className={css.hand} role="status">
        <Status shape="fine">{t('situation.mended')}</Status>
      </div>
    );
  return (
    <div className={css.hand}>
      <p>{t('situation.by-hand')}</p>
      <Button
        size="xs"
        loading={busy}
        onClick={() => {
          setBusy(true);
          void mend().finally(() => setBusy(false));
        }}
      >
        {t(word)}
      </Button>
    </div>
  );
};
