/** One program of the system, for what it prints. */
import { execFile } from 'node:child_process';
import { currentPlatform } from '../current.ts';

const limit = { timeout: 3000, maxBuffer: 4 * 1024 * 1024, windowsHide: true } as const;

/**
 * Words that are parsed must not be translated. Programs for administrators lie where Debian does not look for those of
 * ordinary users.
 */
export const programEnvironment = (): NodeJS.ProcessEnv => ({
  ...process.env,
  ...(currentPlatform() === 'linux' ? { PATH: `${process.env.PATH ?? '/usr/bin:/bin'}:/usr/sbin:/sbin` } : {}),
  LC_ALL: 'C',
  LANG: 'C',
});

/** `undefined` where it is missing, may not be run, fails or takes too long. Never rejects. */
export const runCommand = (
  command: string,
  args: readonly string[],
  signal: AbortSignal,
): Promise<string | undefined> =>
  new Promise((resolve) => {
    try {
      execFile(command, [...args], { ...limit, env: programEnvironment(), signal }, (error, stdout) =>
        resolve(error === null ? stdout : undefined),
      );
    } catch {
      resolve(undefined);
    }
  });
