/** Part of the settings: where messages are sent, when they wait, and whether successes are told. */
import { Button, Checkbox, TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { NoticeSettings } from '../../../shared/domain/notifications.ts';
import { ProblemCard } from '../../components/ProblemCard.tsx';
import { Section } from '../../components/Section.tsx';
import { Status } from '../../components/StatusShape.tsx';
import { useSentence } from '../../i18n/i18n.ts';
import { ChannelDialog } from './ChannelDialog.tsx';
import { ChannelRow } from './ChannelRow.tsx';
import { useChannels } from './channels-store.ts';
import css from './Notices.module.css';

/** Takes the focus when the row that had it is gone. */
const headingId = 'notifications';

export const NotificationSettings = () => {
  const t = useSentence();
  const { channels, settings, problem, load } = useChannels();
  const [adding, setAdding] = useState(false);
  const [note, setNote] = useState('');
  useEffect(() => void load(), [load]);
  return (
    <Section
      settings
      takesFocus
      id={headingId}
      title={t('channels.title')}
      lead={t('channels.lead')}
      act={<Button onClick={() => setAdding(true)}>{t('channels.add')}…</Button>}
    >
      <div role="status">{note === '' ? null : <Status shape="fine">{note}</Status>}</div>
      {problem === undefined ? null : <ProblemCard problem={problem} />}
      {channels === undefined || channels.length === 0 ? null : (
        <ul className="card">
          {channels.map((channel) => (
            <ChannelRow
              key={channel.id}
              channel={channel}
              onNote={setNote}
              onGone={() => document.getElementById(headingId)?.focus()}
            />
          ))}
        </ul>
      )}
      {settings === undefined ? null : <WhenToTell settings={settings} />}
      <ChannelDialog
        open={adding}
        onClose={() => setAdding(false)}
        onSaved={(label) => setNote(t('channels.saved', { label }))}
      />
    </Section>
  );
};

const night = { from: '22:00', to: '07:00' };
const everyDay = [1, 2, 3, 4, 5, 6, 7];
const hereZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

const WhenToTell = ({ settings: { tellSuccess, quietHours } }: { settings: NoticeSettings }) => {
  const t = useSentence();
  const save = useChannels((state) => state.saveSettings);
  const [quiet] = quietHours;
  const zone = quiet?.zone ?? hereZone();
  const keep = (hours: { readonly from: string; readonly to: string } | undefined) =>
    void save({ quietHours: hours === undefined ? [] : [{ days: everyDay, zone, ...hours }] });
  return (
    <div className={`card ${css.choices}`}>
      <Checkbox
        label={t('channels.success-choice')}
        checked={tellSuccess}
        onChange={(event) => void save({ tellSuccess: event.currentTarget.checked })}
      />
      <Checkbox
        label={t('channels.quiet-choice')}
        checked={quiet !== undefined}
        onChange={(event) => keep(event.currentTarget.checked ? night : undefined)}
      />
      {quiet === undefined ? null : (
        <>
          <div className={css.hours}>
            {(['from', 'to'] as const).map((end) => (
              <TextInput
                key={end}
                type="time"
                required
                withAsterisk={false}
                label={t(`channels.quiet-${end}`)}
                value={quiet[end]}
                onChange={({ currentTarget: { value } }) => {
                  // While it is being typed, a browser gives nothing.
                  if (value !== '') keep({ from: quiet.from, to: quiet.to, [end]: value });
                }}
              />
            ))}
          </div>
          <p>{t('channels.quiet-detail', { zone })}</p>
        </>
      )}
    </div>
  );
};
