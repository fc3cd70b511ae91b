/** "Also when nobody is signed in": what it brings, and what it needs. */
import { Checkbox } from '@mantine/core';
import type { ScheduleState } from '../../../shared/domain/schedule.ts';
import { useFormats } from '../../i18n/formats.ts';
import { useSentence } from '../../i18n/i18n.ts';
import { useApp } from '../../stores/app-store.ts';
import { useRenewal } from '../../stores/renewal-store.ts';
import css from './Renewals.module.css';

/** cron knows no sessions, and a LaunchAgent is part of one. */
export const canChoose = ({ mechanism }: ScheduleState): boolean =>
  mechanism === 'systemd-timer' || mechanism === 'task-scheduler';

interface SignedOutProps {
  readonly schedule: ScheduleState;
  /** Before it is set up. */
  readonly wanted: boolean;
  readonly onWant: (wanted: boolean) => void;
}

export const SignedOut = ({ schedule, wanted, onWant }: SignedOutProps) => {
  const t = useSentence();
  const formats = useFormats();
  const kind = useApp((state) => state.vault?.kind);
  const { busy, changeSchedule } = useRenewal();
  const { mechanism, installed, whenSignedOut } = schedule;
  const lacksKeyFile = kind !== undefined && kind !== 'key-file';
  if (mechanism === 'cron')
    return (
      <p className={css.choice}>
        {formats.sentences(
          t('renewals.signed-out-always'),
          lacksKeyFile ? t('renewals.kept-by', { kind: t(`vault.kind.${kind}`) }) : '',
        )}
      </p>
    );
  if (!canChoose(schedule)) return <p className={css.choice}>{t('renewals.signed-out-never')}</p>;
  const checked = installed ? whenSignedOut : wanted;
  return (
    <div className={css.choice}>
      <Checkbox
        label={t('schedule.when-signed-out')}
        description={formats.sentences(
          t('renewals.signed-out-means'),
          lacksKeyFile ? t('renewals.signed-out-kept', { kind: t(`vault.kind.${kind}`) }) : '',
        )}
        checked={checked}
        disabled={busy !== undefined || (lacksKeyFile && !checked)}
        onChange={({ currentTarget }) => {
          if (!installed) onWant(currentTarget.checked);
          else void changeSchedule(currentTarget.checked ? 'install-signed-out' : 'install');
        }}
      />
    </div>
  );
};
