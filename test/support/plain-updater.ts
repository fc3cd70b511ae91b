/**
 * The real electron-updater for AppImages in plain Node: its own seam for the application, and its own HTTP client with
 * requests of Node in the place of Chromium's.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { type Updater, wrapUpdater } from '../../electron/app/updates/updater.ts';
import { silentLogger } from '../../electron/engine/ports/index.ts';
import type { LentProxy } from '../../electron/engine/workspace/proxy.ts';
import { type Asking, type SessionStandIn, sessionStandIn } from './session-stand-in.ts';

const require = createRequire(import.meta.url);

export interface PlainUpdaterOptions {
  /** Holds configuration and cache. */
  readonly folder: string;
  /** Where releases lie. */
  readonly url: string;
  readonly version: string;
  /** The AppImage that runs; the library reads its path from the environment. */
  readonly program: string;
  /** That of the profile; without one the updater goes as the system does, here directly. */
  readonly proxy?: () => LentProxy | undefined;
}

export const plainUpdater = ({ folder, url, version, program, proxy }: PlainUpdaterOptions): Updater => {
  const { AppImageUpdater, CancellationToken } = require('electron-updater') as typeof import('electron-updater');
  mkdirSync(folder, { recursive: true });
  const configuration = join(folder, 'app-update.yml');
  writeFileSync(configuration, `provider: generic\nurl: ${url}\nupdaterCacheDirName: updates\n`);
  process.env.APPIMAGE = program;
  const updater = new AppImageUpdater(null, {
    version,
    name: 'Certwright',
    isPackaged: true,
    appUpdateConfigPath: configuration,
    userDataPath: folder,
    baseCachePath: folder,
    whenReady: async () => undefined,
    relaunch: () => undefined,
    quit: () => undefined,
    onQuit: () => undefined,
  });
  const session = sessionStandIn();
  const onLogin: Asking['onLogin'] = (info, answer) => updater.emit('login', info, answer);
  Object.assign(updater, { httpExecutor: nodeRequests(session, onLogin) });
  return wrapUpdater({
    library: { updater, CancellationToken },
    kind: 'app-image',
    program,
    userAgent: `Certwright/${version}`,
    logger: silentLogger,
    session,
    proxy: proxy ?? (() => undefined),
  });
};

/** Redirections are answers here, and not events as in Chromium; the library handles both. */
const nodeRequests = (session: SessionStandIn, onLogin: Asking['onLogin']): object => {
  const { ElectronHttpExecutor } = require('electron-updater/out/electronHttpExecutor') as {
    ElectronHttpExecutor: new () => object;
  };
  return Object.assign(new ElectronHttpExecutor(), {
    createRequest: (options: Asking['options'], onResponse: Asking['onResponse']) =>
      session.request({ options, onResponse, onLogin }),
    addRedirectHandlers: () => undefined,
  });
};
