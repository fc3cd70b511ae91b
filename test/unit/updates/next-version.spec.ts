/** The first start after an update: the schedule still leads to the program, or people are told. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { ScheduleState } from '../../../shared/domain/schedule.ts';
import { fail, problem } from '../../../shared/errors/problem.ts';
import {
  phaseOf,
  reaches,
  sound,
  type UpdatedProgram,
  updatedProgram,
  willing,
} from '../../support/updated-program.ts';

let program: UpdatedProgram | undefined;
afterEach(() => {
  program?.close();
  vi.useRealTimers();
});
const start = (...given: Parameters<typeof updatedProgram>): UpdatedProgram => {
  program = updatedProgram(...given);
  return program;
};

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
