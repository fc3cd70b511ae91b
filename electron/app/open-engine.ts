import type { HostLogger } from '../host-log.ts';
import type { Application, DesktopFacts } from '../ipc/application.ts';
import type { UpdatesHost } from '../ipc/updates-host.ts';
import { logFolderOf } from '../log-file.ts';
import { version } from '../version.ts';
import { type DesktopOptions, desktopFacilities } from './desktop-facilities.ts';

export interface EngineParts extends Omit<DesktopOptions, 'links' | 'logFolder'> {
  readonly profileFolder: string;
  readonly logger: HostLogger;
  readonly facts: DesktopFacts;
  readonly updates: UpdatesHost;
}

/** The engine with what only a desktop can do for it. `storage.*`. */
export const openEngine = async ({
  profileFolder,
  logger,
  facts,
  updates,
  ...parts
}: EngineParts): Promise<Application> => {
  const [{ openApplication }, { knownLinks }] = await Promise.all([
    import('../compose.ts'),
    import('../known-links.ts'),
  ]);
  const folders = { profileFolder, logFolder: logFolderOf(profileFolder) };
  const facilities = desktopFacilities({ ...parts, ...folders, links: knownLinks() });
  return openApplication({ profileFolder, host: { ...facilities, desktop: facts, updates }, logger, version });
};
