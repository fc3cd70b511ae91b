import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Updater } from '../../../electron/app/updates/updater.ts';
import type { Updates } from '../../../electron/ipc/updates-host.ts';
import type { ScheduleState } from '../../../shared/domain/schedule.ts';
import { fail, problem } from '../../../shared/errors/problem.ts';
import { failureOf } from '../../support/failure-of.ts';
import { sound, type UpdatedProgram, updatedProgram } from '../../support/updated-program.ts';

const update = { version: '0.2.0', notes: 'Better.' };
const hour = 3_600_000;
const week = 7 * 24 * hour;

let program: UpdatedProgram | undefined;
afterEach(() => {
  program?.close();
  vi.useRealTimers();
});
const start = (...given: Parameters<typeof updatedProgram>): UpdatedProgram => {
  program = updatedProgram(...given);
  return program;
};
const willing: Partial<Updater> = { look: async () => update, download: async () => true };

const phaseOf = async (updates: Updates) => (await updates.state()).phase;
const reaches = (updates: Updates, is: string) =>
  vi.waitFor(async () => expect((await phaseOf(updates)).is).toBe(is), { timeout: 5000 });
/** Downloaded by two clicks. */
const ready = async (updates: Updates): Promise<void> => {
  await updates.look();
  await reaches(updates, 'available');
  await updates.download();
  await reaches(updates, 'ready');
};
/** Hours pass, with everything that wakes in them. */
const pass = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds);

describe('a copy that does not update itself', () => {
  it('says why, refuses everything, and never loads the library', async () => {
    const { open, did } = start(willing, { installed: { off: 'not-signed' } });
    const updates = open();
    expect(await updates.state()).toMatchObject({ off: 'not-signed', phase: { is: 'idle' } });
    for (const act of [updates.look, updates.download, updates.cancel, updates.skip, () => updates.install('now')])
      expect((await failureOf(act())).code).toBe('updates.off');
    expect(did).toEqual([]);
  });
});

describe('looking by itself', () => {
  const looking = (given: Parameters<typeof updatedProgram>[1] = {}, look: Updater['look'] = async () => update) => {
    vi.useFakeTimers();
    const looks = vi.fn(look);
    return { looks, program: start({ look: looks }, given) };
  };

  it('waits for the window, asks once a week, and downloads nothing', async () => {
    const { looks, program } = looking({}, async () => undefined);
    program.open();
    await pass(4 * 60_000);
    expect(program.did).toEqual([]);
    await pass(2 * 60_000);
    expect(looks).toHaveBeenCalledTimes(1);
    await pass(week - 2 * hour);
    expect(looks).toHaveBeenCalledTimes(1);
    await pass(4 * hour);
    expect(looks).toHaveBeenCalledTimes(2);
    expect(program.did).toEqual(['load']);
  });

  it('asks nobody where it is switched off, before the first run is over, and while an order is open', async () => {
    const { looks, program } = looking({ stored: { look: false } });
    const updates = program.open();
    await pass(week * 2);
    program.welcomed = false;
    await updates.choose({ look: true });
    await pass(week * 2);
    program.welcomed = true;
    program.hindrance = 'order';
    await pass(week);
    expect(looks).not.toHaveBeenCalled();
    program.hindrance = undefined;
    await pass(hour);
    expect(looks).toHaveBeenCalledTimes(1);
  });

  it('stays silent about a version that is skipped, and mentions the next', async () => {
    let newest = update;
    const { program } = looking({ stored: { skipped: '0.2.0' } }, async () => newest);
    const updates = program.open();
    await pass(hour);
    expect((await updates.state()).phase).toEqual({ is: 'idle' });
    newest = { version: '0.3.0', notes: '' };
    await pass(week + hour);
    expect((await updates.state()).phase).toEqual({ is: 'available', update: newest });
  });

  it('says nothing of a failure nobody waits for, and tries again in some hours', async () => {
    const { looks, program } = looking({}, async () => Promise.reject(fail('updates.no-network', { detail: 'x' })));
    const updates = program.open();
    await pass(hour);
    expect(await updates.state()).toMatchObject({ phase: { is: 'idle' } });
    expect((await updates.state()).lookedAt).toBeUndefined();
    await pass(4 * hour);
    expect(looks).toHaveBeenCalledTimes(1);
    await pass(3 * hour);
    expect(looks).toHaveBeenCalledTimes(2);
  });

  it('ends with the profile', async () => {
    const { looks, program } = looking();
    program.open();
    program.close();
    await pass(week * 2);
    expect(looks).not.toHaveBeenCalled();
  });
});

