import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { advance, type UpdateEvent } from '../../../electron/app/updates/machine.ts';
import { type UpdatePhase, updatePhaseSchema } from '../../../shared/domain/updates.ts';
import { problem } from '../../../shared/errors/problem.ts';

const update = { version: '0.2.0', notes: 'Better.', size: 98_000_000 };
const failure = problem('updates.checksum', { version: '0.2.0' });

const phaseAfter = (...events: readonly UpdateEvent[]): UpdatePhase =>
  events.reduce<UpdatePhase>((phase, event) => advance(phase, event), { is: 'idle' });
const foundOne: readonly UpdateEvent[] = [{ is: 'look' }, { is: 'found', update }];
const readyOne: readonly UpdateEvent[] = [...foundOne, { is: 'download' }, { is: 'downloaded' }];

describe('an update', () => {
  it('goes from a look to the restart', () => {
    expect(phaseAfter({ is: 'look' })).toEqual({ is: 'checking' });
    expect(phaseAfter(...foundOne)).toEqual({ is: 'available', update });
    expect(phaseAfter(...foundOne, { is: 'download' }, { is: 'progress', percent: 41 })).toEqual({
      is: 'downloading',
      update,
      percent: 41,
    });
    expect(phaseAfter(...readyOne)).toEqual({ is: 'ready', update, atQuit: false });
    expect(phaseAfter(...readyOne, { is: 'install' })).toEqual({ is: 'installing', update });
  });

  it('is not downloaded and not installed by anything but a word to do so', () => {
    const others: readonly UpdateEvent[] = [
      { is: 'look' },
      { is: 'nothing-new' },
      { is: 'no-answer' },
      { is: 'found', update },
      { is: 'progress', percent: 100 },
      { is: 'downloaded' },
      { is: 'cancelled' },
      { is: 'wait', by: 'order' },
      { is: 'at-quit', on: true },
      { is: 'failed', problem: failure },
      { is: 'forget' },
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...others), { maxLength: 30 }), (events) => {
        expect(['idle', 'checking', 'available', 'failed']).toContain(phaseAfter(...events).is);
      }),
    );
  });

  it('is in a phase that the page can be told, whatever happens', () => {
    const all: readonly UpdateEvent[] = [
      ...readyOne,
      { is: 'nothing-new' },
      { is: 'no-answer' },
      { is: 'progress', percent: 7 },
      { is: 'cancelled' },
      { is: 'wait', by: 'renewal' },
      { is: 'at-quit', on: true },
      { is: 'install' },
      { is: 'failed', problem: failure },
      { is: 'forget' },
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...all), { maxLength: 40 }), (events) => {
        const phase = phaseAfter(...events);
        expect(updatePhaseSchema.parse(phase)).toEqual(phase);
      }),
    );
  });

  it('that is stopped can be had again', () => {
    expect(phaseAfter(...foundOne, { is: 'download' }, { is: 'cancelled' })).toEqual({ is: 'available', update });
  });

  it('that failed is known still, and can be tried again or sought anew', () => {
    const failed = [...foundOne, { is: 'download' }, { is: 'failed', problem: failure }] as const;
    expect(phaseAfter(...failed)).toEqual({ is: 'failed', problem: failure, update });
    expect(phaseAfter(...failed, { is: 'download' })).toEqual({ is: 'downloading', update, percent: 0 });
    expect(phaseAfter(...failed, { is: 'look' })).toEqual({ is: 'checking', update });
  });

  it('that was found stays when nobody answers the next time', () => {
    expect(phaseAfter(...foundOne, { is: 'look' }, { is: 'no-answer' })).toEqual({ is: 'available', update });
    expect(phaseAfter({ is: 'look' }, { is: 'no-answer' })).toEqual({ is: 'idle' });
  });

  it('waits, can be put off while it waits, and is installed at last', () => {
    const waits = [...readyOne, { is: 'wait', by: 'order' }] as const;
    expect(phaseAfter(...waits)).toEqual({ is: 'postponed', update, by: 'order' });
    expect(phaseAfter(...waits, { is: 'at-quit', on: false })).toEqual({ is: 'ready', update, atQuit: false });
    expect(phaseAfter(...waits, { is: 'install' })).toEqual({ is: 'installing', update });
  });

  it('that is being installed is not looked for, forgotten or put off', () => {
    const installing = phaseAfter(...readyOne, { is: 'install' });
    for (const event of [{ is: 'look' }, { is: 'forget' }, { is: 'at-quit', on: true }] as const)
      expect(advance(installing, event)).toBe(installing);
  });
});
