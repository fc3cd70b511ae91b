/** One program of the system, for what it prints. */
import { execFile } from 'node:child_process';

const limit = { timeout: 3000, maxBuffer: 4 * 1024 * 1024, windowsHide: true } as const;

/** `undefined` where it is missing, may not be run, fails or takes too long. Never rejects. */
export const runCommand = (
  command: string,
  args: readonly string[],
  signal: AbortSignal,
): Promise<string | undefined> =>
  new Promise((resolve) => {
    try {
      // Words that are parsed must not be translated.
      const env = { ...process.env, LC_ALL: 'C', LANG: 'C' };
      execFile(command, [...args], { ...limit, env, signal }, (error, stdout) =>
        resolve(error === null ? stdout : undefined),
      );
    } catch {
      resolve(undefined);
    }
  });
