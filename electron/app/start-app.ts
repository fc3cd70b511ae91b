/** The desktop host, composed: one window on our own scheme, one channel to the engine, one folder for everything. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { app, ipcMain, net, powerMonitor, protocol, session } from 'electron';
import { channels } from '../../shared/ipc/names.ts';
import { hostLogger } from '../host-log.ts';
import type { HostOptions } from '../host-options.ts';
import type { Application } from '../ipc/application.ts';
import { createRouter, type Router } from '../ipc/router.ts';
import { logFile } from '../log-file.ts';
import { openPageFiles } from '../page-files.ts';
import { currentPlatform } from '../platform/current.ts';
import type { Desktop } from './desktop.ts';
import { giveUp } from './give-up.ts';
import { desktopFacts, startedBySignIn } from './lifecycle/desktop-facts.ts';
import { startHidden } from './lifecycle/hidden-start.ts';
import { keepLinks } from './lifecycle/links.ts';
import { type OpenRequest, readOpenRequest } from './lifecycle/open-request.ts';
import { keepQuitting, type Quitting } from './lifecycle/quitting.ts';
import { holdSingleInstance, onSecondStart } from './lifecycle/single-instance.ts';
import { keepStaying } from './lifecycle/staying.ts';
import { keepWakes } from './lifecycle/wakes.ts';
import { keepMenu, withholdMenu } from './menu/application-menu.ts';
import { claimIdentity } from './messages/identity.ts';
import { openMessages } from './messages/open-messages.ts';
import { openEngine } from './open-engine.ts';
import { pageScheme, servePage } from './security/app-protocol.ts';
import { denyNavigation } from './security/navigation.ts';
import { denyNetwork, denyPermissions } from './security/permissions.ts';
import { isTrustedSender } from './security/trusted-sender.ts';
import { type SelfTest, startSelfTest } from './self-test.ts';
import { keepTray } from './tray/keep-tray.ts';
import { desktopUpdates } from './updates/start-updates.ts';
import { type KeptWindow, keepWindow } from './windows/keep-window.ts';

export interface AppFolders {
  /** Absolute. */
  readonly profile: string;
  /** The built page. */
  readonly renderer: string;
  /** The built preload, a file. */
  readonly preload: string;
}

const logger = hostLogger();
const devTools = !app.isPackaged;

/** Must be called before the application is ready; ends with the process. */
export const startApp = async (options: HostOptions, folders: AppFolders): Promise<void> => {
  protocol.registerSchemesAsPrivileged([pageScheme]);
  keepBrowserFilesIn(folders.profile);
  claimIdentity(app, currentPlatform());
  logger.alsoTo(logFile(folders.profile, 'desktop'));
  const { request, refused } = readOpenRequest(options);
  for (const text of refused) logger.warn('desktop.link-refused', { link: text.slice(0, 200) });
  if (!holdSingleInstance(app, request)) return app.quit();

  const selfTest = options.selfTest ? startSelfTest(app) : undefined;
  let quitting: Quitting | undefined;
  const ready = preparePage(folders);
  const window = keepWindow({
    preload: folders.preload,
    stateFile: join(folders.profile, 'window', 'place.json'),
    staysHidden: options.selfTest,
    devTools,
    ready,
    onFailed: (thrown) => void giveUp(thrown),
    onOpened: (opened) => {
      opened.on('session-end', () => quitting?.sessionEnds());
    },
  });
  const open = ({ hidden, screen }: OpenRequest): void => {
    if (screen !== undefined) window.openScreen(screen);
    else if (!hidden) window.show();
  };
  onSecondStart(app, open);
  const messages = openMessages({ app, logger, window: window.current, desktop: () => desktop });
  const facts = desktopFacts({ app, options, profileFolder: folders.profile, trayShown: () => tray.shown });
  const updates = desktopUpdates({ app, logger });
  const engine = {
    profileFolder: folders.profile,
    logger,
    facts,
    updates,
    window: window.current,
    present: messages.present,
  };
  const desktop: Desktop = {
    // Window and engine start side by side; the page's first call waits for the engine.
    application: ready.then(() => openEngine(engine)),
    openScreen: window.openScreen,
    showWindow: window.show,
    quit: () => app.quit(),
  };
  withholdMenu();
  denyNavigation(app);
  keepLinks({ app, logger, openScreen: window.openScreen });
  await ready;

  quitting = keepQuitting({ ...desktop, app, logger, window: window.current });
  keepWakes({ ...desktop, logger, powerMonitor, net });
  void messages.listen();
  // A profile that cannot be opened is told below.
  keepMenu({ ...desktop, logger, devTools }).catch(() => undefined);
  const tray = keepTray({ ...desktop, logger });
  keepStaying({ ...desktop, app, tray });
  app.on('activate', window.show);
  const router = answerPage(desktop.application, window, selfTest);
  const hidden = request.hidden || startedBySignIn(app);
  open({ ...request, hidden });
  if (hidden) void startHidden({ ...desktop, tray });
  await router;
};

/** Everything that must stand before a page is loaded. */
const preparePage = async ({ renderer }: AppFolders): Promise<void> => {
  await app.whenReady();
  denyPermissions(session.defaultSession);
  denyNetwork(session.defaultSession, { devTools });
  servePage(protocol, await openPageFiles(renderer));
};

/** The one channel: calls of the page in, events out. Rejects when the profile cannot be opened. */
const answerPage = async (
  application: Promise<Application>,
  window: KeptWindow,
  selfTest: SelfTest | undefined,
): Promise<void> => {
  const router: Promise<Router> = application.then((opened) => createRouter(opened, logger));
  ipcMain.handle(channels.call, async (event, message: unknown) => {
    if (!isTrustedSender(event)) throw new Error('refused');
    window.pageCalled(event.sender);
    const answer = await (await router).route(message);
    selfTest?.answered(message, answer);
    return answer;
  });
  (await router).onEvent(window.send);
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
