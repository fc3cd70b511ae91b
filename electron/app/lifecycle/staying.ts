/** What closing the window means: staying in the tray where there is one and it is wanted, else the end. */
import { type App, Notification } from 'electron';
import type { Application } from '../../ipc/application.ts';
import { currentPlatform } from '../../platform/current.ts';
import type { Desktop } from '../desktop.ts';
import { appLanguage } from '../language.ts';

export interface StayingParts extends Pick<Desktop, 'application' | 'showWindow'> {
  readonly app: App;
  readonly tray: { readonly shown: boolean; readonly decided: Promise<boolean> };
}

export const keepStaying = (parts: StayingParts): void => {
  const { app, application, tray } = parts;
  const stays = async (): Promise<boolean> => {
    // As every program there: it ends by its menu.
    if (currentPlatform() === 'macos') return true;
    await tray.decided;
    if (!tray.shown) return false;
    const opened = await application;
    if (!opened.settings().keepInTray) return false;
    await tellOnce(opened, parts);
    return true;
  };
  // Without a listener Electron would quit by itself.
  app.on('window-all-closed', () => {
    stays().then(
      (here) => {
        if (!here) app.quit();
      },
      () => app.quit(),
    );
  });
};

/** One that nobody holds is collected, and its click is lost. */
let told: Notification | undefined;

/** The first time, for not everyone expects a program to be there after its window was closed. */
const tellOnce = async (application: Application, { showWindow }: StayingParts): Promise<void> => {
  if (application.settings().toldOfTray || !Notification.isSupported()) return;
  await application.handlers['settings.change']({ toldOfTray: true });
  const { sentence } = await import('../../../shared/i18n/index.ts');
  const language = await appLanguage(application);
  told = new Notification({
    title: sentence(language, 'desktop.stays-title'),
    body: sentence(language, 'desktop.stays-text'),
  });
  told.on('click', showWindow);
  told.show();
};
