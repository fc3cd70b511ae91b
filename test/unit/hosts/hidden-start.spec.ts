import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { startHidden } from '../../../electron/app/lifecycle/hidden-start.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const windowsAfter = async (first: boolean, later: boolean): Promise<number> => {
  let opened = 0;
  const tray = { shown: first, decided: Promise.resolve(first) };
  await startHidden({
    tray,
    showWindow: () => {
      opened += 1;
    },
  });
  tray.shown = later;
  await vi.advanceTimersByTimeAsync(120_000);
  return opened;
};

it('stays without a window where an icon is on the bar, also one that comes late', async () => {
  expect([await windowsAfter(true, true), await windowsAfter(false, true)]).toEqual([0, 0]);
});

it('opens the window once where no icon ever comes', async () => {
  expect(await windowsAfter(false, false)).toBe(1);
});
