/** Part of the settings, in the desktop program alone: starting with the session, and what closing the window does. */
import { Checkbox, SegmentedControl } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { Settings } from '../../../shared/domain/app.ts';
import type { DesktopState } from '../../../shared/domain/desktop.ts';
import type { Problem } from '../../../shared/errors/problem.ts';
import { Fact, Facts } from '../../components/Facts.tsx';
import { ProblemCard } from '../../components/ProblemCard.tsx';
import { Section } from '../../components/Section.tsx';
import { useSentence } from '../../i18n/i18n.ts';
import { call, problemOf } from '../../ipc/client.ts';
import { type HostFacts, useApp } from '../../stores/app-store.ts';

interface DesktopSettingsProps {
  readonly platform: HostFacts['platform'];
  readonly settings: Settings;
}

export const DesktopSettings = ({ platform, settings }: DesktopSettingsProps) => {
  const t = useSentence();
  const changeSettings = useApp((state) => state.changeSettings);
  const [state, setState] = useState<DesktopState>();
  const [problem, setProblem] = useState<Problem>();
  const failed = (thrown: unknown) => setProblem(problemOf(thrown));
  useEffect(() => {
    call('desktop.state', {}).then(setState, (thrown: unknown) => setProblem(problemOf(thrown)));
  }, []);
  const openAtLogin = (on: boolean) => {
    setProblem(undefined);
    call('desktop.open-at-login', { on }).then(setState, failed);
  };
  const keepInTray = (stays: boolean) => {
    setProblem(undefined);
    changeSettings({ keepInTray: stays }).catch(failed);
  };
  return (
    <Section settings id="desktop-settings" title={t('desktop.title')}>
      {problem === undefined ? null : <ProblemCard problem={problem} />}
      {state === undefined ? null : (
        <Facts roomy>
          <Fact
            label={t('desktop.login')}
            detail={t(state.openAtLogin === 'refused' ? `desktop.login-refused-${platform}` : 'desktop.login-detail')}
          >
            <Checkbox
              label={t('desktop.login-on')}
              checked={state.openAtLogin === 'on'}
              onChange={({ currentTarget }) => openAtLogin(currentTarget.checked)}
            />
          </Fact>
          {platform === 'macos' ? null : (
            <Closing tray={state.tray} stays={settings.keepInTray} onChange={keepInTray} />
          )}
        </Facts>
      )}
    </Section>
  );
};

interface ClosingProps {
  readonly tray: boolean;
  readonly stays: boolean;
  onChange(stays: boolean): void;
}

const Closing = ({ tray, stays, onChange }: ClosingProps) => {
  const t = useSentence();
  if (!tray) return <Fact label={t('desktop.closing')}>{t('desktop.closing-no-tray')}</Fact>;
  return (
    <Fact
      label={t('desktop.closing')}
      detail={t(stays ? 'desktop.closing-tray-detail' : 'desktop.closing-quit-detail')}
    >
      <SegmentedControl
        aria-label={t('desktop.closing')}
        value={stays ? 'stay' : 'quit'}
        onChange={(choice) => onChange(choice === 'stay')}
        data={[
          { value: 'stay', label: t('desktop.closing-tray') },
          { value: 'quit', label: t('desktop.closing-quit') },
        ]}
      />
    </Fact>
  );
};
