/** Where the profile lies unless the user says otherwise. */
import { currentPlatform, type Platform } from '../current.ts';
import * as linux from './linux.ts';
import * as macos from './macos.ts';
import * as windows from './windows.ts';

const byPlatform = { linux, macos, windows } as const;

export const defaultProfileFolder = (
  env: Readonly<NodeJS.ProcessEnv>,
  home: string,
  platform: Platform = currentPlatform(),
): string => byPlatform[platform].defaultProfileFolder(env, home);
