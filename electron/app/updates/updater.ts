/** electron-updater behind the few things that are asked of it, set so that it does nothing by itself. */
import { accessSync, constants, statfsSync } from 'node:fs';
import { dirname } from 'node:path';
import type { AppUpdater, BaseUpdater, CancellationToken } from 'electron-updater';
import { z } from 'zod';
import type { Update, UpdateChannel } from '../../../shared/domain/updates.ts';
import { fail } from '../../../shared/errors/problem.ts';
import type { Logger } from '../../engine/ports/index.ts';
import type { LentProxy } from '../../engine/workspace/proxy.ts';
import type { Installation } from '../../platform/installation/index.ts';
import { updateFailure } from './failures.ts';
import { plainNotes } from './plain-notes.ts';
import { openWay, type ProxiedSession } from './proxied.ts';

export interface Updater {
  /** Asks the place the release came from. Nothing where there is nothing newer. `updates.*`. */
  look(channel: UpdateChannel): Promise<Update | undefined>;
  /** To the end, or until the signal says so; then it is thrown away. Answers whether it is here. `updates.*`. */
  download(update: Update, options: DownloadOptions): Promise<boolean>;
  /**
   * Puts it in place, at once and before it answers except on macOS, where the system quits the program itself.
   * `updates.*`; one that failed to install is of no more use.
   */
  install(update: Update, options: { readonly restart: boolean }): Promise<void>;
}

export interface DownloadOptions {
  readonly channel: UpdateChannel;
  readonly signal: AbortSignal;
  /** 0 to 100, whole. */
  onProgress(percent: number): void;
}

export interface UpdaterParts {
  /** `CancellationToken` is the library's. */
  readonly library: { readonly updater: AppUpdater; readonly CancellationToken: new () => CancellationToken };
  readonly kind: Installation['kind'];
  /** Where the program lies, as a file: what `APPIMAGE` names, else the executable. */
  readonly program: string;
  readonly userAgent: string;
  readonly logger: Logger;
  /** In which it asks and fetches. */
  readonly session: ProxiedSession;
  /** As the profile is set when it is called; the system's own where none is open. */
  proxy(): LentProxy | undefined;
}

const extensions: Readonly<Record<Installation['kind'], string>> = {
  nsis: '.exe',
  mac: '.zip',
  'app-image': '.appimage',
  deb: '.deb',
  rpm: '.rpm',
};

const releaseSchema = z.object({
  version: z.string().regex(/^\d+\.\d+\.\d+(?:-[0-9A-Za-z.-]+)?(?:\+[0-9A-Za-z.-]+)?$/),
  /** Bare names beside the release file: one that leads elsewhere is refused. */
  files: z
    .array(
      z.object({
        url: z.string().regex(/^[^/\\:]+$/),
        sha512: z.string().regex(/^[A-Za-z0-9+/]{86}==$/),
        size: z.number().int().positive().optional(),
      }),
    )
    .min(1),
  releaseDate: z.coerce.date().optional().catch(undefined),
  releaseNotes: z
    .union([z.string(), z.array(z.object({ version: z.string(), note: z.string().nullable() }))])
    .nullish()
    .catch(undefined),
});

/** `updates.bad-answer`. */
export const readRelease = (info: unknown, kind: Installation['kind']): Update => {
  const { data, error } = releaseSchema.safeParse(info);
  if (data === undefined)
    throw fail('updates.bad-answer', { detail: error.issues.map(({ path }) => path.join('.')).join(', ') });
  const sizes = data.files
    .filter(({ url }) => url.toLowerCase().endsWith(extensions[kind]))
    .map(({ size }) => size ?? 0);
  const size = Math.max(0, ...sizes);
  const { releaseNotes } = data;
  const notes = plainNotes(
    typeof releaseNotes === 'string'
      ? releaseNotes
      : (releaseNotes ?? []).map(({ version, note }) => `${version}\n${note ?? ''}`).join('\n\n'),
  );
  return {
    version: data.version,
    ...(notes === '' ? {} : { notes }),
    ...(data.releaseDate === undefined ? {} : { publishedAt: data.releaseDate.toISOString() }),
    ...(size === 0 ? {} : { size }),
  };
};