describe('a person', () => {
  it('is told why a look failed', async () => {
    const updates = start({ look: async () => Promise.reject(fail('updates.no-network', { detail: 'gone' })) }).open();
    await updates.look();
    await reaches(updates, 'failed');
    expect(await phaseOf(updates)).toEqual({
      is: 'failed',
      problem: problem('updates.no-network', { detail: 'gone' }),
    });
  });

  it('who looks is shown a version that was skipped, and is reminded of it again', async () => {
    const given = start(willing, { stored: { skipped: '0.2.0' } });
    const updates = given.open();
    await updates.look();
    await reaches(updates, 'available');
    expect(given.stored.skipped).toBeUndefined();
    await updates.skip();
    expect(await updates.state()).toMatchObject({ phase: { is: 'idle' }, choices: { skipped: '0.2.0' } });
  });

  it('sees how far a download is, and can stop it', async () => {
    let stopped = false;
    const updates = start({
      ...willing,
      download: (_update, { signal, onProgress }) =>
        new Promise((resolve) => {
          onProgress(12);
          signal.addEventListener('abort', () => {
            stopped = true;
            resolve(false);
          });
        }),
    }).open();
    await updates.look();
    await reaches(updates, 'available');
    await updates.download();
    await vi.waitFor(async () => expect(await phaseOf(updates)).toEqual({ is: 'downloading', update, percent: 12 }));
    await updates.cancel();
    await reaches(updates, 'available');
    expect(stopped).toBe(true);
  });

  it('who chooses another channel is not offered what belongs to the first', async () => {
    const asked: string[] = [];
    const updates = start({
      look: async (channel) => {
        asked.push(channel);
        return update;
      },
    }).open();
    await updates.look();
    await reaches(updates, 'available');
    expect((await updates.choose({ channel: 'beta' })).phase).toEqual({ is: 'idle' });
    await updates.look();
    await reaches(updates, 'available');
    expect(asked).toEqual(['stable', 'beta']);
  });
});

describe('installing', () => {
  it('makes room for the new program, replaces the old one, and quits', async () => {
    const given = start(willing);
    const updates = given.open();
    await ready(updates);
    expect(given.did).toEqual(['load']);
    await updates.install('now');
    expect(given.did).toEqual(['load', 'room', 'install restart', 'quit']);
    expect(given.stored.installing).toBe('0.2.0');
  });

  it.each(['order', 'renewal'] as const)('waits for the end of an open %s, and says so', async (by) => {
    vi.useFakeTimers();
    const given = start(willing);
    const updates = given.open();
    await updates.look();
    await pass(0);
    await updates.download();
    await pass(0);
    given.hindrance = by;
    await updates.install('now');
    expect(await phaseOf(updates)).toEqual({ is: 'postponed', update, by });
    await pass(hour);
    expect(given.did).toEqual(['load']);
    given.hindrance = undefined;
    await pass(6000);
    expect(given.did).toEqual(['load', 'room', 'install restart', 'quit']);
  });

  it('that waits can be called off', async () => {
    vi.useFakeTimers();
    const given = start(willing);
    const updates = given.open();
    await updates.look();
    await pass(0);
    await updates.download();
    await pass(0);
    given.hindrance = 'order';
    await updates.install('now');
    await updates.install('not');
    given.hindrance = undefined;
    await pass(hour);
    expect(await phaseOf(updates)).toEqual({ is: 'ready', update, atQuit: false });
    expect(given.did).toEqual(['load']);
  });

  it('that fails leaves the program as it is, and can be tried again with another updater', async () => {
    let refuses = true;
    const given = start({
      ...willing,
      install: async () => {
        if (refuses) throw fail('updates.no-permission', { detail: 'exited with code 126' });
      },
    });
    const updates = given.open();
    await ready(updates);
    await updates.install('now');
    expect(await phaseOf(updates)).toMatchObject({ is: 'failed', update, problem: { code: 'updates.no-permission' } });
    expect(given.did).toEqual(['load', 'room', 'install restart', 'hold']);
    expect(given.stored.installing).toBeUndefined();
    refuses = false;
    await updates.download();
    await reaches(updates, 'ready');
    await updates.install('now');
    expect(given.did.slice(4)).toEqual(['load', 'room', 'install restart', 'quit']);
  });
});

