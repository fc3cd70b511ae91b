/** Chooses the screen: first run, secrets, or the route; and carries language, theme and the notice of a lost host. */
import { Button, MantineProvider } from '@mantine/core';
import i18next from 'i18next';
import { lazy, type ReactNode, Suspense, useEffect, useMemo } from 'react';
import css from './App.module.css';
import { ProblemCard } from './components/ProblemCard.tsx';
import { CertificatesScreen } from './features/certificates/CertificatesScreen.tsx';
import { usePalette } from './features/palette/palette-store.ts';
import { systemLanguage, useLanguage, useSentence } from './i18n/i18n.ts';
import { useApp } from './stores/app-store.ts';
import { type Route, useRoute } from './stores/route-store.ts';
import { themeIn } from './styles/theme.ts';
import { useColorScheme } from './styles/use-color-scheme.ts';
import { useDensity } from './styles/use-density.ts';

const loadWelcome = () => import('./features/welcome/WelcomeScreen.tsx');
const loadUnlock = () => import('./features/unlock/UnlockScreen.tsx');
const loadSettings = () => import('./features/settings/SettingsScreen.tsx');
const loadAuthorities = () => import('./features/accounts/AuthoritiesScreen.tsx');
const loadDns = () => import('./features/dns/DnsScreen.tsx');
const loadNotices = () => import('./features/notices/NoticesScreen.tsx');
const loadRenewals = () => import('./features/renewals/RenewalsScreen.tsx');
const loadWatch = () => import('./features/watch/WatchScreen.tsx');
const loadTroubleshoot = () => import('./features/troubleshoot/TroubleshootScreen.tsx');
const loadPractice = () => import('./features/practice/PracticeScreen.tsx');
const loadAbout = () => import('./features/about/AboutScreen.tsx');
const loadLicences = () => import('./features/about/LicencesScreen.tsx');
const loadGuide = () => import('./features/about/GuideScreen.tsx');
const loadShortcuts = () => import('./features/about/Shortcuts.tsx');
const loadGlossary = () => import('./features/help/GlossaryScreen.tsx');
const loadComponents = () => import('./features/components-page/ComponentsScreen.tsx');
const loadPalette = () => import('./features/palette/Palette.tsx');
const loadCertificate = () => import('./features/certificate/CertificateScreen.tsx');
const loadWizard = () => import('./features/wizard/WizardScreen.tsx');
const loadRun = () => import('./features/run/RunScreen.tsx');

const WelcomeScreen = lazy(async () => ({ default: (await loadWelcome()).WelcomeScreen }));
const UnlockScreen = lazy(async () => ({ default: (await loadUnlock()).UnlockScreen }));
const SettingsScreen = lazy(async () => ({ default: (await loadSettings()).SettingsScreen }));
const AuthoritiesScreen = lazy(async () => ({ default: (await loadAuthorities()).AuthoritiesScreen }));
const DnsScreen = lazy(async () => ({ default: (await loadDns()).DnsScreen }));
const NoticesScreen = lazy(async () => ({ default: (await loadNotices()).NoticesScreen }));
const RenewalsScreen = lazy(async () => ({ default: (await loadRenewals()).RenewalsScreen }));
const WatchScreen = lazy(async () => ({ default: (await loadWatch()).WatchScreen }));
const TroubleshootScreen = lazy(async () => ({ default: (await loadTroubleshoot()).TroubleshootScreen }));
const PracticeScreen = lazy(async () => ({ default: (await loadPractice()).PracticeScreen }));
const AboutScreen = lazy(async () => ({ default: (await loadAbout()).AboutScreen }));
const LicencesScreen = lazy(async () => ({ default: (await loadLicences()).LicencesScreen }));
const GuideScreen = lazy(async () => ({ default: (await loadGuide()).GuideScreen }));
const Shortcuts = lazy(async () => ({ default: (await loadShortcuts()).Shortcuts }));
const GlossaryScreen = lazy(async () => ({ default: (await loadGlossary()).GlossaryScreen }));
const ComponentsScreen = lazy(async () => ({ default: (await loadComponents()).ComponentsScreen }));
const Palette = lazy(async () => ({ default: (await loadPalette()).Palette }));
const CertificateScreen = lazy(async () => ({ default: (await loadCertificate()).CertificateScreen }));
const WizardScreen = lazy(async () => ({ default: (await loadWizard()).WizardScreen }));
const RunScreen = lazy(async () => ({ default: (await loadRun()).RunScreen }));

