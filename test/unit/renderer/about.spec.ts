import { describe, expect, it } from 'vitest';
import { aboutLines, aboutText, browserIn } from '../../../renderer/features/about/facts.ts';
import { type About, channelOf } from '../../../shared/domain/about.ts';
import { keysOf, menuScreens, shortcutLines, shortcutOf } from '../../../shared/domain/shortcuts.ts';

const about: About = {
  version: '1.2.0-beta.1',
  channel: 'beta',
  node: '24.18.1',
  system: 'Linux 6.1.0 x64',
  licence: 'MIT',
  logFolder: '/home/me/.config/certwright/logs',
  opensLogs: true,
};

describe('about the program', () => {
  it('what is copied names everything a report needs, and no path of the reader', () => {
    const desktop = aboutText(aboutLines({ ...about, electron: '45.4.1', chromium: '152.0.1' }, 'Chrome 152'));
    expect(desktop).toBe(
      'Certwright: 1.2.0-beta.1\nChannel: beta\nElectron: 45.4.1\nChromium: 152.0.1\nNode.js: 24.18.1\nSystem: Linux 6.1.0 x64\nLicence: MIT',
    );
    expect(aboutText(aboutLines(about, 'Firefox 151'))).toContain('Browser: Firefox 151');
    expect(desktop).not.toContain('/home/me');
  });

  it.each([
    ['Mozilla/5.0 (X11; Linux x86_64; rv:151.0) Gecko/20100101 Firefox/151.0', 'Firefox 151'],
    [
      'Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/150.0.0.0 Safari/537.36 Edg/150.0.0.0',
      'Edge 150',
    ],
    ['Mozilla/5.0 (Macintosh) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.1 Safari/605.1.15', 'Safari 19'],
    ['curl/8', ''],
  ])('reads the browser: %s', (userAgent, name) => {
    expect(browserIn(userAgent)).toBe(name);
  });

  it('a version says its channel', () => {
    expect(['0.0.0', '1.0.0', '1.1.0-beta.2'].map(channelOf)).toEqual(['development', 'stable', 'beta']);
  });
});

describe('keys of the page', () => {
  const none = { alt: false, shift: false, command: false };
  const press = (code: string, key: string, held: Partial<typeof none> = {}) =>
    shortcutOf({ code, key, ...none, ...held });

  it('open the screens by their place in the sidebar, whatever the layout types there', () => {
    const opened = menuScreens.map((_screen, at) => press(`Digit${at + 1}`, '¡', { alt: true, shift: true }));
    expect(opened).toEqual(menuScreens.map(({ screen }) => ({ screen })));
    expect(press('KeyN', 'N', { alt: true, shift: true })).toEqual({ screen: 'wizard' });
    expect(press('Comma', ',', { command: true })).toEqual({ screen: 'settings' });
    expect(press('Slash', '?', { shift: true })).toBe('shortcuts');
  });

  it('leave alone what is text or belongs to the browser', () => {
    expect([
      press('Digit1', '1'),
      press('Digit1', '1', { alt: true }),
      press('Digit1', '1', { command: true }),
      press('KeyN', 'n', { command: true }),
      press('Digit9', '9', { alt: true, shift: true }),
    ]).toEqual([undefined, undefined, undefined, undefined, undefined]);
  });

  it('are listed as the host hears them', () => {
    const first = (host: 'desktop' | 'web', mac: boolean) => shortcutLines(host, mac)[1]?.keys;
    expect([first('desktop', true), first('desktop', false), first('web', false)]).toEqual([
      ['⌘', '1'],
      ['Ctrl', '1'],
      ['Alt', 'Shift', '1'],
    ]);
    expect([keysOf('dns', 'web', false), keysOf('dns', 'desktop', true), keysOf('run', 'web', false)]).toEqual([
      'Alt+Shift+6',
      '⌘6',
      undefined,
    ]);
  });
});
