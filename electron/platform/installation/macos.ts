import { posix } from 'node:path';
import type { InstallationHost, Installed } from './index.ts';

/**
 * Squirrel.Mac takes an update only if it satisfies the designated requirement of the program that runs, which needs a
 * team behind the signature: `codesign` prints `TeamIdentifier=not set` for what was signed ad hoc, as Electron is.
 */
export const macosInstallation = async ({ execPath, read, run }: InstallationHost): Promise<Installed> => {
  const contents = posix.dirname(posix.dirname(execPath));
  if ((await read(posix.join(contents, 'Resources', 'app-update.yml'))) === undefined) return { off: 'not-released' };
  const printed = await run('/usr/bin/codesign', ['--display', '--verbose=2', posix.dirname(contents)]);
  if (!/^TeamIdentifier=[A-Z0-9]{10}$/m.test(printed ?? '')) return { off: 'not-signed' };
  // Squirrel fetches it once more when it is told to install, which takes longer than the end of a program.
  return { installation: { kind: 'mac', atQuit: false, asksAdministrator: false } };
};