/** Once the first screen stands, the others are fetched, so that no click shows an empty window. */
const fetchScreens = (): void => {
  const fetched = Promise.all([
    loadWizard(),
    loadRun(),
    loadCertificate(),
    loadAuthorities(),
    loadRenewals(),
    loadDns(),
    loadWatch(),
    loadTroubleshoot(),
    loadNotices(),
    loadSettings(),
    loadPalette(),
  ]);
  // A screen that could not be fetched now is fetched again when it is opened.
  fetched.catch(() => undefined);
};

export const App = ({ nonce }: { nonce: string }) => {
  const settings = useApp((state) => state.settings);
  const scheme = useColorScheme(settings?.theme ?? 'system');
  useChosenLanguage(settings?.language ?? 'system');
  useDensity(settings?.density);
  const paletteLoaded = usePalette((state) => state.loaded);
  const gone = useApp((state) => state.gone);
  const theme = useTheme();
  useEffect(() => {
    const idle = window.requestIdleCallback(fetchScreens);
    return () => window.cancelIdleCallback(idle);
  }, []);
  return (
    <MantineProvider theme={theme} forceColorScheme={scheme} getStyleNonce={() => nonce}>
      {gone ? <Gone /> : null}
      <div className={css.app} inert={gone}>
        <Suspense fallback={null}>
          <CurrentScreen />
        </Suspense>
        <Suspense fallback={null}>
          <Shortcuts />
        </Suspense>
        <Suspense fallback={null}>{paletteLoaded ? <Palette /> : null}</Suspense>
      </div>
    </MantineProvider>
  );
};

const useTheme = () => {
  const showSecret = useSentence()('app.show-secret');
  return useMemo(() => themeIn(showSecret), [showSecret]);
};

/** Where keys are made or kept: who skipped the choice of their place is asked for it here. */
const needsSecrets: ReadonlySet<Route['screen']> = new Set(['wizard', 'dns', 'authorities']);

const CurrentScreen = (): ReactNode => {
  const { settings, vault, problem } = useApp();
  const route = useRoute((state) => state.route);
  if (settings === undefined || vault === undefined) return problem === undefined ? null : <StartProblem />;
  if (!settings.welcomed) return <WelcomeScreen />;
  const isNeeded = vault.state === 'not-set-up' && needsSecrets.has(route.screen);
  if (vault.state === 'closed' || (isNeeded && !settings.practice)) return <UnlockScreen />;
  switch (route.screen) {
    case 'certificates':
      return <CertificatesScreen />;
    case 'certificate':
      return <CertificateScreen id={route.id} key={route.id} />;
    case 'wizard':
      return <WizardScreen />;
    case 'run':
      return <RunScreen id={route.id} key={route.id} />;
    case 'renewals':
      return <RenewalsScreen />;
    case 'authorities':
      return <AuthoritiesScreen />;
    case 'dns':
      return <DnsScreen />;
    case 'watch':
      return <WatchScreen />;
    case 'troubleshoot':
      return <TroubleshootScreen />;
    case 'notices':
      return <NoticesScreen />;
    case 'practice':
      return settings.practice ? <PracticeScreen /> : <SettingsScreen />;
    case 'settings':
      return <SettingsScreen />;
    case 'about':
      return <AboutScreen />;
    case 'licences':
      return <LicencesScreen />;
    case 'guide':
      return <GuideScreen />;
    case 'glossary':
      return <GlossaryScreen />;
    case 'components':
      return settings.practice ? <ComponentsScreen /> : <SettingsScreen />;
  }
};

/** The web host ended. The page stays readable underneath, but nothing in it can work. */
const Gone = () => {
  const t = useSentence();
  return (
    <div className={css.gone} role="alert">
      {t('app.stopped')}
    </div>
  );
};

const StartProblem = () => {
  const t = useSentence();
  const { problem, start } = useApp();
  if (problem === undefined) return null;
  return (
    <main className={css.start}>
      <h1>{t('app.failed')}</h1>
      <ProblemCard problem={problem}>
        <Button variant="filled" onClick={() => void start()}>
          {t('app.try-again')}
        </Button>
      </ProblemCard>
    </main>
  );
};

const useChosenLanguage = (chosen: 'system' | 'en' | 'zh'): void => {
  const t = useSentence();
  const language = useLanguage();
  useEffect(() => {
    void i18next.changeLanguage(chosen === 'system' ? systemLanguage() : chosen);
  }, [chosen]);
  useEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
    document.title = t('app.name');
  }, [language, t]);
};
