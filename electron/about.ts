/** What this program is and runs in, and the licences that its build has written beside it. */
import { readFile } from 'node:fs/promises';
import { arch, release, type } from 'node:os';
import { join } from 'node:path';
import { type About, type BundledLicences, bundledLicencesSchema, channelOf } from '../shared/domain/about.ts';
import { logFolderOf } from './log-file.ts';
import { sourceUrl } from './version.ts';

export interface AboutParts {
  readonly version: string;
  readonly profileFolder: string;
  readonly opensLogs: boolean;
}

export const aboutOf = ({ version, profileFolder, opensLogs }: AboutParts): About => {
  const { node, electron, chrome } = process.versions;
  return {
    version,
    channel: channelOf(version),
    node: node ?? '',
    ...(electron === undefined ? {} : { electron }),
    ...(chrome === undefined ? {} : { chromium: chrome }),
    system: `${type()} ${release()} ${arch()}`,
    licence: 'MIT',
    ...(sourceUrl === '' ? {} : { sourceUrl }),
    logFolder: logFolderOf(profileFolder),
    opensLogs,
  };
};

/** Empty where sources run without having been built. */
export const bundledLicences = async (): Promise<BundledLicences> => {
  try {
    return bundledLicencesSchema.parse(JSON.parse(await readFile(join(import.meta.dirname, 'licences.json'), 'utf8')));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return { packages: [], texts: [] };
    throw error;
  }
};
