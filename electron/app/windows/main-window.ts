/** The one window. It is shown when its first frame is drawn, or after three seconds if that is never announced. */
import { BrowserWindow, nativeTheme, type WebPreferences } from 'electron';
import { pageUrl } from '../security/app-protocol.ts';

export interface MainWindowOptions {
  /** Absolute path of the built preload. */
  readonly preload: string;
  readonly devTools: boolean;
}

/** Said in full although most are defaults: a test reads them back from the running window. */
export const webPreferences = ({ preload, devTools }: MainWindowOptions): WebPreferences => ({
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

/** `onCreated` has the window before its page is loaded. Rejects when the page cannot be loaded. */
export const openMainWindow = async (
  options: MainWindowOptions,
  onCreated: (window: BrowserWindow) => void,
): Promise<BrowserWindow> => {
  const window = new BrowserWindow({
    title: 'Certwright',
    width: 1280,
    height: 800,
    minWidth: 900,
    minHeight: 600,
    show: false,
    // The colour of the empty page, so that opening does not flash.
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#16181b' : '#ffffff',
    webPreferences: webPreferences(options),
  });
  onCreated(window);
  const show = (): void => {
    clearTimeout(timer);
    if (!window.isDestroyed()) window.show();
  };
  const timer = setTimeout(show, showAnyway);
  window.once('ready-to-show', show);
  window.once('closed', () => clearTimeout(timer));
  await window.loadURL(pageUrl);
  return window;
};

export const bringToFront = (window: BrowserWindow): void => {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
};
