/**
 * Opens an address in the reader's browser without showing it to others: arguments of a program can be read by every
 * user of the computer, so the browser is given a private page that leads to the address.
 */
import { spawn } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type OpenCommand, openCommand } from '../platform/browser/index.ts';

/** Writes `open.html` (0600) into `folder`; the function returned takes it away. A browser that cannot start is no failure. */
export const openBrowser = (
  url: string,
  folder: string,
  commandFor: (target: string) => OpenCommand = openCommand,
): (() => void) => {
  const page = join(folder, 'open.html');
  const remove = (): void => rmSync(page, { force: true });
  remove();
  writeFileSync(page, `<!doctype html><meta charset="utf-8"><meta http-equiv="refresh" content="0;url=${url}">`, {
    mode: 0o600,
    flag: 'wx',
  });
  const { command, args } = commandFor(pathToFileURL(page).href);
  const child = spawn(command, [...args], { detached: true, stdio: 'ignore' });
  child.once('error', remove);
  child.unref();
  return remove;
};
