/**
 * A whole application with the updates of a desktop, served to a browser, as a process of its own: the real engine and
 * page, the real electron-updater for AppImages, and a program that is a shell script. Arguments: profile folder, address
 * of the release server, path of the AppImage. On standard input, `busy` and `free` open and end a renewal as seen by locks.
 */
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { openUpdatesHost } from '../../electron/app/updates/open-updates.ts';
import { openApplication } from '../../electron/compose.ts';
import { silentLogger } from '../../electron/engine/ports/index.ts';
import { openStorage } from '../../electron/engine/storage/open-storage.ts';
import { createDownloads } from '../../electron/web/downloads.ts';
import { startWebHost } from '../../electron/web/start-web-host.ts';
import { plainUpdater } from './plain-updater.ts';

const [profileFolder = '', url = '', program = ''] = process.argv.slice(2);
const version = '0.1.0';
const say = (line: string): void => void process.stdout.write(`${line}\n`);

const updates = openUpdatesHost({
  version,
  logger: silentLogger,
  installed: async () => ({ installation: { kind: 'app-image', atQuit: true, asksAdministrator: false } }),
  openUpdater: async (_installation, proxy) =>
    plainUpdater({ folder: join(profileFolder, 'updater'), url, version, program, proxy }),
  program: {
    quit: () => say('quit'),
    makeRoom: () => say('room'),
    holdRoom: () => say('hold'),
    onBeforeQuit: () => undefined,
    onQuit: () => undefined,
    sessionEnds: () => false,
  },
});
const downloads = createDownloads();
const application = await openApplication({
  profileFolder,
  version,
  logger: silentLogger,
  host: { kind: 'web', deliver: async () => ({ kind: 'cancelled' }), openLink: async () => undefined, updates },
});
const host = await startWebHost({
  application,
  downloads,
  logger: silentLogger,
  rendererFolder: join(import.meta.dirname, '../../dist/renderer'),
});
// As another process would: through the database.
const other = openStorage(profileFolder);
let held: { release(): void } | undefined;
createInterface({ input: process.stdin }).on('line', (line) => {
  if (line === 'busy') held = other.locks.acquire('renewal');
  else held?.release();
  say(line);
});
say(host.newLink());
