import { expect, it } from 'vitest';
import { currentPlatform, hasDisplay } from '../../../electron/platform/current.ts';
import { defaultProfileFolder } from '../../../electron/platform/paths/index.ts';

it('the profile lies where each system keeps application data', () => {
  const onWindows = { APPDATA: 'D:\\Roaming' };
  expect({
    linux: defaultProfileFolder({}, '/home/me', 'linux'),
    xdg: defaultProfileFolder({ XDG_DATA_HOME: '/data' }, '/home/me', 'linux'),
    relativeXdg: defaultProfileFolder({ XDG_DATA_HOME: 'data' }, '/home/me', 'linux'),
    macos: defaultProfileFolder({ XDG_DATA_HOME: '/data' }, '/Users/me', 'macos'),
    windows: defaultProfileFolder(onWindows, 'C:\\Users\\me', 'windows'),
    service: defaultProfileFolder({ APPDATA: '' }, 'C:\\Users\\me', 'windows'),
  }).toEqual({
    linux: '/home/me/.local/share/certwright',
    xdg: '/data/certwright',
    relativeXdg: '/home/me/.local/share/certwright',
    macos: '/Users/me/Library/Application Support/Certwright',
    windows: 'D:\\Roaming\\Certwright',
    service: 'C:\\Users\\me\\AppData\\Roaming\\Certwright',
  });
});

it('a window can be shown under X11 or Wayland, and always on Windows and macOS', () => {
  expect([
    hasDisplay({}, 'linux'),
    hasDisplay({ DISPLAY: '' }, 'linux'),
    hasDisplay({ DISPLAY: ':0' }, 'linux'),
    hasDisplay({ WAYLAND_DISPLAY: 'wayland-0' }, 'linux'),
    hasDisplay({}, 'macos'),
    hasDisplay({}, 'windows'),
  ]).toEqual([false, false, true, true, true, true]);
  expect(['windows', 'macos', 'linux']).toContain(currentPlatform());
});
