import { isAbsolute } from 'node:path';
import { describe, expect, it } from 'vitest';
import { scheduledCommand, thisProgram } from '../../../electron/platform/scheduler/command.ts';
import { nextWake, wakePlan } from '../../../electron/platform/scheduler/plan.ts';

describe('what a scheduler starts', () => {
  const profile = '/home/ana/.local/share/certwright';

  it('is the command line under a plain Node', () => {
    expect(
      scheduledCommand({ kind: 'node', node: '/usr/bin/node', script: '/opt/c/cli.js' }, profile, 'linux'),
    ).toEqual({
      program: '/usr/bin/node',
      args: ['/opt/c/cli.js', 'renew', '--due', '--scheduled', '--profile', profile],
    });
  });

  it('is the application itself, which needs no display for it', () => {
    const app = { kind: 'desktop', executable: '/opt/Certwright/certwright' } as const;
    const own = ['--scheduled-run', '--profile', profile];
    expect(scheduledCommand(app, profile, 'linux').args).toEqual([
      '--ozone-platform=headless',
      '--disable-gpu',
      ...own,
    ]);
    expect(scheduledCommand(app, profile, 'macos').args).toEqual(own);
    expect(scheduledCommand(app, profile, 'windows').args).toEqual(own);
    expect(scheduledCommand({ ...app, entry: '/src/dist/main/main.js' }, profile, 'linux').args).toEqual([
      '--ozone-platform=headless',
      '--disable-gpu',
      '/src/dist/main/main.js',
      ...own,
    ]);
  });

  it('is this very program, by paths that last', () => {
    const appImage = { APPIMAGE: '/home/ana/Certwright.AppImage' };
    const mounted = { execPath: '/tmp/.mount_CertwrXYZ/certwright', desktop: 'packaged' } as const;
    expect(thisProgram(appImage, mounted)).toEqual({ kind: 'desktop', executable: appImage.APPIMAGE });
    expect(thisProgram({}, mounted)).toEqual({ kind: 'desktop', executable: mounted.execPath });
    expect(thisProgram(appImage, { ...mounted, desktop: 'script' })).toMatchObject({ executable: mounted.execPath });
    const found = thisProgram(appImage);
    expect(found).toMatchObject({ kind: 'node', node: process.execPath });
    expect(found.kind === 'node' && isAbsolute(found.script) && found.script).toMatch(/cli\.js$/);
  });
});

describe('the hours of a profile', () => {
  it('are six apart, off the top of the hour, the same each time and spread over profiles', () => {
    const plans = Array.from({ length: 400 }, (_, index) => wakePlan(`/home/user${index}/certwright`, 'ana'));
    for (const { minute, hours, id } of plans) {
      expect(minute >= 1 && minute <= 58).toBe(true);
      expect(hours.map((hour) => hour - (hours[0] ?? 0))).toEqual([0, 6, 12, 18]);
      expect(Math.max(...hours)).toBeLessThan(24);
      expect(id).toMatch(/^[\da-f]{8}$/);
    }
    expect(new Set(plans.map(({ minute }) => minute)).size).toBeGreaterThan(50);
    expect(wakePlan('/a', 'ana')).toEqual(wakePlan('/a', 'ana'));
    expect(wakePlan('/a', 'ana').id).not.toBe(wakePlan('/a', 'bob').id);
  });

  it('give the next moment, over midnight as well', () => {
    const plan = { id: 'x', minute: 17, hours: [2, 8, 14, 20] };
    expect(nextWake(plan, new Date(2026, 10, 27, 8, 16))).toEqual(new Date(2026, 10, 27, 8, 17));
    expect(nextWake(plan, new Date(2026, 10, 27, 8, 17))).toEqual(new Date(2026, 10, 27, 14, 17));
    expect(nextWake(plan, new Date(2026, 11, 31, 23, 0))).toEqual(new Date(2027, 0, 1, 2, 17));
  });
});
