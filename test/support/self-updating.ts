/** A program that updates itself from a release server on loopback: an AppImage, as Windows and macOS need their systems. */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect } from 'vitest';
import type { Updater } from '../../electron/app/updates/updater.ts';
import type { Update } from '../../shared/domain/updates.ts';
import { plainUpdater } from './plain-updater.ts';
import { type Release, type ReleaseServer, startReleaseServer } from './release-server.ts';
import { tempFolder } from './temp-folder.ts';

export const file = 'Certwright-0.2.0-x86_64.AppImage';
const old = '#!/bin/sh\necho old\n';

export interface SelfUpdating {
  readonly server: ReleaseServer;
  /** For each test a new one. */
  readonly folder: string;
  /** Where the program lies; may be changed before it is opened. */
  program: string;
  opened(version?: string): Updater;
  /** A program that says that it was started, and how. */
  newProgram(): Buffer;
  newer(content?: Buffer): Release;
  /** What lies where downloads are kept until they are installed. */
  pending(): readonly string[];
  untouched(): void;
}

/** Called once in a spec, it makes all this anew for each test. */
export const selfUpdating = (): SelfUpdating => {
  const appImage = process.env.APPIMAGE;
  let server: ReleaseServer;
  let folder: ReturnType<typeof tempFolder>;
  let program: string;
  beforeEach(async () => {
    server = await startReleaseServer();
    folder = tempFolder();
    program = join(folder.path, 'programs', 'Certwright.AppImage');
    mkdirSync(join(folder.path, 'programs'));
    writeFileSync(program, old);
  });
  afterEach(async () => {
    await server.close();
    folder.remove();
    if (appImage === undefined) delete process.env.APPIMAGE;
    else process.env.APPIMAGE = appImage;
  });
  const newProgram = (): Buffer =>
    Buffer.from(
      `#!/bin/sh\necho "silent=$APPIMAGE_SILENT_INSTALL exits=$APPIMAGE_EXIT_AFTER_INSTALL" > '${join(folder.path, 'started')}'\n`,
    );
  return {
    get server() {
      return server;
    },
    get folder() {
      return folder.path;
    },
    get program() {
      return program;
    },
    set program(path) {
      program = path;
    },
    opened: (version = '0.1.0') =>
      plainUpdater({ folder: join(folder.path, 'profile'), url: server.url, version, program }),
    newProgram,
    newer: (content = newProgram()) => ({ version: '0.2.0', file, content }),
    pending: () => {
      const cache = join(folder.path, 'profile', 'updates', 'pending');
      return existsSync(cache) ? readdirSync(cache) : [];
    },
    untouched: () => expect(readFileSync(program, 'utf8')).toBe(old),
  };
};

export const found = async (updater: Updater): Promise<Update> => {
  const update = await updater.look('stable');
  if (update === undefined) throw new Error('nothing found');
  return update;
};

export const fetched = (updater: Updater, update: Update, percents: number[] = []): Promise<boolean> =>
  updater.download(update, {
    channel: 'stable',
    signal: new AbortController().signal,
    onProgress: (percent) => percents.push(percent),
  });
