import { describe, expect, it } from 'vitest';
import { openRestartable, type Restarted, type StartOver } from '../../../electron/restartable.ts';
import type { EventEnvelope } from '../../../shared/ipc/envelope.ts';
import { scriptedApplication } from '../../support/scripted-application.ts';

/** Applications one after the other, each with its number; what they do is written down. */
const opened = async () => {
  const log: string[] = [];
  const emitters: ((event: EventEnvelope) => void)[] = [];
  let begin: StartOver = async () => undefined;
  const application = await openRestartable(async (startOver): Promise<Restarted> => {
    begin = startOver;
    const number = emitters.length + 1;
    const one = scriptedApplication({ 'draft.clear': async () => void log.push(`call ${number}`) as never });
    emitters.push(one.emit);
    log.push(`open ${number}`);
    return {
      ...one,
      announce: async () => one.emit({ name: 'notices.changed', payload: { unseen: number } }),
      close: async () => void log.push(`close ${number}`),
    };
  });
  return { log, application, emitters, startOver: (work: () => void) => begin(work) };
};

describe('an application that starts over', () => {
  it('closes, works on the folder, opens again, and goes on telling whoever listens', async () => {
    const { log, application, emitters, startOver } = await opened();
    const heard: unknown[] = [];
    const deafen = application.onEvent(({ payload }) => heard.push(payload));
    const over = startOver(() => log.push('work'));
    // A call that comes meanwhile is answered by what is opened next.
    const waiting = application.handlers['draft.clear']({ place: 'real' });
    await Promise.all([over, waiting]);
    expect(log.filter((line) => line !== 'call 2')).toEqual(['open 1', 'close 1', 'work', 'open 2']);
    expect(log).toContain('call 2');
    expect(heard).toEqual([{ unseen: 2 }]);
    deafen();
    emitters[1]?.({ name: 'notices.changed', payload: { unseen: 9 } });
    expect(heard).toEqual([{ unseen: 2 }]);
    await application.close();
    expect(log.at(-1)).toBe('close 2');
  });

  it('opens as it was when the work fails, and tells why', async () => {
    const { log, application, startOver } = await opened();
    const failure = new Error('in use');
    await expect(
      startOver(() => {
        throw failure;
      }),
    ).rejects.toBe(failure);
    await application.handlers['draft.clear']({ place: 'real' });
    expect(log).toEqual(['open 1', 'close 1', 'open 2', 'call 2']);
  });
});
