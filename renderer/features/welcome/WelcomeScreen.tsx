/**
 * First run, in three short pages: language and mode; where the key to the secrets lies and what wakes renewals; the
 * account at the authority. Every page can be skipped, and one that was left goes on where it was. Practising is the
 * first page and one click.
 */
import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { Settings } from '../../../shared/domain/app.ts';
import type { Problem } from '../../../shared/errors/problem.ts';
import { ProblemCard } from '../../components/ProblemCard.tsx';
import { useSentence } from '../../i18n/i18n.ts';
import { call, problemOf } from '../../ipc/client.ts';
import { useApp } from '../../stores/app-store.ts';
import { useRenewal } from '../../stores/renewal-store.ts';
import { type Route, useRoute } from '../../stores/route-store.ts';
import { RestoreButton } from '../backup/RestoreButton.tsx';
import { useVaultForm } from '../unlock/VaultForm.tsx';
import { AccountStep } from './AccountStep.tsx';
import { ComputerStep, offersSchedule } from './ComputerStep.tsx';
import { StepList, Title } from './Side.tsx';
import { StartStep } from './StartStep.tsx';
import { type WelcomeStep, welcomeSteps } from './steps.ts';
import css from './WelcomeScreen.module.css';

export const WelcomeScreen = () => {
  const { settings, vault, changeSettings, vaultChanged } = useApp();
  const go = useRoute((state) => state.go);
  const [step, setStep] = useState<WelcomeStep>(begunAt(settings));
  const [seen, setSeen] = useState<ReadonlySet<WelcomeStep>>(new Set([begunAt(settings)]));
  const [practice, setPractice] = useState(settings?.practice ?? true);
  const [renewals, setRenewals] = useState(true);
  const [problem, setProblem] = useState<Problem>();
  const [busy, setBusy] = useState(false);
  const form = useVaultForm();

  /** Keeps what went wrong in place; nothing that was entered is lost. */
  const attempt = async (work: () => Promise<void>) => {
    setProblem(undefined);
    setBusy(true);
    try {
      await work();
    } catch (thrown) {
      setProblem(problemOf(thrown));
    }
    setBusy(false);
  };
  const show = async (next: WelcomeStep, more: Partial<Settings> = {}) => {
    await changeSettings({ ...more, welcomeStep: next });
    setSeen(new Set([...seen, next]));
    setStep(next);
  };
  const finish = (route: Route, more: Partial<Settings> = {}) =>
    attempt(async () => {
      go(route);
      await changeSettings({ ...more, welcomed: true, welcomeStep: 'start' });
    });
  const toComputer = () =>
    attempt(async () => {
      await changeSettings({ practice: false });
      // The secrets of practice mode were shown so far.
      vaultChanged(await call('vault.retry', {}));
      await show('computer');
    });
  const toAccount = () =>
    attempt(async () => {
      if (vault?.state === 'not-set-up') {
        const choice = form.read();
        if (choice === undefined) return;
        vaultChanged(await call('vault.set-up', choice));
        form.forget();
      }
      const { inspect, changeSchedule } = useRenewal.getState();
      if (renewals) {
        useRenewal.setState({ problem: undefined });
        await inspect();
        if (offersSchedule(useRenewal.getState().schedule)) await changeSchedule('install');
        // It is told where it was asked for.
        if (useRenewal.getState().problem !== undefined) return;
      }
      await show('account');
    });
  const list = { screen: 'certificates' } as const;
  const pages: Readonly<Record<WelcomeStep, Page>> = {
    start: {
      skip: () => void finish(list),
      next: () => void (practice ? finish(list, { practice: true }) : toComputer()),
      body: <StartStep practice={practice} onPractice={setPractice} />,
    },
    computer: {
      back: () => void attempt(() => show('start')),
      skip: () => void attempt(() => show('account')),
      next: () => void toAccount(),
      body: (
        <ComputerStep
          active={step === 'computer'}
          form={form}
          renewals={renewals}
          onRenewals={setRenewals}
          onWithout={() => void attempt(() => show('account'))}
        />
      ),
    },
    account: {
      back: () => void attempt(() => show('computer')),
      skip: () => void finish(list),
      next: () => void finish({ screen: 'wizard' }),
      body: <AccountStep active={step === 'account'} />,
    },
  };
  return (
    <div className={css.welcome}>
      {step === 'start' ? <Title /> : <StepList step={step} />}
      <main className={css.main}>
        {welcomeSteps.map((each) =>
          // What was entered stays where it is while another page is shown.
          seen.has(each) ? (
            <StepPage key={each} step={each} hidden={each !== step} onSubmit={pages[each].next}>
              {pages[each].body}
            </StepPage>
          ) : null,
        )}
        {step === 'start' ? <RestoreButton /> : null}
        {problem === undefined ? null : <ProblemCard problem={problem} />}
      </main>
      <Foot step={step} practice={practice} busy={busy} page={pages[step]} />
    </div>
  );
};

/** Where it was left, unless the mode says that there is nothing to go on with. */
const begunAt = (settings: Settings | undefined): WelcomeStep =>
  settings === undefined || settings.practice ? 'start' : (settings.welcomeStep ?? 'start');

interface Page {
  readonly back?: () => void;
  readonly skip: () => void;
  readonly next: () => void;
  readonly body: ReactNode;
}

interface StepPageProps {
  readonly step: WelcomeStep;
  readonly hidden: boolean;
  readonly onSubmit: () => void;
  readonly children: ReactNode;
}

/** Enter goes on; the last page has a form of its own. */
const StepPage = ({ step, hidden, onSubmit, children }: StepPageProps) =>
  step === 'account' ? (
    <div className={css.page} hidden={hidden}>
      {children}
    </div>
  ) : (
    <form
      id={formOf(step)}
      className={css.page}
      hidden={hidden}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      {children}
    </form>
  );

const formOf = (step: WelcomeStep): string => `welcome-${step}`;

interface FootProps {
  readonly step: WelcomeStep;
  readonly practice: boolean;
  readonly busy: boolean;
  readonly page: Page;
}

const Foot = ({ step, practice, busy, page }: FootProps) => {
  const t = useSentence();
  const word = {
    start: practice ? t('welcome.start-practice') : t('app.continue'),
    computer: t('app.continue'),
    account: t('welcome.first-certificate'),
  }[step];
  return (
    <footer className={css.foot}>
      {page.back === undefined ? (
        <span>{t('welcome.later')}</span>
      ) : (
        <Button variant="transparent" className={css.back} disabled={busy} onClick={page.back}>
          {t('app.back')}
        </Button>
      )}
      <div className={css.acts}>
        <Button variant="transparent" disabled={busy} onClick={page.skip}>
          {t('welcome.skip')}
        </Button>
        {step === 'account' ? (
          <Button variant="filled" loading={busy} onClick={page.next}>
            {word}
          </Button>
        ) : (
          <Button variant="filled" type="submit" form={formOf(step)} loading={busy}>
            {word}
          </Button>
        )}
      </div>
    </footer>
  );
};
