/** A sleep that ends early: by the wish to look now, by an answer that came in the meantime, or by a failure. */
import type { Clock } from '../ports/index.ts';

export interface Wake {
  /** Milliseconds. A wish or an answer that came since the last sleep ends it at once. Rejects as `fail` and the signal say. */
  sleep(milliseconds: number): Promise<'time' | 'wish' | 'stirred'>;
  wish(): void;
  stir(): void;
  fail(thrown: unknown): void;
}

export const openWake = (clock: Clock, signal: AbortSignal): Wake => {
  let pending: 'wish' | 'stirred' | undefined;
  let failure: { readonly thrown: unknown } | undefined;
  let wakeUp: (() => void) | undefined;
  const rouse = (why: 'wish' | 'stirred'): void => {
    pending = pending === 'wish' ? 'wish' : why;
    wakeUp?.();
  };
  const roused = (): 'wish' | 'stirred' | undefined => {
    signal.throwIfAborted();
    if (failure !== undefined) throw failure.thrown;
    const why = pending;
    pending = undefined;
    return why;
  };
  return {
    sleep: async (milliseconds) => {
      const before = roused();
      if (before !== undefined) return before;
      const woken = new AbortController();
      wakeUp = () => woken.abort();
      try {
        await clock.sleep(milliseconds, AbortSignal.any([woken.signal, signal]));
      } catch (thrown) {
        signal.throwIfAborted();
        if (!woken.signal.aborted) throw thrown;
      } finally {
        wakeUp = undefined;
      }
      return roused() ?? 'time';
    },
    wish: () => rouse('wish'),
    stir: () => rouse('stirred'),
    fail: (thrown) => {
      failure ??= { thrown };
      wakeUp?.();
    },
  };
};
