/** The desktop host, composed: one window on our own scheme, one channel to the engine, one folder for everything. */
import { join } from 'node:path';
import { app, net, powerMonitor, protocol } from 'electron';
import { hostLogger } from '../host-log.ts';
import type { HostOptions } from '../host-options.ts';
import { logFile } from '../log-file.ts';
import { currentPlatform } from '../platform/current.ts';
import { answerPage } from './answer-page.ts';
import type { Desktop } from './desktop.ts';
import { giveUp } from './give-up.ts';
import { keepBrowserFiles } from './lifecycle/browser-files.ts';
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
import { type Messages, openMessages } from './messages/open-messages.ts';
import { openEngine } from './open-engine.ts';
import { preparePage } from './prepare-page.ts';
import { pageScheme } from './security/app-protocol.ts';
import { denyNavigation } from './security/navigation.ts';
import { type SelfTest, startSelfTest } from './self-test.ts';
import { openOrStartAfresh } from './start-afresh.ts';
import { type KeptTray, keepTray } from './tray/keep-tray.ts';
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

/**
 * Must be called before the application is ready; ends with the process. A test of itself may run beside a program, so
 * it holds no instance lock, has no place on the system's bar or among its links, and asks nobody anything.
 */
export const startApp = async (options: HostOptions, folders: AppFolders): Promise<void> => {
  const profileFolder = folders.profile;
  protocol.registerSchemesAsPrivileged([pageScheme]);
  keepBrowserFiles({ app, logger, profileFolder, apart: options.selfTest });
  claimIdentity(app, currentPlatform());
  logger.alsoTo(logFile(profileFolder, 'desktop'));
  const { request, refused } = readOpenRequest(options);
  for (const text of refused) logger.warn('desktop.link-refused', { link: text.slice(0, 200) });
  if (!options.selfTest && !holdSingleInstance(app, request)) return app.quit();

  const selfTest = options.selfTest ? startSelfTest(app) : undefined;
  const failed = (thrown: unknown): void => (selfTest === undefined ? void giveUp(thrown) : selfTest.failed(thrown));
  await run({ options, folders, request, selfTest, failed }).catch(failed);
};

interface RunParts {
  readonly options: HostOptions;
  readonly folders: AppFolders;
  readonly request: OpenRequest;
  readonly selfTest: SelfTest | undefined;
  failed(thrown: unknown): void;
}

const run = async ({ options, folders, request, selfTest, failed }: RunParts): Promise<void> => {
  const profileFolder = folders.profile;
  let quitting: Quitting | undefined;
  let tray: KeptTray | undefined;
  const ready = preparePage({ renderer: folders.renderer, devTools });
  const window = keepWindow({
    preload: folders.preload,
    stateFile: join(profileFolder, 'window', 'place.json'),
    staysHidden: selfTest !== undefined,
    devTools,
    ready,
    onFailed: failed,
    onOpened: (opened) => {
      opened.on('session-end', () => quitting?.sessionEnds());
    },
  });
  onSecondStart(app, (asked) => openAsAsked(window, asked));
  const messages = openMessages({ app, logger, window: window.current, desktop: () => desktop });
  const facts = desktopFacts({ app, options, profileFolder, trayShown: () => tray?.shown === true });
  const updates = desktopUpdates({ app, logger });
  const engine = { profileFolder, logger, facts, updates, window: window.current, present: messages.present };
  const openIt = () => openEngine(engine);
  const desktop: Desktop = {
    // Window and engine start side by side; the page's first call waits for the engine.
    application: ready.then(() => (selfTest === undefined ? openOrStartAfresh(openIt, { ...engine, app }) : openIt())),
    openScreen: window.openScreen,
    showWindow: window.show,
    quit: () => app.quit(),
  };
  // Told where the page is answered; whoever else waits for it has nothing to add.
  desktop.application.catch(() => undefined);
  withholdMenu();
  denyNavigation(app);
  if (selfTest === undefined) keepLinks({ app, logger, openScreen: window.openScreen });
  await ready;

  quitting = keepQuitting({ ...desktop, app, logger, window: window.current });
  const answering = answerPage({ ...desktop, window, logger, selfTest });
  if (selfTest === undefined) {
    tray = keepTray({ ...desktop, logger });
    keepCompany(desktop, tray, messages);
    const hidden = request.hidden || startedBySignIn(app);
    openAsAsked(window, { ...request, hidden });
    if (hidden) void startHidden({ ...desktop, tray });
  } else window.show();
  await answering;
};

const openAsAsked = (window: KeptWindow, { hidden, screen }: OpenRequest): void => {
  if (screen !== undefined) window.openScreen(screen);
  else if (!hidden) window.show();
};

/** What goes on for as long as the program runs, window or not. */
const keepCompany = (desktop: Desktop, tray: KeptTray, messages: Messages): void => {
  keepWakes({ ...desktop, logger, powerMonitor, net });
  void messages.listen();
  // A profile that cannot be opened is told where the page is answered.
  keepMenu({ ...desktop, logger, devTools }).catch(() => undefined);
  keepStaying({ ...desktop, app, tray });
  app.on('activate', desktop.showWindow);
};
