import type { App } from 'electron';

/** One window per profile: a second start shows the first one's window and ends. `false` means: this is the second. */
export const holdSingleInstance = (app: App, onSecondStart: () => void): boolean => {
  if (!app.requestSingleInstanceLock()) return false;
  app.on('second-instance', onSecondStart);
  return true;
};
