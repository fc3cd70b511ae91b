/** Looking for updates, by itself and because a person wants to; fetching them. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Updater } from '../../../electron/app/updates/updater.ts';
import { fail, problem } from '../../../shared/errors/problem.ts';
import { failureOf } from '../../support/failure-of.ts';
import {
  phaseOf,
  reaches,
  type UpdatedProgram,
  update,
  updatedProgram,
  willing,
} from '../../support/updated-program.ts';

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
