import { resolve } from 'node:path';
import type { App } from 'electron';
import type { HostOptions } from '../../host-options.ts';
import type { DesktopFacts } from '../../ipc/application.ts';
import { currentPlatform } from '../../platform/current.ts';
import { systemLoginItem } from '../../platform/login-item/index.ts';
import { thisHost } from '../../platform/scheduler/host.ts';

export interface FactParts {
  readonly app: App;
  readonly options: Pick<HostOptions, 'profile'>;
  /** Absolute. */
  readonly profileFolder: string;
  trayShown(): boolean;
}

/** What the session is to start is this program as it runs now, without its window. */
export const desktopFacts = ({ app, options, profileFolder, trayShown }: FactParts): DesktopFacts => {
  const [, entry = ''] = process.argv;
  const args = [
    ...(app.isPackaged ? [] : [resolve(entry)]),
    '--hidden',
    ...(options.profile === undefined ? [] : ['--profile', profileFolder]),
  ];
  return {
    loginItem: systemLoginItem({
      electron: app,
      program: { executable: process.execPath, args },
      host: thisHost(),
    }),
    trayShown,
  };
};

/** The sign-in of macOS starts programs without arguments, and says so when asked. */
export const startedBySignIn = (app: App): boolean =>
  currentPlatform() === 'macos' && app.getLoginItemSettings().wasOpenedAtLogin;
