/**
 * The log of a host on disk, in the profile, for whoever looks for the cause of a fault: `logs/<host>.log` and one
 * older file of each, a megabyte at most. Secrets are taken out although no line should have any.
 */
import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { withoutSecrets } from './engine/diagnosis/redact.ts';

export const logFolderOf = (profileFolder: string): string => join(profileFolder, 'logs');

/** Bytes of one file. */
const largest = 1_000_000;

/** Takes lines as they come, each with its end. A folder that cannot be written to keeps nobody from working. */
export const logFile = (
  profileFolder: string,
  host: 'desktop' | 'web' | 'scheduled',
  most: number = largest,
): ((line: string) => void) => {
  const folder = logFolderOf(profileFolder);
  const path = join(folder, `${host}.log`);
  let size: number | undefined;
  return (line) => {
    const text = withoutSecrets(line, { strict: true });
    try {
      size ??= sizeOf(folder, path);
      if (size > 0 && size + text.length > most) {
        renameSync(path, join(folder, `${host}.old.log`));
        size = 0;
      }
      appendFileSync(path, text, { mode: 0o600 });
      size += text.length;
    } catch {
      // The error stream has the line.
      size = undefined;
    }
  };
};

const sizeOf = (folder: string, path: string): number => {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
};
