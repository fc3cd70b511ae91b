/** Language, appearance, practice or real, and where things are kept. */
import { Button, SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import type { Settings } from '../../../shared/domain/app.ts';
import { languageFacts, languages } from '../../../shared/domain/languages.ts';
import type { Problem } from '../../../shared/errors/problem.ts';
import { AppFrame } from '../../components/AppFrame.tsx';
import { CopyButton } from '../../components/CopyButton.tsx';
import { Fact, Facts } from '../../components/Facts.tsx';
import { PageHeading } from '../../components/PageHeading.tsx';
import { ProblemCard } from '../../components/ProblemCard.tsx';
import { useSentence } from '../../i18n/i18n.ts';
import { call, problemOf } from '../../ipc/client.ts';
import { useApp } from '../../stores/app-store.ts';
import { useReachPlace } from '../../stores/place-store.ts';
import { useRoute } from '../../stores/route-store.ts';
import { AdoptSettings } from '../adopt/AdoptSettings.tsx';
import { BackupSettings } from '../backup/BackupSettings.tsx';
import { ConnectionSettings } from '../connection/ConnectionSettings.tsx';
import { Term } from '../help/Term.tsx';
import { NotificationSettings } from '../notices/NotificationSettings.tsx';
import { RenewalSettings } from '../renewals/RenewalSettings.tsx';
import { ResetSettings } from '../reset/ResetSettings.tsx';
import { RootSettings } from '../roots/RootSettings.tsx';
import { UpdateSettings } from '../updates/UpdateSettings.tsx';
import { DesktopSettings } from './DesktopSettings.tsx';
import { DensityRow, HintsRow } from './LooksRows.tsx';
import css from './SettingsScreen.module.css';

export const SettingsScreen = () => {
  const t = useSentence();
  const { settings, vault, host, changeSettings } = useApp();
  const go = useRoute((state) => state.go);
  const [problem, setProblem] = useState<Problem>();
  useReachPlace();
  if (settings === undefined || host === undefined) return null;
  const change = (part: Partial<Settings>) => {
    setProblem(undefined);
    changeSettings(part).catch((thrown: unknown) => setProblem(problemOf(thrown)));
  };
  const openFolder = () => {
    setProblem(undefined);
    call('app.open-folder', {}).catch((thrown: unknown) => setProblem(problemOf(thrown)));
  };
  return (
    <AppFrame>
      <PageHeading>{t('settings.title')}</PageHeading>
      <div className={css.first}>
        {problem === undefined ? null : <ProblemCard problem={problem} />}
        <Facts roomy>
          <Fact id="setting-language" label={t('settings.language')}>
            <SegmentedControl
              aria-label={t('settings.language')}
              value={settings.language}
              onChange={(language) => change({ language })}
              data={[
                { value: 'system', label: t('settings.language-system') },
                ...languages.map((value) => ({ value, label: languageFacts[value].ownName })),
              ]}
            />
          </Fact>
          <Fact id="setting-theme" label={t('settings.theme')}>
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
          </Fact>
          <DensityRow density={settings.density} onChange={(density) => change({ density })} />
          <Fact
            id="setting-mode"
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
          </Fact>
          <Fact id="setting-secrets" label={<Term id="vault">{t('settings.secrets')}</Term>}>
            {vault?.kind === undefined
              ? t('settings.secrets-none')
              : t('settings.secrets-detail', { kind: t(`vault.kind.${vault.kind}`) })}
          </Fact>
          <Fact id="setting-folder" label={t('settings.folder')} detail={t('settings.folder-detail')}>
            <span className="mono">{host.profileFolder}</span>
            <CopyButton value={host.profileFolder} what={t('settings.folder')} />
            {host.host === 'desktop' ? (
              <Button size="xs" variant="subtle" onClick={openFolder}>
                {t('settings.folder-open')}
              </Button>
            ) : null}
          </Fact>
          <HintsRow seen={(settings.hintsSeen ?? []).length > 0} onAgain={() => change({ hintsSeen: [] })} />
          <Fact label={t('settings.version')}>
            {host.version}
            <Button size="xs" variant="subtle" onClick={() => go({ screen: 'about' })}>
              {t('about.title')}
            </Button>
            {settings.practice ? (
              <Button size="xs" variant="subtle" onClick={() => go({ screen: 'components' })}>
                {t('components.title')}
              </Button>
            ) : null}
          </Fact>
        </Facts>
      </div>
      {host.host === 'desktop' ? <DesktopSettings platform={host.platform} settings={settings} /> : null}
      <RenewalSettings />
      <NotificationSettings />
      <UpdateSettings />
      {settings.practice ? null : <AdoptSettings />}
      <ConnectionSettings />
      <RootSettings />
      <BackupSettings />
      <ResetSettings />
    </AppFrame>
  );
};
