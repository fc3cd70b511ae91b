import { posix } from 'node:path';
import type { InstallationHost, Installed } from './index.ts';

/**
 * Packages carry no signature here: what is fetched is held against the SHA-512 of the release file, which comes over
 * TLS. The packager writes `package-type` into packages of the system.
 */
export const linuxInstallation = async ({ execPath, env, read }: InstallationHost): Promise<Installed> => {
  const resources = posix.join(posix.dirname(execPath), 'resources');
  if ((await read(posix.join(resources, 'app-update.yml'))) === undefined) return { off: 'not-released' };
  const { APPIMAGE: image } = env;
  if (image !== undefined && posix.isAbsolute(image))
    return {
      installation: {
        kind: 'app-image',
        // A file that is named after its version gets another name, so the schedule has to be put right at once.
        atQuit: !/\d+\.\d+\.\d+/.test(posix.basename(image)),
        asksAdministrator: false,
      },
    };
  const kind = (await read(posix.join(resources, 'package-type')))?.trim();
  if (kind !== 'deb' && kind !== 'rpm') return { off: 'unpacked' };
  return { installation: { kind, atQuit: false, asksAdministrator: true } };
};
