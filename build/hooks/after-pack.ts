/** What is done to a packed program before it is signed; whatever is not as it should be fails the build. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type AfterPackContext, Arch } from 'electron-builder';
import { setFuses } from './fuses.ts';
import { checkMachineCode } from './machine-code.ts';

export const afterPack = async (context: AfterPackContext): Promise<void> => {
  const { appOutDir, arch, electronPlatformName: platform, packager } = context;
  const executable = join(appOutDir, executableOf(context));
  checkMachineCode(
    join(packager.getResourcesDir(appOutDir), 'app.asar.unpacked/node_modules/keytar/build/Release/keytar.node'),
    { platform, arch: Arch[arch] },
  );
  if (!existsSync(executable)) throw new Error(`The packed program is missing: ${executable}`);
  await setFuses(executable);
};

const executableOf = ({ electronPlatformName, packager }: AfterPackContext): string => {
  const name = packager.appInfo.productFilename;
  switch (electronPlatformName) {
    case 'win32':
      return `${name}.exe`;
    case 'darwin':
      return `${name}.app`;
    default:
      return packager.config.linux?.executableName ?? name;
  }
};
