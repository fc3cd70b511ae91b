/** Chooses the screen: first run, secrets, or the route; and carries language, theme and the notice of a lost host. */

import { Button, MantineProvider } from '@mantine/core';
import { lazy, type ReactNode, Suspense, useEffect, useMemo } from 'react';
import { type Language, languageFacts } from '../shared/domain/languages.ts';
import css from './App.module.css';
import { ProblemCard } from './components/ProblemCard.tsx';
import { CertificatesScreen } from './features/certificates/CertificatesScreen.tsx';
import { usePalette } from './features/palette/palette-store.ts';
import { loadRest, speak, systemLanguage, useLanguage, useSentence } from './i18n/i18n.ts';
import { loadEveryLanguage } from './i18n/packs.ts';
import { useApp } from './stores/app-store.ts';
import { type Route, useRoute } from './stores/route-store.ts';
import { themeIn } from './styles/theme.ts';
import { useColorScheme } from './styles/use-color-scheme.ts';
import { useDensity } from './styles/use-density.ts';

/** What they say comes with them. */
const withWords = async <T,>(loading: Promise<T>): Promise<T> => (await Promise.all([loading, loadRest()]))[0];
/** For those that find words of every language. */
const inEveryLanguage = async <T,>(loading: Promise<T>): Promise<T> =>
  (await Promise.all([loading, loadEveryLanguage()]))[0];
const loadWelcome = () => withWords(import('./features/welcome/WelcomeScreen.tsx'));
const loadUnlock = () => withWords(import('./features/unlock/UnlockScreen.tsx'));
const loadSettings = () => withWords(import('./features/settings/SettingsScreen.tsx'));
const loadAuthorities = () => withWords(import('./features/accounts/AuthoritiesScreen.tsx'));
const loadDns = () => withWords(import('./features/dns/DnsScreen.tsx'));
const loadNotices = () => withWords(import('./features/notices/NoticesScreen.tsx'));
const loadRenewals = () => withWords(import('./features/renewals/RenewalsScreen.tsx'));
const loadWatch = () => withWords(import('./features/watch/WatchScreen.tsx'));
const loadTroubleshoot = () => withWords(import('./features/troubleshoot/TroubleshootScreen.tsx'));
const loadPractice = () => withWords(import('./features/practice/PracticeScreen.tsx'));
const loadAdopt = () => withWords(import('./features/adopt/AdoptScreen.tsx'));
const loadAbout = () => withWords(import('./features/about/AboutScreen.tsx'));
const loadLicences = () => withWords(import('./features/about/LicencesScreen.tsx'));
const loadGuide = () => withWords(import('./features/about/GuideScreen.tsx'));
const loadShortcuts = () => withWords(import('./features/about/Shortcuts.tsx'));
const loadGlossary = () => inEveryLanguage(import('./features/help/GlossaryScreen.tsx'));
const loadComponents = () => withWords(import('./features/components-page/ComponentsScreen.tsx'));
const loadPalette = () => inEveryLanguage(import('./features/palette/Palette.tsx'));
const loadCertificate = () => withWords(import('./features/certificate/CertificateScreen.tsx'));
const loadExport = () => inEveryLanguage(import('./features/export/ExportScreen.tsx'));
const loadWizard = () => withWords(import('./features/wizard/WizardScreen.tsx'));
const loadRun = () => withWords(import('./features/run/RunScreen.tsx'));

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
const AdoptScreen = lazy(async () => ({ default: (await loadAdopt()).AdoptScreen }));
const AboutScreen = lazy(async () => ({ default: (await loadAbout()).AboutScreen }));
const LicencesScreen = lazy(async () => ({ default: (await loadLicences()).LicencesScreen }));
const GuideScreen = lazy(async () => ({ default: (await loadGuide()).GuideScreen }));
const Shortcuts = lazy(async () => ({ default: (await loadShortcuts()).Shortcuts }));
const GlossaryScreen = lazy(async () => ({ default: (await loadGlossary()).GlossaryScreen }));
const ComponentsScreen = lazy(async () => ({ default: (await loadComponents()).ComponentsScreen }));
const Palette = lazy(async () => ({ default: (await loadPalette()).Palette }));
const CertificateScreen = lazy(async () => ({ default: (await loadCertificate()).CertificateScreen }));
const ExportScreen = lazy(async () => ({ default: (await loadExport()).ExportScreen }));
const WizardScreen = lazy(async () => ({ default: (await loadWizard()).WizardScreen }));
const RunScreen = lazy(async () => ({ default: (await loadRun()).RunScreen }));

/** Once the first screen stands, the others are fetched, so that no click shows an empty window. */
const fetchScreens = (): void => {
  const fetched = Promise.all([
    loadWizard(),
    loadRun(),
    loadCertificate(),
    loadExport(),
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
const needsSecrets: ReadonlySet<Route['screen']> = new Set(['wizard', 'dns', 'authorities', 'adopt']);

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
    case 'export':
      return <ExportScreen id={route.id} key={route.id} />;
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
    case 'adopt':
      return <AdoptScreen />;
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

const useChosenLanguage = (chosen: 'system' | Language): void => {
  const t = useSentence();
  const language = useLanguage();
  useEffect(() => {
    void speak(chosen === 'system' ? systemLanguage() : chosen);
  }, [chosen]);
  useEffect(() => {
    document.documentElement.lang = languageFacts[language].tag;
    document.title = t('app.name');
  }, [language, t]);
};
