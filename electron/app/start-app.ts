/** The desktop host, composed: one window on our own scheme, one channel to the engine, one folder for everything. */
import { mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { app, type BrowserWindow, dialog, ipcMain, protocol, session } from 'electron';
import { exitCodeOf, toProblem } from '../../shared/errors/problem.ts';
import { channels } from '../../shared/ipc/names.ts';
import { hostLogger } from '../host-log.ts';
import type { HostOptions } from '../host-options.ts';
import type { Application, HostFacilities } from '../ipc/application.ts';
import { createRouter } from '../ipc/router.ts';
import { openPageFiles } from '../page-files.ts';
import { currentPlatform } from '../platform/current.ts';
import { defaultProfileFolder } from '../platform/paths/index.ts';
import { version } from '../version.ts';
import { desktopFacilities } from './desktop-facilities.ts';
import { holdSingleInstance } from './lifecycle/single-instance.ts';
import { setApplicationMenu } from './menu/application-menu.ts';
import { servePage } from './security/app-protocol.ts';
import { denyNavigation } from './security/navigation.ts';
import { denyNetwork, denyPermissions } from './security/permissions.ts';
import { isTrustedSender } from './security/trusted-sender.ts';
import { bringToFront, openMainWindow } from './windows/main-window.ts';

export interface AppFolders {
  /** The built page. */
  readonly renderer: string;
  /** The built preload, a file. */
  readonly preload: string;
}

const logger = hostLogger();
const devTools = !app.isPackaged;

/** Must be called before the application is ready; ends with the process. */
export const startApp = async (options: HostOptions, folders: AppFolders): Promise<void> => {
  const profileFolder = resolve(options.profile ?? defaultProfileFolder(process.env, homedir()));
  keepBrowserFilesIn(profileFolder);
  let window: BrowserWindow | undefined;
  const showWindow = (): void => {
    if (window !== undefined) bringToFront(window);
  };
  if (!holdSingleInstance(app, showWindow)) return app.quit();
  app.setAppUserModelId('dev.certwright.Certwright');
  setApplicationMenu();
  denyNavigation(app);
  await app.whenReady();

  denyPermissions(session.defaultSession);
  denyNetwork(session.defaultSession, { devTools });
  servePage(protocol, await openPageFiles(folders.renderer));
  const application = openEngine(profileFolder, () => window);
  const router = application.then((opened) => createRouter(opened, logger));
  ipcMain.handle(channels.call, async (event, message: unknown) => {
    if (!isTrustedSender(event)) throw new Error('refused');
    return (await router).route(message);
  });
  const openWindow = async (): Promise<void> => {
    const opened = await openMainWindow({ preload: folders.preload, devTools }, (created) => {
      window = created;
    });
    opened.once('closed', () => {
      window = undefined;
    });
  };
  app.on('window-all-closed', () => {
    if (currentPlatform() !== 'macos') app.quit();
  });
  app.on('activate', () => {
    if (window === undefined) openWindow().catch(giveUp);
  });
  closeBeforeQuit(application);
  // Window and engine start side by side; the page's first call waits for the engine.
  await Promise.all([
    openWindow(),
    router.then((ready) => ready.onEvent((event) => window?.webContents.send(channels.event, event))),
  ]);
};

/** Says what went wrong in a box of the system, for there is no page to say it, and ends. */
export const giveUp = async (thrown: unknown): Promise<void> => {
  const problem = toProblem(thrown);
  logger.warn('desktop.start-failed', { problem, error: thrown instanceof Error ? thrown.stack : String(thrown) });
  const { languageOf, messageOf } = await import('../../shared/i18n/index.ts');
  const language = languageOf([new Intl.DateTimeFormat().resolvedOptions().locale]);
  const { title, explanation, action } = messageOf(problem, language);
  dialog.showErrorBox(title, `${explanation}\n\n${action}`);
  app.exit(exitCodeOf(problem));
};

/** Chromium's own files lie in the profile too, so that two profiles share nothing and removing one removes all. */
const keepBrowserFilesIn = (profileFolder: string): void => {
  const folder = join(profileFolder, 'window');
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    app.setPath('userData', folder);
  } catch (error) {
    // Opening the engine on the same folder fails next, and says precisely why.
    logger.warn('desktop.profile-unusable', { error: String(error) });
  }
};

const openEngine = async (profileFolder: string, window: () => BrowserWindow | undefined): Promise<Application> => {
  const [{ openApplication }, { knownLinks }] = await Promise.all([
    import('../compose.ts'),
    import('../known-links.ts'),
  ]);
  const host: HostFacilities = desktopFacilities({ window, links: knownLinks() });
  return openApplication({ profileFolder, host, logger, version });
};

/** Quitting waits until the engine has saved and closed; asking twice does not close twice. */
const closeBeforeQuit = (application: Promise<Application>): void => {
  let state: 'open' | 'closing' | 'closed' = 'open';
  app.on('before-quit', (event) => {
    if (state === 'closed') return;
    event.preventDefault();
    if (state === 'closing') return;
    state = 'closing';
    application
      .then((opened) => opened.close())
      .catch((error: unknown) => logger.warn('desktop.close-failed', { error: String(error) }))
      .finally(() => {
        state = 'closed';
        app.quit();
      });
  });
};
