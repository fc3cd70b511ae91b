/** The one window. It is shown when its first frame is drawn, or after three seconds if that is never announced. */
import { BrowserWindow, nativeTheme, screen, type WebPreferences } from 'electron';
import { pageUrl } from '../security/app-protocol.ts';
import { openingPlace, readWindowState, smallest, withPlace, writeWindowState } from './window-state.ts';

export interface MainWindowOptions {
  /** Absolute path of the built preload. */
  readonly preload: string;
  readonly devTools: boolean;
  /** File that remembers where the window was. */
  readonly stateFile: string;
  /** Never shown by itself: the self-test needs its page alone. */
  readonly staysHidden: boolean;
}

/** Said in full although most are defaults: a test reads them back from the running window. */
export const webPreferences = ({
  preload,
  devTools,
}: Pick<MainWindowOptions, 'preload' | 'devTools'>): WebPreferences => ({
  preload,
  devTools,
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  webviewTag: false,
  spellcheck: false,
});

const showAnyway = 3000;

/** `onCreated` has the window at once, before its page is loaded. Rejects when the page cannot be loaded. */
export const openMainWindow = async (
  options: MainWindowOptions,
  onCreated: (window: BrowserWindow) => void,
): Promise<void> => {
  const { maximized, ...place } = openingPlace(readWindowState(options.stateFile), screen.getAllDisplays());
  const window = new BrowserWindow({
    title: 'Certwright',
    ...place,
    minWidth: smallest.width,
    minHeight: smallest.height,
    show: false,
    // On Windows and Linux the bar comes with the Alt key.
    autoHideMenuBar: true,
    // The colour of the empty page, so that opening does not flash.
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#16181b' : '#ffffff',
    webPreferences: webPreferences(options),
  });
  onCreated(window);
  const show = (): void => {
    clearTimeout(timer);
    if (window.isDestroyed() || window.isVisible()) return;
    if (maximized) window.maximize();
    window.show();
  };
  const timer = options.staysHidden ? undefined : setTimeout(show, showAnyway);
  if (!options.staysHidden) window.once('ready-to-show', show);
  window.once('closed', () => clearTimeout(timer));
  rememberPlace(window, options.stateFile);
  try {
    await window.loadURL(pageUrl);
  } catch (thrown) {
    // One that was closed meanwhile needs no page.
    if (!window.isDestroyed()) throw thrown;
  }
};

/** A moment after it was moved, for a session may end without a word, and when it closes. */
const rememberPlace = (window: BrowserWindow, file: string): void => {
  let later: NodeJS.Timeout | undefined;
  const save = (): void => {
    clearTimeout(later);
    later = undefined;
    // Those of a window that is neither maximised nor minimised.
    const { x, y, width, height } = window.getNormalBounds();
    const place = { x, y, width, height, maximized: window.isMaximized() };
    writeWindowState(file, withPlace(readWindowState(file), screen.getAllDisplays(), place));
  };
  const soon = (): void => {
    clearTimeout(later);
    later = setTimeout(save, 1000);
  };
  window.on('resize', soon);
  window.on('move', soon);
  window.on('close', save);
  window.once('closed', () => clearTimeout(later));
};

export const bringToFront = (window: BrowserWindow): void => {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
};
