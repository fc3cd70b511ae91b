import { describe, expect, it } from 'vitest';
import type { Platform } from '../../../electron/platform/current.ts';
import { type ElectronLoginItems, systemLoginItem } from '../../../electron/platform/login-item/index.ts';

const program = { executable: '/opt/Cert wright/certwright', args: ['--hidden', '--profile', '/srv/100% "mine"/$p'] };

interface Machine {
  /** What Electron was told last. */
  readonly told: { settings: unknown };
  readonly files: Map<string, string>;
}

const machine = (): Machine => ({ told: { settings: undefined }, files: new Map() });

const itemOn = (
  platform: Platform,
  { told, files }: Machine,
  options: {
    readonly answers?: Partial<ReturnType<ElectronLoginItems['getLoginItemSettings']>>;
    readonly env?: Readonly<Record<string, string>>;
    readonly write?: () => Promise<void>;
  } = {},
) =>
  systemLoginItem(
    {
      program,
      electron: {
        setLoginItemSettings: (settings) => {
          told.settings = settings;
        },
        getLoginItemSettings: () => {
          const on = told.settings !== undefined && (told.settings as { openAtLogin: boolean }).openAtLogin;
          const status = on ? 'enabled' : 'not-registered';
          return { openAtLogin: on, executableWillLaunchAtLogin: on, status, ...options.answers };
        },
      },
      host: {
        home: '/home/ada',
        env: options.env ?? {},
        read: async (path) => files.get(path),
        write: options.write ?? (async (path, content) => void files.set(path, content)),
        remove: async (path) => void files.delete(path),
      },
    },
    platform,
  );

const failure = (reason: string) =>
  expect.objectContaining({ problem: expect.objectContaining({ code: 'desktop.login-item', details: { reason } }) });

describe('opening with the session', () => {
  it.each<Platform>(['linux', 'macos', 'windows'])(
    'is off at first, on when chosen, off again on %s',
    async (platform) => {
      const item = itemOn(platform, machine());
      const seen = [await item.state()];
      for (const on of [true, false]) {
        await item.set(on);
        seen.push(await item.state());
      }
      expect(seen).toEqual(['off', 'on', 'off']);
    },
  );

  it('is an entry in the autostart folder on Linux, quoted twice over', async () => {
    const here = machine();
    await itemOn('linux', here, { env: { XDG_CONFIG_HOME: '/home/ada/.cfg' } }).set(true);
    const [[path, entry] = []] = [...here.files];
    expect(path).toBe('/home/ada/.cfg/autostart/dev.certwright.Certwright.desktop');
    expect(entry).toContain(
      String.raw`Exec="/opt/Cert wright/certwright" "--hidden" "--profile" "/srv/100%% \\"mine\\"/\\$p"`,
    );
  });

  it('starts the AppImage itself, and lies in the usual folder where a wrong one is named', async () => {
    const here = machine();
    await itemOn('linux', here, {
      env: { XDG_CONFIG_HOME: 'relative', APPIMAGE: '/home/ada/Certwright.AppImage' },
    }).set(true);
    const [[path, entry] = []] = [...here.files];
    expect(path).toBe('/home/ada/.config/autostart/dev.certwright.Certwright.desktop');
    expect(entry).toContain('Exec="/home/ada/Certwright.AppImage" "--hidden"');
  });

  it('counts as off on Linux when a desktop has switched the entry off or the program lies elsewhere', async () => {
    const here = machine();
    const item = itemOn('linux', here);
    await item.set(true);
    const [[path = '', entry = ''] = []] = [...here.files];
    here.files.set(path, `${entry}Hidden=true\n`);
    expect(await item.state()).toBe('off');
    await item.set(true);
    expect(await item.state()).toBe('on');
  });

  it('names the reason when it cannot be written', async () => {
    const write = async () => Promise.reject(Object.assign(new Error('no'), { code: 'EACCES' }));
    await expect(itemOn('linux', machine(), { write }).set(true)).rejects.toEqual(failure('EACCES'));
  });

  it('is handed to Windows with the arguments that start it hidden', async () => {
    const here = machine();
    await itemOn('windows', here, { env: { PORTABLE_EXECUTABLE_FILE: 'D:\\Certwright.exe' } }).set(true);
    expect(here.told.settings).toEqual({
      openAtLogin: true,
      path: 'D:\\Certwright.exe',
      args: ['--hidden', '--profile', String.raw`"/srv/100% \"mine\"/$p"`],
    });
  });

  it.each<[Platform, object]>([
    ['windows', { openAtLogin: true, executableWillLaunchAtLogin: false }],
    ['macos', { status: 'requires-approval' }],
  ])('says when %s has it switched off or waits for a word', async (platform, answers) => {
    const item = itemOn(platform, machine(), { answers });
    await item.set(true);
    expect(await item.state()).toBe('refused');
  });

  it.each<[Platform, object]>([
    ['windows', { openAtLogin: false }],
    ['macos', { status: 'not-found' }],
  ])('fails when %s says otherwise afterwards', async (platform, answers) => {
    await expect(itemOn(platform, machine(), { answers }).set(true)).rejects.toEqual(failure('not-taken'));
  });
});
