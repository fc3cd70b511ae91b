import { win32 } from 'node:path';
import type { InstallationHost, Installed } from './index.ts';

/**
 * The packager writes the name of the publisher beside the program when it signs it; electron-updater holds every
 * installer it has fetched against that name (Authenticode), and against nothing where there is none.
 */
export const windowsInstallation = async ({ execPath, env, read }: InstallationHost): Promise<Installed> => {
  if (env.PORTABLE_EXECUTABLE_FILE !== undefined) return { off: 'portable' };
  const place = await read(win32.join(win32.dirname(execPath), 'resources', 'app-update.yml'));
  if (place === undefined) return { off: 'not-released' };
  if (!/^publisherName:/m.test(place)) return { off: 'not-signed' };
  return { installation: { kind: 'nsis', atQuit: true, asksAdministrator: false } };
};
