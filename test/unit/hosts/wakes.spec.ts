import { EventEmitter } from 'node:events';
import type { PowerMonitor } from 'electron';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { keepWakes } from '../../../electron/app/lifecycle/wakes.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const start = () => {
  const power = new EventEmitter();
  const network = { online: true };
  const woken: boolean[] = [];
  keepWakes({
    application: Promise.resolve({ woke: ({ slept }) => void woken.push(slept) }),
    logger: { info: () => undefined },
    powerMonitor: power as unknown as PowerMonitor,
    net: { isOnline: () => network.online },
  });
  const pass = (seconds: number) => vi.advanceTimersByTimeAsync(seconds * 1000);
  return { power, network, woken, pass };
};

it('wakes the planner after a sleep, which is told apart from a person who comes back', async () => {
  const { power, woken, pass } = start();
  power.emit('resume');
  power.emit('unlock-screen');
  power.emit('lock-screen');
  await pass(0);
  expect(woken).toEqual([true, false]);
});

it('wakes it once when the network is back, and not while it is away or stays', async () => {
  const { network, woken, pass } = start();
  await pass(120);
  network.online = false;
  await pass(120);
  expect(woken).toEqual([]);
  network.online = true;
  await pass(120);
  expect(woken).toEqual([false]);
});

it('does nothing where the profile could not be opened', async () => {
  const power = new EventEmitter();
  keepWakes({
    application: Promise.reject(new Error('no profile')),
    logger: { info: () => undefined },
    powerMonitor: power as unknown as PowerMonitor,
    net: { isOnline: () => true },
  });
  power.emit('resume');
  await vi.advanceTimersByTimeAsync(0);
  expect(power.listenerCount('resume')).toBe(1);
});