/** Consent, verification and direction are decided here and nowhere else. */
const restrain = (updater: AppUpdater, { logger, userAgent }: UpdaterParts): void => {
  updater.autoDownload = false;
  updater.autoInstallOnAppQuit = false;
  updater.disableWebInstaller = true;
  // The library would send an identity that it keeps for this; its own roll-out by percentage needs none sent.
  updater.requestHeaders = { 'User-Agent': userAgent, 'x-user-staging-id': '' };
  updater.logger = {
    info: () => undefined,
    warn: (message: unknown) => logger.warn('updates.library', { message: String(message).slice(0, 500) }),
    error: (message: unknown) => logger.warn('updates.library', { message: String(message).slice(0, 500) }),
  };
};

const seek = (updater: AppUpdater, channel: UpdateChannel): void => {
  updater.channel = channel === 'beta' ? 'beta' : 'latest';
  updater.allowPrerelease = channel === 'beta';
  // Choosing a channel allows it.
  updater.allowDowngrade = false;
};

export const wrapUpdater = (parts: UpdaterParts): Updater => {
  const { kind, program, library } = parts;
  const { updater, CancellationToken } = library;
  const folder = dirname(program);
  restrain(updater, parts);
  const through = openWay(parts);
  /** The library downloads what it found last. */
  let found: string | undefined;

  const look = async (channel: UpdateChannel): Promise<Update | undefined> => {
    seek(updater, channel);
    try {
      const result = await through(() => updater.checkForUpdates());
      if (result === null || !result.isUpdateAvailable) return undefined;
      const update = readRelease(result.updateInfo, kind);
      found = update.version;
      return update;
    } catch (thrown) {
      throw updateFailure(thrown, { step: 'look', version: '', folder });
    }
  };
  return {
    look,
    download: async (update, { channel, signal, onProgress }) => {
      const { version } = update;
      if (found !== version && (await look(channel))?.version !== version)
        throw fail('updates.bad-answer', { detail: version });
      const progress = ({ percent }: { readonly percent: number }): void =>
        onProgress(Math.min(100, Math.max(0, Math.floor(percent))));
      const token = new CancellationToken();
      const cancel = (): void => token.cancel();
      signal.addEventListener('abort', cancel, { once: true });
      updater.on('download-progress', progress);
      try {
        if (signal.aborted) return false;
        await through(() => updater.downloadUpdate(token));
        return true;
      } catch (thrown) {
        if (signal.aborted) return false;
        throw updateFailure(thrown, { step: 'download', version, folder });
      } finally {
        updater.off('download-progress', progress);
        signal.removeEventListener('abort', cancel);
      }
    },
    install: async (update, { restart }) => {
      const { version } = update;
      try {
        if (kind === 'app-image') mayReplace(folder, update.size ?? 0);
        await (isBase(updater) ? replace(updater, restart) : handOver(updater));
      } catch (thrown) {
        throw updateFailure(thrown, { step: 'install', version, folder });
      }
    },
  };
};

const isBase = (updater: AppUpdater): updater is BaseUpdater => 'install' in updater;

/** It tells failures by an event, and answers `false`. Silent: what would be asked has been asked on our page. */
const replace = (updater: BaseUpdater, restart: boolean): void => {
  let failure: Error | undefined;
  const keep = (error: Error): void => {
    failure = error;
  };
  updater.on('error', keep);
  try {
    if (!updater.install(true, restart)) throw failure ?? new Error('refused');
  } finally {
    updater.off('error', keep);
  }
};

/** The system fetches it from the library, checks who signed it, and quits the program; or says why not. */
const handOver = (updater: AppUpdater): Promise<never> =>
  new Promise((_, reject) => {
    updater.once('error', reject);
    updater.quitAndInstall();
  });

/** The library removes the old file before it moves the new one there, so what could stop that is looked at first. */
const mayReplace = (folder: string, size: number): void => {
  accessSync(folder, constants.W_OK);
  const { bavail, bsize } = statfsSync(folder);
  if (bavail * bsize < size) throw fail('updates.disk-full', { path: folder });
};
