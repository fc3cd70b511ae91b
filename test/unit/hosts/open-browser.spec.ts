import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { linuxOpenCommand } from '../../../electron/platform/browser/linux.ts';
import { macosOpenCommand } from '../../../electron/platform/browser/macos.ts';
import { windowsOpenCommand } from '../../../electron/platform/browser/windows.ts';
import { openBrowser } from '../../../electron/web/open-browser.ts';
import { tempFolder } from '../../support/temp-folder.ts';

it('hands the browser a private page, so that the token is never an argument others can read', () => {
  const folder = tempFolder();
  const targets: string[] = [];
  const open = () =>
    openBrowser('http://127.0.0.1:1/?token=secret', folder.path, (target) => {
      targets.push(target);
      return { command: join(folder.path, 'no such browser'), args: [] };
    });
  open();
  // A page left by a run that was killed is replaced, not followed.
  const remove = open();
  const page = join(folder.path, 'open.html');
  expect(readFileSync(page, 'utf8')).toContain('content="0;url=http://127.0.0.1:1/?token=secret"');
  expect(statSync(page).mode & 0o777).toBe(0o600);
  expect(targets.join()).not.toContain('secret');
  expect(targets[0]).toMatch(/^file:\/\/.*\/open\.html$/);
  remove();
  expect(existsSync(page)).toBe(false);
  folder.remove();
});

it('asks each system in its own way, with the address as one argument', () => {
  const url = 'file:///a b/open.html?x&calc';
  const commands = [linuxOpenCommand(url), macosOpenCommand(url), windowsOpenCommand(url)];
  expect(commands.map(({ command, args }) => [command, ...args])).toEqual([
    ['xdg-open', url],
    ['open', url],
    ['rundll32.exe', 'url.dll,FileProtocolHandler', url],
  ]);
});
