/**
 * The real electron-updater for AppImages in plain Node: its own seam for the application, and its own HTTP client with
 * requests of Node in the place of Chromium's.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { type ClientRequest, type IncomingMessage, type RequestOptions, request } from 'node:http';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { type Updater, wrapUpdater } from '../../electron/app/updates/updater.ts';
import { silentLogger } from '../../electron/engine/ports/index.ts';

const require = createRequire(import.meta.url);

export interface PlainUpdaterOptions {
  /** Holds configuration and cache. */
  readonly folder: string;
  /** Where releases lie. */
  readonly url: string;
  readonly version: string;
  /** The AppImage that runs; the library reads its path from the environment. */
  readonly program: string;
}

export const plainUpdater = ({ folder, url, version, program }: PlainUpdaterOptions): Updater => {
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
  Object.assign(updater, { httpExecutor: nodeRequests() });
  return wrapUpdater({
    library: { updater, CancellationToken },
    kind: 'app-image',
    program,
    userAgent: `Certwright/${version}`,
    logger: silentLogger,
  });
};

/** Redirections are answers here, and not events as in Chromium; the library handles both. */
const nodeRequests = (): object => {
  const { ElectronHttpExecutor } = require('electron-updater/out/electronHttpExecutor') as {
    ElectronHttpExecutor: new () => object;
  };
  return Object.assign(new ElectronHttpExecutor(), {
    createRequest: (options: RequestOptions, callback: (response: IncomingMessage) => void): ClientRequest =>
      request(options, callback),
    addRedirectHandlers: () => undefined,
  });
};
