/** One channel: on or off, a test with its live result, changing and removing it. */
import { Button, Checkbox } from '@mantine/core';
import { useState } from 'react';
import type { ChannelTest, ChannelView } from '../../../shared/domain/notifications.ts';
import type { Problem } from '../../../shared/errors/problem.ts';
import { AskButton } from '../../components/AskButton.tsx';
import { ProblemCard } from '../../components/ProblemCard.tsx';
import { Status } from '../../components/StatusShape.tsx';
import { useFormats } from '../../i18n/formats.ts';
import { useSentence } from '../../i18n/i18n.ts';
import { ChannelDialog } from './ChannelDialog.tsx';
import { useChannels } from './channels-store.ts';
import css from './Notices.module.css';
import { useChannelLabel } from './use-channel-label.ts';

export interface ChannelRowProps {
  readonly channel: ChannelView;
  readonly onNote: (note: string) => void;
  readonly onGone: () => void;
}

export const ChannelRow = ({ channel, onNote, onGone }: ChannelRowProps) => {
  const t = useSentence();
  const { save, test, tests } = useChannels();
  const [problem, setProblem] = useState<Problem>();
  const label = useChannelLabel()(channel);
  const tested = tests[channel.id];
  const { id, channel: kind, enabled, minimum } = channel;
  return (
    <li className={css.channel}>
      <div>
        <h3>{label}</h3>
        <p className={css.facts}>{t('channels.sends', { what: t(`channels.minimum-${minimum}`) })}</p>
      </div>
      <div className={css.acts}>
        <Checkbox
          label={t('channels.on')}
          aria-label={`${t('channels.on')} ${label}`}
          checked={enabled}
          onChange={(event) => void save({ id, channel: kind, enabled: event.currentTarget.checked }).then(setProblem)}
        />
        <Button
          size="xs"
          variant="subtle"
          aria-label={`${t('channels.test')} ${label}`}
          loading={tested === 'testing'}
          onClick={() => void test(id)}
        >
          {t('channels.test')}
        </Button>
        <EditButton channel={channel} label={label} onNote={onNote} />
        {kind === 'system' ? null : (
          <RemoveButton channel={channel} label={label} onNote={onNote} onGone={onGone} onProblem={setProblem} />
        )}
      </div>
      <div className={css.wide} role="status">
        {tested === undefined ? null : <TestResult tested={tested} />}
      </div>
      {problem === undefined ? null : (
        <div className={css.wide}>
          <ProblemCard problem={problem} />
        </div>
      )}
    </li>
  );
};

const TestResult = ({ tested }: { tested: ChannelTest | 'testing' }) => {
  const t = useSentence();
  const formats = useFormats();
  if (tested === 'testing') return <Status shape="working">{t('channels.testing')}</Status>;
  if (tested.problem !== undefined) return <ProblemCard problem={tested.problem} />;
  const time = formats.span(tested.milliseconds);
  return (
    <Status shape="fine">
      {tested.answer === undefined
        ? t('channels.test-accepted', { time })
        : t('channels.test-arrived', { time, answer: tested.answer })}
    </Status>
  );
};

interface NamedProps extends Pick<ChannelRowProps, 'channel' | 'onNote'> {
  readonly label: string;
}

const EditButton = ({ channel, label, onNote }: NamedProps) => {
  const t = useSentence();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button size="xs" variant="subtle" aria-label={`${t('channels.edit')} ${label}`} onClick={() => setOpen(true)}>
        {t('channels.edit')}…
      </Button>
      <ChannelDialog
        open={open}
        channel={channel}
        onClose={() => setOpen(false)}
        onSaved={(saved) => onNote(t('channels.saved', { label: saved }))}
      />
    </>
  );
};

const RemoveButton = ({
  channel,
  label,
  onNote,
  onGone,
  onProblem,
}: NamedProps & Pick<ChannelRowProps, 'onGone'> & { onProblem: (problem: Problem | undefined) => void }) => {
  const t = useSentence();
  const remove = useChannels((state) => state.remove);
  const removeIt = async () => {
    const failure = await remove(channel.id);
    onProblem(failure);
    if (failure !== undefined) return;
    onNote(t('channels.removed', { label }));
    onGone();
  };
  return (
    <AskButton
      danger
      label={`${t('channels.remove')} ${label}`}
      title={t('channels.remove-ask', { label })}
      detail={t('channels.remove-detail')}
      confirm={t('channels.remove')}
      onConfirm={() => void removeIt()}
    >
      {`${t('channels.remove')}…`}
    </AskButton>
  );
};
