/** Sets the schedule up, repairs it, takes it away. */
import { Button } from '@mantine/core';
import type { ScheduleState } from '../../../shared/domain/schedule.ts';
import { scheduleDrifts } from '../../../shared/domain/schedule-drifts.ts';
import { AskButton } from '../../components/AskButton.tsx';
import { useSentence } from '../../i18n/i18n.ts';
import { type ScheduleWish, useRenewal } from '../../stores/renewal-store.ts';
import { isOfSchedule } from './alerts-of.ts';
import css from './Renewals.module.css';
import { canChoose } from './SignedOut.tsx';

interface ScheduleButtonsProps {
  readonly schedule: ScheduleState;
  /** Chosen for setting it up. */
  readonly signedOut: boolean;
  /** Takes the focus when the button that had it is gone. */
  readonly headingId: string;
}

export const ScheduleButtons = ({ schedule, signedOut, headingId }: ScheduleButtonsProps) => {
  const t = useSentence();
  const { watchdog, busy, changeSchedule } = useRenewal();
  const change = (wish: ScheduleWish) =>
    void changeSchedule(wish).then(() => {
      if (document.activeElement === document.body) document.getElementById(headingId)?.focus();
    });
  const { mechanism, installed, drift } = schedule;
  if (!installed)
    return mechanism === 'none' ? null : (
      <div className={css.acts}>
        <Button loading={busy !== undefined} onClick={() => change(signedOut ? 'install-signed-out' : 'install')}>
          {t('renewal.do.install-schedule')}
        </Button>
      </div>
    );
  const needsKeyFile = drift.some(({ kind }) => kind === 'needs-key-file') && canChoose(schedule);
  const isSilent = watchdog?.alerts.some((alert) => isOfSchedule(alert) && alert.code === 'no-scheduled-run') ?? false;
  const repairable = isSilent || drift.some(({ kind }) => scheduleDrifts[kind].repairable);
  return (
    <div className={css.acts}>
      {needsKeyFile ? (
        <Button size="xs" loading={busy === 'install'} onClick={() => change('install')}>
          {t('renewals.signed-in-only')}
        </Button>
      ) : null}
      {repairable ? (
        <Button size="xs" loading={busy === 'repair'} onClick={() => change('repair')}>
          {t('renewal.do.repair-schedule')}
        </Button>
      ) : null}
      <RemoveButton onRemove={() => change('remove')} />
    </div>
  );
};

const RemoveButton = ({ onRemove }: { onRemove: () => void }) => {
  const t = useSentence();
  const busy = useRenewal((state) => state.busy);
  return (
    <AskButton
      danger
      loading={busy === 'remove'}
      title={t('renewals.remove-ask')}
      detail={t('renewals.remove-means')}
      confirm={t('renewals.remove')}
      onConfirm={onRemove}
    >
      {`${t('renewals.remove')}…`}
    </AskButton>
  );
};
