/** How a packaged program came onto this system, which decides whether and how it can replace itself. */
import { readFile } from 'node:fs/promises';
import type { UpdateOff } from '../../../shared/domain/updates.ts';
import { currentPlatform, type Platform } from '../current.ts';
import { runProgram } from '../repair/run-program.ts';
import { linuxInstallation } from './linux.ts';
import { macosInstallation } from './macos.ts';
import { windowsInstallation } from './windows.ts';

export const installationKinds = ['nsis', 'mac', 'app-image', 'deb', 'rpm'] as const;

export interface Installation {
  readonly kind: (typeof installationKinds)[number];
  /** It can be replaced while the program ends, and what the system's schedule starts lies where it lay. */
  readonly atQuit: boolean;
  readonly asksAdministrator: boolean;
}

export type Installed = { readonly installation: Installation } | { readonly off: UpdateOff };

export interface InstallationHost {
  /** The program itself, absolute. */
  readonly execPath: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** `undefined` where there is no such file. */
  read(path: string): Promise<string | undefined>;
  /** What it prints, on either stream; `undefined` where it failed or is missing. */
  run(program: string, args: readonly string[]): Promise<string | undefined>;
}

const byPlatform: Readonly<Record<Platform, (host: InstallationHost) => Promise<Installed>>> = {
  windows: windowsInstallation,
  macos: macosInstallation,
  linux: linuxInstallation,
};

/** Changes nothing, and asks nobody outside this machine. */
export const installationOf = (
  host: InstallationHost = thisMachine(),
  platform: Platform = currentPlatform(),
): Promise<Installed> => byPlatform[platform](host);

/** Milliseconds. */
const patience = 10_000;

const thisMachine = (): InstallationHost => ({
  execPath: process.execPath,
  env: process.env,
  read: (path) =>
    readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined;
      throw error;
    }),
  run: async (program, args) => {
    try {
      const { code, printed } = await runProgram({ program, args }, AbortSignal.timeout(patience));
      return code === 0 ? printed : undefined;
    } catch {
      return undefined;
    }
  },
});
