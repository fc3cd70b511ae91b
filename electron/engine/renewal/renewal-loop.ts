/** What renews while the application is open: a run, a sleep until the next planned moment, and again. */
import type { Clock } from '../ports/index.ts';
import { hour, minute } from './facts.ts';

export interface LoopParts {
  readonly clock: Clock;
  /** One run; answers when something is planned next. Must not throw. */
  run(): Promise<string | undefined>;
  /** Something was left open that is gone on with at once; the rest has time until the window stands. */
  hurries(): boolean;
  /** The machine has slept, or its clock was set. */
  woke(at: Date): void;
  /** Calls `wake` when something has changed that may change the plan. */
  onChange(wake: () => void): () => void;
}

/** Milliseconds. The window comes first; and a change is seldom alone. */
const firstPause = minute;
const shortest = minute;
const longest = 6 * hour;
/**
 * Timers stand still while the machine sleeps, so a sleep is taken in pieces, and the clock on the wall decides when it
 * is over.
 */
const piece = minute;
const notable = 5 * minute;

/** Never rejects; ends when the signal says so. */
export const keepRenewing = async (parts: LoopParts, signal: AbortSignal): Promise<void> => {
  const { clock, run, onChange } = parts;
  let changed = false;
  let wake = new AbortController();
  const deafen = onChange(() => {
    changed = true;
    wake.abort();
  });
  try {
    if (!parts.hurries()) await sleepUntil(parts, clock.now().getTime() + firstPause, signal);
    while (!signal.aborted) {
      changed = false;
      const next = await run();
      const now = clock.now().getTime();
      const planned = next === undefined ? longest : Date.parse(next) - now;
      wake = new AbortController();
      const pause = changed ? shortest : Math.min(Math.max(planned, shortest), longest);
      const early = AbortSignal.any([signal, wake.signal]);
      await sleepUntil(parts, now + pause, early).catch(() => signal.throwIfAborted());
      // Changes come in rows; all of them are answered by one run.
      if (wake.signal.aborted) await sleepUntil(parts, clock.now().getTime() + shortest, signal);
    }
  } catch {
    // The application closes.
  } finally {
    deafen();
  }
};

const sleepUntil = async (
  { clock, woke }: Pick<LoopParts, 'clock' | 'woke'>,
  until: number,
  signal: AbortSignal,
): Promise<void> => {
  let before = clock.now().getTime();
  while (before < until) {
    await clock.sleep(Math.min(until - before, piece), signal);
    const now = clock.now().getTime();
    if (now - before > piece + notable) woke(new Date(now));
    // Set back: what was planned by the wrong time is planned anew.
    if (now < before) return;
    before = now;
  }
};
