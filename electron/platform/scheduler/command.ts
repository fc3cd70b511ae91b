/** The one place that composes what a scheduler starts. */
import { join } from 'node:path';
import type { ScheduledCommand } from '../../../shared/domain/schedule.ts';
import type { Platform } from '../current.ts';

/** How this program can be started again by somebody else, from a folder of its own and with no environment. */
export type StartableProgram =
  /** `entry` is the main script where Electron runs one outside a package. */
  | { readonly kind: 'desktop'; readonly executable: string; readonly entry?: string }
  | { readonly kind: 'node'; readonly node: string; readonly script: string };

/** Chromium looks for a display unless it is told otherwise, and reads its own switches only before those of the app. */
const withoutDisplay = ['--ozone-platform=headless', '--disable-gpu'] as const;

/** Absolute paths alone: schedulers start programs with another folder, a short PATH and without the user's variables. */
export const scheduledCommand = (
  program: StartableProgram,
  profileFolder: string,
  platform: Platform,
): ScheduledCommand => {
  if (program.kind === 'node')
    return {
      program: program.node,
      args: [program.script, 'renew', '--due', '--scheduled', '--profile', profileFolder],
    };
  return {
    program: program.executable,
    args: [
      ...(platform === 'linux' ? withoutDisplay : []),
      ...(program.entry === undefined ? [] : [program.entry]),
      '--scheduled-run',
      '--profile',
      profileFolder,
    ],
  };
};

export interface Runtime {
  readonly execPath: string;
  /** Electron, and whether the application is packaged in it rather than given to it as a script. */
  readonly desktop: 'packaged' | 'script' | undefined;
}

const thisRuntime = (): Runtime => ({
  execPath: process.execPath,
  desktop: process.versions.electron === undefined ? undefined : 'defaultApp' in process ? 'script' : 'packaged',
});

/**
 * An AppImage runs from a mount that is gone when it ends; APPIMAGE names the file itself. In the bundle every part
 * lies beside the entries, `cli.js` and `main.js` among them.
 */
export const thisProgram = (
  env: Readonly<Record<string, string | undefined>>,
  { execPath, desktop }: Runtime = thisRuntime(),
): StartableProgram => {
  const beside = (name: string): string => join(import.meta.dirname, name);
  switch (desktop) {
    case undefined:
      return { kind: 'node', node: execPath, script: beside('cli.js') };
    case 'script':
      return { kind: 'desktop', executable: execPath, entry: beside('main.js') };
    case 'packaged':
      return {
        kind: 'desktop',
        executable: env.APPIMAGE === undefined || env.APPIMAGE === '' ? execPath : env.APPIMAGE,
      };
  }
};
