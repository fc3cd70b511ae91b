/** The window of every screen but the wizard: sidebar, title bar that drags, content. */
import { type ReactNode, useMemo } from 'react';
import { keysOf } from '../../shared/domain/shortcuts.ts';
import { needs } from '../features/certificates/health.ts';
import { useTroubled } from '../features/certificates/served.ts';
import { PaletteHint } from '../features/help/Hint.tsx';
import { PaletteButton } from '../features/palette/PaletteButton.tsx';
import { PracticeWorld } from '../features/practice/PracticeWorld.tsx';
import { UpdateLine } from '../features/updates/UpdateLine.tsx';
import { useSentence } from '../i18n/i18n.ts';
import { useApp } from '../stores/app-store.ts';
import { useCertificates } from '../stores/certificates-store.ts';
import { useNotices } from '../stores/notices-store.ts';
import { type Route, useRoute } from '../stores/route-store.ts';
import css from './AppFrame.module.css';
import { Brand } from './Brand.tsx';
import {
  IconBell,
  IconBuildingBank,
  IconCertificate,
  IconEye,
  IconFlask,
  IconRefresh,
  IconSettings,
  IconStethoscope,
  IconWorld,
} from './icons.ts';
import { RenewalFoot } from './RenewalFoot.tsx';
import { StatusShape } from './StatusShape.tsx';

/** Led to from the settings. */
const besideSettings = ['about', 'guide', 'licences', 'glossary', 'components'] as const;

/** Screens with an entry of their own in the sidebar; all others belong to the certificates. */
const elsewhere: ReadonlySet<Route['screen']> = new Set([
  'settings',
  'renewals',
  'authorities',
  'dns',
  'watch',
  'notices',
  'troubleshoot',
  'practice',
  ...besideSettings,
]);

/** What an entry of the sidebar tells besides its name. */
interface Beside {
  readonly beside?: ReactNode;
  readonly description?: string;
}

export const AppFrame = ({ bar, children }: { bar?: ReactNode; children: ReactNode }) => {
  const t = useSentence();
  const practice = useApp((state) => state.settings?.practice) ?? false;
  const host = useApp((state) => state.host);
  const { route, go } = useRoute();
  const needing = useNeeding();
  const item = (target: Route, here: boolean, icon: ReactNode, word: string, more: Beside = {}) => (
    <button
      type="button"
      className={css.item}
      aria-current={here ? 'page' : undefined}
      aria-description={more.description}
      title={host === undefined ? undefined : keysOf(target.screen, host.host, host.platform === 'macos')}
      onClick={() => go(target)}
    >
      {icon}
      <span>{word}</span>
      {more.beside}
    </button>
  );
  return (
    <div className={css.window}>
      <a className={css.skip} href="#content">
        {t('app.skip')}
      </a>
      <aside className={css.sidebar} aria-label={t('app.name')}>
        <div className={css.top}>
          <Brand>{t('app.name')}</Brand>
        </div>
        <PaletteButton />
        <nav className={css.nav} aria-label={t('nav.main')}>
          {item(
            { screen: 'certificates' },
            !elsewhere.has(route.screen),
            <IconCertificate size={18} stroke={1.7} aria-hidden="true" />,
            t('nav.certificates'),
            needing === 0
              ? {}
              : { beside: <Needing count={needing} />, description: t('list.health-needs', { count: needing }) },
          )}
          {item(
            { screen: 'renewals' },
            route.screen === 'renewals',
            <IconRefresh size={18} stroke={1.7} aria-hidden="true" />,
            t('renewals.title'),
          )}
          {item(
            { screen: 'notices' },
            route.screen === 'notices',
            <IconBell size={18} stroke={1.7} aria-hidden="true" />,
            t('notices.title'),
            { beside: <Unseen /> },
          )}
          {item(
            { screen: 'watch' },
            route.screen === 'watch',
            <IconEye size={18} stroke={1.7} aria-hidden="true" />,
            t('nav.watch'),
          )}
          {item(
            { screen: 'troubleshoot' },
            route.screen === 'troubleshoot',
            <IconStethoscope size={18} stroke={1.7} aria-hidden="true" />,
            t('nav.troubleshoot'),
          )}
          <p className={css.group}>{t('nav.set-up')}</p>
          {item(
            { screen: 'dns' },
            route.screen === 'dns',
            <IconWorld size={18} stroke={1.7} aria-hidden="true" />,
            t('nav.dns'),
          )}
          {item(
            { screen: 'authorities' },
            route.screen === 'authorities',
            <IconBuildingBank size={18} stroke={1.7} aria-hidden="true" />,
            t('nav.authorities'),
          )}
          {item(
            { screen: 'settings' },
            ['settings', ...besideSettings].includes(route.screen),
            <IconSettings size={18} stroke={1.7} aria-hidden="true" />,
            t('nav.settings'),
          )}
          {practice
            ? item(
                { screen: 'practice' },
                route.screen === 'practice',
                <IconFlask size={18} stroke={1.7} aria-hidden="true" />,
                t('situation.nav'),
              )
            : null}
        </nav>
        <UpdateLine />
        <RenewalFoot />
      </aside>
      <header className={css.bar}>{bar}</header>
      <main className={css.content} id="content" tabIndex={-1}>
        {practice ? (
          <PracticeWorld>
            <div className={css.practice} role="note">
              <IconFlask size={16} stroke={1.7} aria-hidden="true" />
              <p>
                <b>{t('practice.on')}</b> <span>{t('practice.banner')}</span>
              </p>
              {route.screen === 'settings' ? null : (
                <button type="button" onClick={() => go({ screen: 'settings' })}>
                  {t('practice.leave')}
                </button>
              )}
            </div>
          </PracticeWorld>
        ) : null}
        {route.screen === 'certificates' ? <PaletteHint /> : null}
        {children}
      </main>
    </div>
  );
};

const few = (count: number): string => (count > 99 ? '99+' : String(count));

const Unseen = () => {
  const t = useSentence();
  const count = useNotices((state) => state.unseen);
  if (count === 0) return null;
  return (
    <span className={css.count} aria-label={t('notices.unread', { count })} role="img">
      {few(count)}
    </span>
  );
};

/** How many certificates need the reader, wherever the reader is. */
const useNeeding = (): number => {
  const certificates = useCertificates((state) => state.certificates);
  const troubled = useTroubled();
  return useMemo(
    () => (certificates ?? []).filter((certificate) => needs(certificate, troubled)).length,
    [certificates, troubled],
  );
};

/** Told as the description of its button, whose name stays what it is. */
const Needing = ({ count }: { count: number }) => (
  <span className={css.needing} aria-hidden="true">
    <StatusShape shape="attention" size="small" />
    <b>{few(count)}</b>
  </span>
);
