/** The end of an update: at once, when nothing is in its way any more, or when the program is quit. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import { fail } from '../../../shared/errors/problem.ts';
import {
  phaseOf,
  reaches,
  ready,
  type UpdatedProgram,
  update,
  updatedProgram,
  willing,
} from '../../support/updated-program.ts';

const hour = 3_600_000;

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
