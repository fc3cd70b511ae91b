/** Where no message can be shown, the window's entry asks for a look until somebody looks. */
import type { App, BrowserWindow } from 'electron';

export const askForAttention = (app: Pick<App, 'dock'>, window: BrowserWindow | undefined): void => {
  if (window === undefined || window.isDestroyed()) {
    app.dock?.bounce('informational');
    return;
  }
  if (window.isFocused()) return;
  window.flashFrame(true);
  // On Windows and Linux it flashes until it is told to stop.
  window.once('focus', () => window.flashFrame(false));
};
