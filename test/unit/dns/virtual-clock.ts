import type { Clock } from '../../../electron/engine/ports/index.ts';

export interface VirtualClock extends Clock {
  /** Milliseconds since it was made. */
  elapsed(): number;
}

const start = Date.parse('2026-01-01T00:00:00Z');

interface Sleeper {
  readonly due: number;
  wakeUp(): void;
}

/**
 * A clock whose sleeps take no time but are counted. Time goes on only when nothing else is to be done: sleepers wake in
 * the order in which they are due, however many there are.
 */
export const virtualClock = (): VirtualClock => {
  let elapsed = 0;
  let sleepers: readonly Sleeper[] = [];
  let ticking = false;
  const tick = () => {
    ticking = false;
    const next = sleepers.reduce<Sleeper | undefined>(
      (best, one) => (best && best.due <= one.due ? best : one),
      undefined,
    );
    if (next === undefined) return;
    sleepers = sleepers.filter((one) => one !== next);
    elapsed = Math.max(elapsed, next.due);
    next.wakeUp();
    goOn();
  };
  const goOn = () => {
    if (ticking || sleepers.length === 0) return;
    ticking = true;
    setImmediate(tick);
  };
  return {
    now: () => new Date(start + elapsed),
    elapsed: () => elapsed,
    sleep: (milliseconds, signal) =>
      new Promise((resolve, reject) => {
        signal?.throwIfAborted();
        const sleeper: Sleeper = {
          due: elapsed + milliseconds,
          wakeUp: () => {
            signal?.removeEventListener('abort', stop);
            resolve();
          },
        };
        const stop = () => {
          sleepers = sleepers.filter((one) => one !== sleeper);
          reject(signal?.reason);
        };
        signal?.addEventListener('abort', stop, { once: true });
        sleepers = [...sleepers, sleeper];
        goOn();
      }),
  };
};
