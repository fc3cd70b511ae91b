/** What the program needs on this computer: a place for the key to the secrets, and something that wakes renewals. */
import { Button, Checkbox } from '@mantine/core';
import { type ReactNode, useEffect } from 'react';
import type { ScheduleState } from '../../../shared/domain/schedule.ts';
import { messageOf } from '../../../shared/i18n/index.ts';
import { CopyBox } from '../../components/CopyBox.tsx';
import { ProblemCard } from '../../components/ProblemCard.tsx';
import { Status } from '../../components/StatusShape.tsx';
import { useFormats } from '../../i18n/formats.ts';
import { useLanguage, useSentence } from '../../i18n/i18n.ts';
import { useApp } from '../../stores/app-store.ts';
import { useRenewal } from '../../stores/renewal-store.ts';
import { VaultForm, type VaultFormState } from '../unlock/VaultForm.tsx';
import { StepHeading } from './StepHeading.tsx';
import css from './WelcomeScreen.module.css';

export interface ComputerStepProps {
  readonly active: boolean;
  readonly form: VaultFormState;
  readonly renewals: boolean;
  readonly onRenewals: (wanted: boolean) => void;
  /** Goes on although the schedule could not be set up. */
  readonly onWithout: () => void;
}

/** There is something that could wake renewals, and it does not yet. */
export const offersSchedule = (schedule: ScheduleState | undefined): boolean =>
  schedule !== undefined && schedule.mechanism !== 'none' && !schedule.installed;

export const ComputerStep = ({ active, form, renewals, onRenewals, onWithout }: ComputerStepProps) => {
  const t = useSentence();
  const vault = useApp((state) => state.vault);
  return (
    <>
      <StepHeading active={active}>{t('welcome.computer-title')}</StepHeading>
      {vault?.state === 'not-set-up' ? <Secrets form={form} /> : <Decided />}
      <Renewals
        active={active}
        wanted={renewals}
        typed={(vault?.state === 'not-set-up' ? form.kind : vault?.kind) === 'passphrase'}
        onWant={onRenewals}
        onWithout={onWithout}
      />
    </>
  );
};

const Secrets = ({ form }: { form: VaultFormState }) => {
  const t = useSentence();
  const language = useLanguage();
  const formats = useFormats();
  const problem = useApp((state) => state.vault?.problem);
  const why = problem === undefined ? undefined : messageOf(problem, language);
  return (
    <div className={css.part}>
      <VaultForm form={form} />
      {why === undefined || form.keychain === 'available' ? null : (
        <details className={css.why}>
          <summary>{t('welcome.keychain-why')}</summary>
          <p>{formats.sentences(why.explanation, why.action)}</p>
        </details>
      )}
    </div>
  );
};

const Decided = () => {
  const t = useSentence();
  const vault = useApp((state) => state.vault);
  if (vault?.kind === undefined) return null;
  const kind = t(`vault.kind.${vault.kind}`);
  return (
    <Part title={t('settings.secrets')}>
      <Status shape={vault.state === 'open' ? 'fine' : 'note'}>
        {t(vault.state === 'open' ? 'welcome.secrets-open' : 'welcome.secrets-closed', { kind })}
      </Status>
    </Part>
  );
};

interface RenewalsProps {
  readonly active: boolean;
  readonly wanted: boolean;
  /** The secrets open only for somebody who types. */
  readonly typed: boolean;
  readonly onWant: (wanted: boolean) => void;
  readonly onWithout: () => void;
}

const Renewals = ({ active, wanted, typed, onWant, onWithout }: RenewalsProps) => {
  const t = useSentence();
  const { schedule, problem, busy, inspect } = useRenewal();
  useEffect(() => {
    if (active) void inspect();
  }, [active, inspect]);
  return (
    <Part title={t('welcome.renewals')}>
      <div role="status">
        {busy !== undefined ? (
          <Status shape="working">{t('welcome.renewals-busy')}</Status>
        ) : schedule === undefined && problem === undefined ? (
          <Status shape="working">{t('welcome.renewals-looking')}</Status>
        ) : null}
        {schedule?.installed === true ? <ScheduleDone schedule={schedule} /> : null}
      </div>
      {schedule === undefined || schedule.installed ? null : (
        <Choice schedule={schedule} wanted={wanted} typed={typed} onWant={onWant} />
      )}
      {problem === undefined ? null : (
        <ProblemCard problem={problem}>
          <Button type="submit">{t('app.try-again')}</Button>
          <Button onClick={onWithout}>{t('welcome.renewals-without')}</Button>
        </ProblemCard>
      )}
    </Part>
  );
};

const Choice = ({
  schedule,
  wanted,
  typed,
  onWant,
}: Pick<RenewalsProps, 'wanted' | 'typed' | 'onWant'> & { readonly schedule: ScheduleState }) => {
  const t = useSentence();
  const { mechanism, expected } = schedule;
  if (mechanism === 'none')
    return (
      <>
        <p>{t('schedule.none')}</p>
        <CopyBox
          lines={[{ label: t('renewals.own-command'), value: [expected.program, ...expected.args].join(' ') }]}
        />
      </>
    );
  return (
    <Checkbox
      label={t('welcome.renewals-on')}
      description={
        wanted
          ? t(typed ? 'welcome.renewals-typed' : 'welcome.renewals-means', {
              mechanism: t(`schedule.mechanism.${mechanism}`),
            })
          : t('welcome.renewals-off-means')
      }
      checked={wanted}
      onChange={({ currentTarget }) => onWant(currentTarget.checked)}
    />
  );
};

/** What the scheduler says it has, read back after it was written. */
export const ScheduleDone = ({ schedule: { mechanism, nextRun } }: { schedule: ScheduleState }) => {
  const t = useSentence();
  const { moment } = useFormats();
  const values = { mechanism: t(`schedule.mechanism.${mechanism}`) };
  return (
    <Status shape="fine">
      {nextRun === undefined
        ? t('welcome.renewals-done', values)
        : t('welcome.renewals-done-next', { ...values, time: moment(nextRun) })}
    </Status>
  );
};

export const Part = ({ title, children }: { title: string; children: ReactNode }) => (
  <section className={css.part} aria-label={title}>
    <h2>{title}</h2>
    {children}
  </section>
);
