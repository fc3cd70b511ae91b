/** Language, appearance, practice or real, and where things are kept. */
import { Button, SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import type { Settings } from '../../../shared/domain/app.ts';
import type { Problem } from '../../../shared/errors/problem.ts';
import { AppFrame } from '../../components/AppFrame.tsx';
import { CopyButton } from '../../components/CopyButton.tsx';
import { PageHeading } from '../../components/PageHeading.tsx';
import { ProblemCard } from '../../components/ProblemCard.tsx';
import { useSentence } from '../../i18n/i18n.ts';
import { problemOf } from '../../ipc/client.ts';
import { useApp } from '../../stores/app-store.ts';
import { useRoute } from '../../stores/route-store.ts';
import { NotificationSettings } from '../notices/NotificationSettings.tsx';
import { RenewalSettings } from '../renewals/RenewalSettings.tsx';
import { ResetSettings } from '../reset/ResetSettings.tsx';
import { UpdateSettings } from '../updates/UpdateSettings.tsx';
import { DesktopSettings } from './DesktopSettings.tsx';
import { Row } from './Row.tsx';
import css from './SettingsScreen.module.css';

export const SettingsScreen = () => {
  const t = useSentence();
  const { settings, vault, host, changeSettings } = useApp();
  const go = useRoute((state) => state.go);
  const [problem, setProblem] = useState<Problem>();
  if (settings === undefined || host === undefined) return null;
  const change = (part: Partial<Settings>) => {
    setProblem(undefined);
    changeSettings(part).catch((thrown: unknown) => setProblem(problemOf(thrown)));
  };
  return (
    <AppFrame>
      <PageHeading>{t('settings.title')}</PageHeading>
      {problem === undefined ? null : <ProblemCard problem={problem} />}
      <dl className={css.settings}>
        <Row label={t('settings.language')}>
          <SegmentedControl
            aria-label={t('settings.language')}
            value={settings.language}
            onChange={(language) => change({ language })}
            data={[
              { value: 'system', label: t('settings.language-system') },
              { value: 'en', label: 'English' },
              { value: 'zh', label: '简体中文' },
            ]}
          />
        </Row>
        <Row label={t('settings.theme')}>
          <SegmentedControl
            aria-label={t('settings.theme')}
            value={settings.theme}
            onChange={(theme) => change({ theme })}
            data={[
              { value: 'system', label: t('settings.theme-system') },
              { value: 'light', label: t('settings.theme-light') },
              { value: 'dark', label: t('settings.theme-dark') },
            ]}
          />
        </Row>
        <Row
          label={t('settings.mode')}
          detail={settings.practice ? t('settings.mode-practice-detail') : t('settings.mode-real-detail')}
        >
          <SegmentedControl
            aria-label={t('settings.mode')}
            value={settings.practice ? 'practice' : 'real'}
            onChange={(mode) => change({ practice: mode === 'practice' })}
            data={[
              { value: 'practice', label: t('settings.mode-practice') },
              { value: 'real', label: t('settings.mode-real') },
            ]}
          />
        </Row>
        <Row label={t('settings.secrets')}>
          {vault?.kind === undefined
            ? t('settings.secrets-none')
            : t('settings.secrets-detail', { kind: t(`vault.kind.${vault.kind}`) })}
        </Row>
        <Row label={t('settings.folder')} detail={t('settings.folder-detail')}>
          <span className="mono">{host.profileFolder}</span>
          <CopyButton value={host.profileFolder} what={t('settings.folder')} />
        </Row>
        <Row label={t('settings.version')}>
          {host.version}
          <Button size="xs" variant="subtle" onClick={() => go({ screen: 'about' })}>
            {t('about.title')}
          </Button>
        </Row>
      </dl>
      {host.host === 'desktop' ? <DesktopSettings platform={host.platform} settings={settings} /> : null}
      <RenewalSettings />
      <NotificationSettings />
      <UpdateSettings />
      <ResetSettings />
    </AppFrame>
  );
};
