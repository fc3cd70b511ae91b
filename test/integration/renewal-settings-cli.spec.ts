import { afterAll, describe, expect, it } from 'vitest';
import type { RenewalSettings } from '../../shared/domain/renewal.ts';
import { builtMain } from '../support/built-main.ts';
import { runCli } from '../support/cli.ts';
import { tempFolder } from '../support/temp-folder.ts';

describe('renewal settings on the command line', () => {
  builtMain();
  const folder = tempFolder('certwright-renewal-settings-');
  afterAll(() => folder.remove());
  const run = (...words: readonly string[]) => runCli(folder.path, ['renewal', 'settings', ...words]);
  const settings = async (...words: readonly string[]) => {
    const result = await run(...words, '--json');
    expect(result.code).toBe(0);
    return result.json<{ settings: RenewalSettings }>().settings;
  };

  it('are shown, changed one by one, and kept', async () => {
    expect(await settings()).toMatchObject({ paused: false, blackouts: [], historyDays: 400, rehearseDaysBefore: 7 });
    const windows = ['--blackout', '22:00-07:00', '--blackout', '6,7@08:00-20:00', '--zone', 'Asia/Shanghai'];
    await settings('--pause', ...windows);
    await settings('--history-days', '30', '--rehearse-days', '14');
    const zone = 'Asia/Shanghai';
    expect(await settings()).toMatchObject({
      paused: true,
      blackouts: [
        { days: [1, 2, 3, 4, 5, 6, 7], from: '22:00', to: '07:00', zone },
        { days: [6, 7], from: '08:00', to: '20:00', zone },
      ],
      historyDays: 30,
      rehearseDaysBefore: 14,
    });
    const shown = await run('--lang', 'zh');
    expect(shown.stdout).toContain('自动续期已暂停');
    expect(shown.stdout).toContain('6,7@08:00-20:00 Asia/Shanghai');
    expect(await settings('--resume', '--blackout', 'off')).toMatchObject({ paused: false, blackouts: [] });
  });

  it('pause until a day that begins here, and go on before', async () => {
    const begins = new Date(2999, 0, 31).toISOString();
    expect(await settings('--pause-until', '2999-01-31')).toMatchObject({ paused: false, pausedUntil: begins });
    expect((await run()).stdout).toMatch(/until .*2999/);
    expect(await settings('--resume')).not.toHaveProperty('pausedUntil');
    expect((await run()).stdout).toContain('are renewed by themselves');
  });

  it.each([
    ['--pause', '--resume'],
    ['--pause-until', '2999-01-31', '--pause'],
    ['--pause-until', '2020-01-31'],
    ['--pause-until', 'soon'],
    ['--blackout', '22:00'],
    ['--blackout', '8@22:00-07:00'],
    ['--blackout', '22:00-07:00', '--zone', 'Nowhere/Here'],
    ['--zone', 'UTC'],
    ['--history-days', '0'],
    ['--rehearse-days', '61'],
    ['more'],
  ])('refuse %s %s', async (...words) => {
    expect((await run(...words)).code).toBe(2);
    expect(await settings()).toMatchObject({ paused: false, blackouts: [], historyDays: 30, rehearseDaysBefore: 14 });
  });
});
