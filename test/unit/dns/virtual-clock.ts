import type { Clock } from '../../../electron/engine/ports/index.ts';

export interface VirtualClock extends Clock {
  /** Milliseconds since it was made. */
  elapsed(): number;
}

const start = Date.parse('2026-01-01T00:00:00Z');

/** A clock whose sleeps take no time but are counted, and end at once when aborted. */
export const virtualClock = (): VirtualClock => {
  let elapsed = 0;
  return {
    now: () => new Date(start + elapsed),
    elapsed: () => elapsed,
    sleep: async (milliseconds, signal) => {
      signal?.throwIfAborted();
      elapsed += milliseconds;
      await new Promise((resolve) => setImmediate(resolve));
      signal?.throwIfAborted();
    },
  };
};
