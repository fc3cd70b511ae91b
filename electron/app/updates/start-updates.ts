/** Updates of the desktop program as Electron runs it. */
import { type App, powerMonitor } from 'electron';
import type { Logger } from '../../engine/ports/index.ts';
import type { UpdatesHost } from '../../ipc/updates-host.ts';
import type { Installation } from '../../platform/installation/index.ts';
import { userAgentOf } from '../../user-agent.ts';
import { version } from '../../version.ts';
import { openUpdatesHost } from './open-updates.ts';
import type { UpdatesParts } from './program.ts';
import type { Updater, UpdaterParts } from './updater.ts';

export interface DesktopUpdatesParts {
  readonly app: App;
  readonly logger: Logger;
}

/** Before the first window. */
export const desktopUpdates = ({ app, logger }: DesktopUpdatesParts): UpdatesHost =>
  openUpdatesHost({
    version,
    logger,
    installed: async () => {
      if (!app.isPackaged) return { off: 'development' };
      const { installationOf } = await import('../../platform/installation/index.ts');
      return installationOf();
    },
    openUpdater: (installation, proxy) => loadUpdater(installation, { logger, proxy }),
    program: {
      quit: () => app.quit(),
      makeRoom: () => app.releaseSingleInstanceLock(),
      holdRoom: () => void app.requestSingleInstanceLock(),
      onBeforeQuit: (listener) => app.on('before-quit', listener),
      onQuit: (listener) => app.on('quit', listener),
      sessionEnds: app.isPackaged ? watchSession(app) : () => false,
    },
  });

/** Whoever ends the session, or this process by a signal, waits for no installer. */
const watchSession = (app: App): UpdatesParts['program']['sessionEnds'] => {
  let ends = false;
  const end = (): void => {
    ends = true;
  };
  app.on('browser-window-created', (_event, window) => window.on('session-end', end));
  void app.whenReady().then(() => powerMonitor.on('shutdown', end));
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, end);
  return () => ends;
};

const classes = {
  nsis: 'NsisUpdater',
  mac: 'MacUpdater',
  'app-image': 'AppImageUpdater',
  deb: 'DebUpdater',
  rpm: 'RpmUpdater',
} as const satisfies Readonly<Record<Installation['kind'], string>>;

/** By name, and a new one each time: the library's own instance cannot be used again once it failed to install. */
const loadUpdater = async (
  { kind }: Installation,
  { logger, proxy }: Pick<UpdaterParts, 'logger' | 'proxy'>,
): Promise<Updater> => {
  const [{ default: library }, { wrapUpdater }] = await Promise.all([
    import('electron-updater'),
    import('./updater.ts'),
  ]);
  const updater = new library[classes[kind]]();
  return wrapUpdater({
    library: { updater, CancellationToken: library.CancellationToken },
    // The library asks in a session of its own, which is none of the page's.
    session: updater.netSession,
    proxy,
    kind,
    program: process.env.APPIMAGE ?? process.execPath,
    userAgent: userAgentOf(version),
    logger,
  });
};
