import { describe, expect, it } from 'vitest';
import { readHostOptions } from '../../../electron/host-options.ts';

const read = (args: readonly string[], env = {}, strict = true) => readHostOptions(args, env, { strict });
const usage = (message: unknown) =>
  expect.objectContaining({ problem: expect.objectContaining({ code: 'input.usage', details: { message } }) });

describe('what a host is told on its command line', () => {
  it('has a default for everything', () => {
    expect(read([])).toEqual({
      profile: undefined,
      port: undefined,
      openBrowser: true,
      serve: false,
      scheduledRun: false,
      hidden: false,
      show: undefined,
      link: undefined,
      selfTest: false,
      setUp: undefined,
    });
  });

  it('understands all it documents', () => {
    expect(read(['--profile', '/tmp/p', '--port=8443', '--no-open', '--serve'])).toEqual({
      profile: '/tmp/p',
      port: 8443,
      openBrowser: false,
      serve: true,
      scheduledRun: false,
      hidden: false,
      show: undefined,
      link: undefined,
      selfTest: false,
      setUp: undefined,
    });
  });

  it.each([
    ['schedule,sign-in', ['schedule', 'sign-in']],
    ['sign-in', ['sign-in']],
    ['nothing', []],
  ])('knows what the installer chose: %s', (text, parts) => {
    expect(read(['--set-up', text]).setUp).toEqual(parts);
  });

  it.each(['schedule,', 'schedule,schedule', 'nothing,sign-in', 'everything'])('refuses to set up %s', (text) => {
    expect(() => read(['--set-up', text])).toThrow(usage(expect.stringContaining('schedule,sign-in')));
  });

  it('takes the profile from the environment unless it is told one', () => {
    expect(read([], { CERTWRIGHT_HOME: '/srv/c' }).profile).toBe('/srv/c');
    expect(read(['--profile', '/tmp/p'], { CERTWRIGHT_HOME: '/srv/c' }).profile).toBe('/tmp/p');
    expect(read([], { CERTWRIGHT_HOME: '' }).profile).toBeUndefined();
  });

  it.each([
    ['a port that is none', ['--port', 'http']],
    ['a port too high', ['--port', '65536']],
    ['a port that only looks like one', ['--port', '0x50']],
    ['a negative port', ['--port=-1']],
  ])('refuses %s', (_, args) => {
    expect(() => read(args)).toThrow(usage(expect.stringContaining('0–65535')));
  });

  it('names an option it does not know', () => {
    expect(() => read(['--prot', '1'])).toThrow(usage(expect.stringContaining('--prot')));
    expect(() => read(['stray'])).toThrow(usage(expect.stringContaining('stray')));
    expect(() => read(['--profile'])).toThrow(usage(expect.stringContaining('--profile')));
  });

  it('lets the switches of Electron and Chromium pass in the window', () => {
    const args = [
      'dist/main/main.js',
      '--no-sandbox',
      '--ozone-platform=headless',
      '--profile',
      '/tmp/p',
      '--inspect=0',
    ];
    expect(read(args, {}, false)).toMatchObject({ profile: '/tmp/p', serve: false, scheduledRun: false });
    expect(() => read(['--profile'], {}, false)).toThrow(usage('--profile ?'));
  });

  it('takes a screen, a hidden start and a link of the system', () => {
    expect(read(['main.js', '--hidden', '--show', 'run/a', 'certwright://open/dns'], {}, false)).toMatchObject({
      hidden: true,
      show: 'run/a',
      link: 'certwright://open/dns',
    });
    // What stands after it is the link's own, however much it looks like an option.
    expect(read(['main.js', '--', 'certwright://open/dns', '--scheduled-run'], {}, false)).toMatchObject({
      link: 'certwright://open/dns',
      scheduledRun: false,
    });
  });
});