describe('when the program is quit', () => {
  it('nothing is installed unless it was asked for', async () => {
    const given = start(willing);
    await ready(given.open());
    given.quit();
    expect(given.did).toEqual(['load']);
  });

  it('what was asked for is installed, and nothing is started', async () => {
    const given = start(willing);
    const updates = given.open();
    await ready(updates);
    await updates.install('at-quit');
    given.quit();
    expect(given.did).toEqual(['load', 'install']);
  });

  it('it is not when the session ends, or an order is open', async () => {
    const given = start(willing);
    const updates = given.open();
    await ready(updates);
    await updates.install('at-quit');
    given.sessionEnds = true;
    given.quit();
    given.sessionEnds = false;
    const again = given.open();
    given.hindrance = 'order';
    given.quit();
    expect(await phaseOf(again)).toEqual({ is: 'ready', update, atQuit: true });
    expect(given.did).toEqual(['load']);
  });

  it('it is not offered where the file moves with the version', async () => {
    const moving = { installation: { kind: 'app-image', atQuit: false, asksAdministrator: false } } as const;
    const updates = start(willing, { installed: moving }).open();
    await ready(updates);
    await updates.install('at-quit');
    expect(await phaseOf(updates)).toEqual({ is: 'ready', update, atQuit: false });
  });
});

describe('the first start of another version', () => {
  const moved = { ...sound, drift: [{ kind: 'moved-executable', detail: '/old' }] } as const;
  const updated = (repair: UpdatedProgram['repair'], version = '0.2.0') => {
    const given = start(willing, { version, stored: { lastVersion: '0.1.0', installing: '0.2.0' } });
    given.schedule = { ...moved, drift: [...moved.drift] };
    const repaired = vi.fn(repair);
    given.repair = repaired;
    return { given, repaired };
  };

  it('puts the schedule right that led to the old place, and keeps the version', async () => {
    const { given, repaired } = updated(async () => sound);
    const updates = given.open();
    await vi.waitFor(() => expect(given.stored).toMatchObject({ lastVersion: '0.2.0' }));
    expect(given.stored.installing).toBeUndefined();
    expect(repaired).toHaveBeenCalledTimes(1);
    expect(given.raised).toEqual([]);
    expect(await phaseOf(updates)).toEqual({ is: 'idle' });
  });

  it('tells people when that failed, and tries again at the next start', async () => {
    const { given, repaired } = updated(async () =>
      Promise.reject(fail('schedule.failed', { program: 'systemctl', excerpt: 'no bus' })),
    );
    given.open();
    await vi.waitFor(() => expect(given.raised).toHaveLength(1));
    expect(given.raised[0]).toMatchObject({ code: 'schedule-broken', problem: { code: 'schedule.failed' } });
    expect(given.stored.lastVersion).toBe('0.1.0');
    given.open();
    await vi.waitFor(() => expect(repaired).toHaveBeenCalledTimes(2));
  });

  it('tells people what is wrong still after it was repaired', async () => {
    const { given } = updated(async () => ({ ...moved, drift: [...moved.drift] }));
    given.open();
    await vi.waitFor(() => expect(given.raised).toHaveLength(1));
    expect(given.raised[0]).toMatchObject({ detail: { kind: 'moved-executable', detail: '/old' } });
  });

  it('touches no schedule that is sound or was never set up, nor at the very first start', async () => {
    const repaired = vi.fn(async () => sound);
    const starts: readonly (readonly [ScheduleState, string | undefined])[] = [
      [sound, '0.0.9'],
      [{ ...moved, installed: false, drift: [...moved.drift] }, '0.0.9'],
      [{ ...moved, drift: [...moved.drift] }, undefined],
    ];
    for (const [schedule, lastVersion] of starts) {
      const given = start(willing, { stored: lastVersion === undefined ? {} : { lastVersion } });
      given.schedule = schedule;
      given.repair = repaired;
      given.open();
      await vi.waitFor(() => expect(given.stored.lastVersion).toBe('0.1.0'));
      given.close();
    }
    expect(repaired).not.toHaveBeenCalled();
  });

  it('says that the update was not installed where the old version is there again', async () => {
    const { given } = updated(async () => sound, '0.1.0');
    const updates = given.open();
    await reaches(updates, 'failed');
    expect(await phaseOf(updates)).toEqual({
      is: 'failed',
      problem: problem('updates.not-installed', { version: '0.2.0' }),
    });
    expect(given.stored.installing).toBeUndefined();
  });
});
