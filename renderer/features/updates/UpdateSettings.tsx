/** Part of the settings: which version this is, what is newer, and what is done about it. */
import { Checkbox, SegmentedControl } from '@mantine/core';
import { useEffect } from 'react';
import type { UpdateOff, UpdateState } from '../../../shared/domain/updates.ts';
import { ProblemCard } from '../../components/ProblemCard.tsx';
import { Section } from '../../components/Section.tsx';
import { StatusShape } from '../../components/StatusShape.tsx';
import { useSentence } from '../../i18n/i18n.ts';
import { UpdateStanding } from './UpdateStanding.tsx';
import css from './Updates.module.css';
import { useUpdates } from './updates-store.ts';

const headingId = 'updates';

export const UpdateSettings = () => {
  const t = useSentence();
  const { state, problem } = useUpdates();
  useSought();
  return (
    <Section
      settings
      takesFocus
      id={headingId}
      title={t('updates.title')}
      lead={state?.off === undefined ? t('updates.lead') : undefined}
    >
      {problem === undefined ? null : <ProblemCard problem={problem} />}
      {state === undefined ? null : state.off === undefined ? (
        <div className="card">
          <UpdateStanding state={state} />
          <Choices choices={state.choices} />
        </div>
      ) : (
        <div className="card">
          <Off off={state.off} />
        </div>
      )}
    </Section>
  );
};

/** Whoever comes from the line in the sidebar is led here. */
const useSought = () => {
  const { sought, seek } = useUpdates();
  useEffect(() => {
    if (!sought) return;
    const heading = document.getElementById(headingId);
    heading?.scrollIntoView();
    heading?.focus();
    seek(false);
  }, [sought, seek]);
};

const Off = ({ off }: { readonly off: UpdateOff }) => {
  const t = useSentence();
  return (
    <div className={css.standing}>
      <StatusShape shape="note" />
      <div>
        <h3>{t('updates.off')}</h3>
        <p>{t(`updates.off.${off}`)}</p>
      </div>
    </div>
  );
};

const Choices = ({ choices: { look, channel } }: Pick<UpdateState, 'choices'>) => {
  const t = useSentence();
  const choose = useUpdates((store) => store.choose);
  return (
    <div className={css.choices}>
      <Checkbox
        label={t('updates.look')}
        description={t('updates.look-detail')}
        checked={look}
        onChange={({ currentTarget }) => void choose({ look: currentTarget.checked })}
      />
      <div>
        <div className={css.channel}>
          <span aria-hidden="true">{t('updates.channel')}</span>
          <SegmentedControl
            aria-label={t('updates.channel')}
            value={channel}
            onChange={(value) => void choose({ channel: value })}
            data={[
              { value: 'stable', label: t('updates.channel-stable') },
              { value: 'beta', label: t('updates.channel-beta') },
            ]}
          />
        </div>
        <p>{t(`updates.channel-${channel}-detail`)}</p>
      </div>
    </div>
  );
};
