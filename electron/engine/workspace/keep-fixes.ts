/** Does what fixes left to be done: at the start, hourly, and at the moments that orders wait for. */
import type { Clock } from '../ports/index.ts';
import type { Workspace } from './workspace.ts';

const minute = 60_000;

/** Ends when the signal says so, or the workspace is closed; never rejects. */
export const keepFixes = async (
  fixes: Pick<Workspace['fixes'], 'tend' | 'nextMoment' | 'onChange'>,
  clock: Clock,
  signal: AbortSignal,
): Promise<void> => {
  try {
    for (;;) {
      await fixes.tend();
      const woken = new AbortController();
      const deafen = fixes.onChange(() => woken.abort());
      const wait = (fixes.nextMoment()?.getTime() ?? Number.POSITIVE_INFINITY) - clock.now().getTime();
      // One that could not begin, as with locked secrets, is looked at again in a minute.
      const pause = wait > 0 ? Math.min(wait, 60 * minute) : minute;
      await clock.sleep(pause, AbortSignal.any([signal, woken.signal])).catch(() => signal.throwIfAborted());
      deafen();
    }
  } catch {
    // The application closes.
  }
};
