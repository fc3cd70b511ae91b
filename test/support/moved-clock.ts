/** The real clock, put forward: hours pass between two attempts without anyone waiting for them. */
import { type Clock, systemClock } from '../../electron/engine/ports/index.ts';

export interface MovedClock extends Clock {
  /** Milliseconds. */
  advance(by: number): void;
  advanceTo(iso: string): void;
}

/** `skipSleeps`: a sleep moves the clock instead of taking time. */
export const movedClock = ({ skipSleeps = false }: { readonly skipSleeps?: boolean } = {}): MovedClock => {
  let ahead = 0;
  const now = () => new Date(Date.now() + ahead);
  const advance = (by: number): void => {
    ahead += by;
  };
  return {
    now,
    advance,
    advanceTo: (iso) => advance(Math.max(0, Date.parse(iso) - now().getTime())),
    sleep: async (milliseconds, signal) => {
      if (!skipSleeps) return systemClock.sleep(milliseconds, signal);
      signal?.throwIfAborted();
      advance(milliseconds);
      await new Promise((resolve) => setImmediate(resolve));
    },
  };
};

/** Tells the real time; a sleep takes a thousandth of its time, so that order and cancelling stay as they are. */
export const hastyClock = (): Clock => ({
  now: () => new Date(),
  sleep: (milliseconds, signal) => systemClock.sleep(milliseconds / 1000, signal),
});

export interface FastClock extends Clock {
  /** From now on every real second is so many. */
  run(factor: number): void;
}

/** Runs ahead of the real time without jumping: whatever takes time really takes it here as well, only more of it. */
export const fastClock = (): FastClock => {
  let factor = 1;
  let from = { real: Date.now(), shown: Date.now() };
  const shown = () => from.shown + (Date.now() - from.real) * factor;
  return {
    now: () => new Date(shown()),
    sleep: (milliseconds, signal) => systemClock.sleep(milliseconds / factor, signal),
    run: (next) => {
      from = { real: Date.now(), shown: shown() };
      factor = next;
    },
  };
};
