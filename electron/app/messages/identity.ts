/** By which name the systems know the program that shows messages. */
import type { App } from 'electron';
import type { Platform } from '../../platform/current.ts';

/** The same as in the shortcuts, the bundle and the desktop file that the installers make. */
export const appId = 'dev.certwright.Certwright';

/** Names the COM class that Windows starts for a click on a toast after the program has ended. */
export const toastActivator = '{6E0B2E0B-5C0C-4E0A-9B1D-3B7C6A5D41F2}';

/**
 * To be called before anything else. On Linux the desktop file is named in package.json (`desktopName`). A program
 * that is not installed is left without activator: Windows would start it without the path of its code.
 */
export const claimIdentity = (
  app: Pick<App, 'setAppUserModelId' | 'setToastActivatorCLSID' | 'isPackaged'>,
  platform: Platform,
): void => {
  app.setAppUserModelId(appId);
  if (platform === 'windows' && app.isPackaged) app.setToastActivatorCLSID(toastActivator);
};
