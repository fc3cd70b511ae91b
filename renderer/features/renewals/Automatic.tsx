/** Whether certificates are renewed by themselves, by what, what is wrong with that, and how it is changed. */
import { useId, useState } from 'react';
import { isSound, type ScheduleDrift, type ScheduleState } from '../../../shared/domain/schedule.ts';
import { scheduleDrifts } from '../../../shared/domain/schedule-drifts.ts';
import type { WatchdogState } from '../../../shared/domain/watchdog.ts';
import { scheduleWords } from '../../../shared/i18n/schedule-words.ts';
import { alertWords } from '../../../shared/i18n/watchdog-words.ts';
import { CopyBox } from '../../components/CopyBox.tsx';
import { ProblemCard } from '../../components/ProblemCard.tsx';
import { type Shape, Status, StatusShape } from '../../components/StatusShape.tsx';
import { useFormats } from '../../i18n/formats.ts';
import { useLanguage, useSentence } from '../../i18n/i18n.ts';
import { useApp } from '../../stores/app-store.ts';
import { useRenewal } from '../../stores/renewal-store.ts';
import { isOfSchedule } from './alerts-of.ts';
import { Paused, usePauseWords } from './Paused.tsx';
import css from './Renewals.module.css';
import { ScheduleButtons } from './ScheduleButtons.tsx';
import { canChoose, SignedOut } from './SignedOut.tsx';

export const Automatic = ({ watchdog }: { watchdog: WatchdogState }) => {
  const t = useSentence();
  const heading = useId();
  const practice = useApp((state) => state.settings?.practice) ?? false;
  const { schedule, problem, told } = useRenewal();
  return (
    <section aria-labelledby={heading}>
      <h2 id={heading} tabIndex={-1}>
        {t('renewals.automatic')}
      </h2>
      <div className={`card ${css.card}`}>
        {practice ? <Practising /> : <Standing watchdog={watchdog} schedule={schedule} headingId={heading} />}
      </div>
      <div role="status">
        {told === undefined ? null : (
          <Status shape="fine">{t(told === 'installed' ? 'renewals.installed' : (`schedule.${told}` as const))}</Status>
        )}
      </div>
      {problem === undefined || practice ? null : <ProblemCard problem={problem} />}
    </section>
  );
};

const Practising = () => {
  const t = useSentence();
  return (
    <div className={css.standing}>
      <StatusShape shape="note" size="large" />
      <div>
        <h3>{t('renewal.mode.practice')}</h3>
        <p>{t('renewal.mode.practice.means')}</p>
      </div>
    </div>
  );
};

interface StandingProps {
  readonly watchdog: WatchdogState;
  readonly schedule: ScheduleState | undefined;
  readonly headingId: string;
}

const Standing = ({ watchdog, schedule, headingId }: StandingProps) => {
  const [signedOut, setSignedOut] = useState(false);
  const { shape, title, means, paused } = useStanding(watchdog, schedule);
  return (
    <>
      <div className={css.standing}>
        <StatusShape shape={shape} size="large" />
        <div>
          <h3>{title}</h3>
          <p>{means}</p>
          {schedule?.installed === true ? <Facts watchdog={watchdog} schedule={schedule} /> : null}
        </div>
        {schedule === undefined ? null : (
          <ScheduleButtons schedule={schedule} signedOut={signedOut && canChoose(schedule)} headingId={headingId} />
        )}
      </div>
      <Paused said={paused === true} />
      {schedule === undefined ? null : (
        <>
          <Drifts drift={schedule.drift.filter(({ kind }) => schedule.installed || kind !== 'missing')} />
          {schedule.mechanism === 'none' ? (
            <OwnCommand schedule={schedule} />
          ) : (
            <SignedOut schedule={schedule} wanted={signedOut} onWant={setSignedOut} />
          )}
        </>
      )}
    </>
  );
};

const useStanding = (
  watchdog: WatchdogState,
  schedule: ScheduleState | undefined,
): { readonly shape: Shape; readonly title: string; readonly means: string; readonly paused?: true } => {
  const t = useSentence();
  const language = useLanguage();
  const pause = usePauseWords();
  const { moment } = useFormats();
  const { mode, nextRun, alerts } = watchdog;
  const alert = alerts.find(isOfSchedule);
  if (alert !== undefined) {
    const words = alertWords(alert, language, moment);
    // What is wrong with the schedule is told in full right below.
    const means = alert.code === 'schedule-broken' && schedule !== undefined ? '' : words.means;
    return { shape: alert.severity === 'urgent' ? 'failed' : 'attention', title: words.title, means };
  }
  if (pause !== undefined) return { shape: 'paused', title: pause, means: '', paused: true };
  const title = t(`renewal.mode.${mode}`);
  if (mode !== 'scheduled') return { shape: 'note', title, means: t(`renewal.mode.${mode}.means`) };
  return {
    shape: schedule === undefined || isSound(schedule) ? 'fine' : 'attention',
    title,
    means: nextRun === undefined ? '' : t('renewal.mode.scheduled.next', { time: moment(nextRun) }),
  };
};

const Facts = ({ watchdog, schedule }: { watchdog: WatchdogState; schedule: ScheduleState }) => {
  const t = useSentence();
  const { moment } = useFormats();
  const { mechanism, place } = schedule;
  const { lastScheduled } = watchdog;
  return (
    <p className={css.facts}>
      <span>{t('schedule.on', { mechanism: t(`schedule.mechanism.${mechanism}`), place })}</span>
      {lastScheduled === undefined ? null : (
        <span>{t('renewals.last-scheduled', { time: moment(lastScheduled) })}</span>
      )}
    </p>
  );
};

const Drifts = ({ drift }: { drift: readonly ScheduleDrift[] }) => {
  const language = useLanguage();
  if (drift.length === 0) return null;
  return (
    <ul className={css.drifts}>
      {drift.map((one) => {
        const { title, means } = scheduleWords(one, language);
        const isNote = scheduleDrifts[one.kind].verdict === 'note';
        return (
          <li key={`${one.kind} ${one.detail}`}>
            <Status shape={isNote ? 'note' : 'attention'}>{title}</Status>
            <p>{means}</p>
          </li>
        );
      })}
    </ul>
  );
};

const OwnCommand = ({ schedule: { expected } }: { schedule: ScheduleState }) => {
  const t = useSentence();
  return (
    <div className={css.choice}>
      <p>{t('schedule.none')}</p>
      <CopyBox lines={[{ label: t('renewals.own-command'), value: [expected.program, ...expected.args].join(' ') }]} />
    </div>
  );
};
