import { describe, expect, it } from 'vitest';
import { hindranceIn, offOf } from '../../../electron/ipc/handlers/updates.ts';
import type { Platform } from '../../../electron/platform/current.ts';
import { type InstallationHost, installationOf } from '../../../electron/platform/installation/index.ts';

const place = 'provider: github\nowner: certwright\nrepo: certwright\nupdaterCacheDirName: certwright-updater\n';

interface Machine extends Partial<Pick<InstallationHost, 'execPath' | 'env'>> {
  readonly files?: Readonly<Record<string, string>>;
  /** What `codesign` prints. */
  readonly signature?: string;
}

const on = (
  platform: Platform,
  { execPath = '/opt/Certwright/certwright', env = {}, files = {}, signature }: Machine,
) => installationOf({ execPath, env, read: async (path) => files[path], run: async () => signature }, platform);

describe('on Windows', () => {
  const execPath = 'C:\\Programs\\Certwright\\Certwright.exe';
  const file = 'C:\\Programs\\Certwright\\resources\\app-update.yml';
  it.each([
    [
      'signed',
      { files: { [file]: `${place}publisherName:\n  - Certwright\n` } },
      { installation: { kind: 'nsis', atQuit: true, asksAdministrator: false } },
    ],
    ['not signed', { files: { [file]: place } }, { off: 'not-signed' }],
    ['built by somebody', {}, { off: 'not-released' }],
    [
      'portable',
      { env: { PORTABLE_EXECUTABLE_FILE: 'D:\\Certwright.exe' }, files: { [file]: place } },
      { off: 'portable' },
    ],
  ])('a program that is %s', async (_how, machine, expected) => {
    expect(await on('windows', { execPath, ...machine })).toEqual(expected);
  });
});

describe('on macOS', () => {
  const execPath = '/Applications/Certwright.app/Contents/MacOS/Certwright';
  const files = { '/Applications/Certwright.app/Contents/Resources/app-update.yml': place };
  const printed = (team: string) =>
    `Executable=${execPath}\nIdentifier=dev.certwright.Certwright\nTeamIdentifier=${team}\n`;
  it.each([
    [
      'signed',
      { files, signature: printed('AB12CD34EF') },
      { installation: { kind: 'mac', atQuit: false, asksAdministrator: false } },
    ],
    ['signed ad hoc, as Electron is', { files, signature: printed('not set') }, { off: 'not-signed' }],
    ['not signed at all', { files }, { off: 'not-signed' }],
    ['built by somebody', { signature: printed('AB12CD34EF') }, { off: 'not-released' }],
  ])('a program that is %s', async (_how, machine, expected) => {
    expect(await on('macos', { execPath, ...machine })).toEqual(expected);
  });
});

describe('on Linux', () => {
  const files = { '/opt/Certwright/resources/app-update.yml': place };
  const packaged = (kind: string) => ({ ...files, '/opt/Certwright/resources/package-type': `${kind}\n` });
  const image = (APPIMAGE: string) => ({
    execPath: '/tmp/.mount_Cx/certwright',
    env: { APPIMAGE },
    files: { '/tmp/.mount_Cx/resources/app-update.yml': place },
  });
  it.each([
    [
      'an AppImage with a name of its own',
      image('/home/me/Certwright.AppImage'),
      { installation: { kind: 'app-image', atQuit: true, asksAdministrator: false } },
    ],
    [
      'one named after its version, which moves',
      image('/home/me/Certwright-0.1.0-x86_64.AppImage'),
      { installation: { kind: 'app-image', atQuit: false, asksAdministrator: false } },
    ],
    [
      'a package of Debian',
      { files: packaged('deb') },
      { installation: { kind: 'deb', atQuit: false, asksAdministrator: true } },
    ],
    [
      'a package of Fedora',
      { files: packaged('rpm') },
      { installation: { kind: 'rpm', atQuit: false, asksAdministrator: true } },
    ],
    ['unpacked by hand', { files }, { off: 'unpacked' }],
    ['built by somebody', { files: { '/opt/Certwright/resources/package-type': 'deb' } }, { off: 'not-released' }],
  ])('%s', async (_what, machine, expected) => {
    expect(await on('linux', machine)).toEqual(expected);
  });
});

it('a web host says how it came here', () => {
  expect(offOf('/usr/lib/node_modules/certwright/dist/main', undefined)).toBe('npm');
  expect(offOf('C:\\Users\\me\\AppData\\npm\\node_modules\\certwright\\dist\\main', undefined)).toBe('npm');
  expect(offOf('/home/me/certwright/dist/main', undefined)).toBe('source');
  expect(offOf('/opt/Certwright/resources/app.asar/dist/main', '45.4.1')).toBe('served');
});

it('only renewals and orders are in the way of an installation', () => {
  expect(hindranceIn(new Set())).toBeUndefined();
  expect(hindranceIn(new Set(['account/1', 'rehearsals']))).toBeUndefined();
  expect(hindranceIn(new Set(['certificate/1']))).toBe('order');
  expect(hindranceIn(new Set(['certificate/1', 'renewal']))).toBe('renewal');
});
