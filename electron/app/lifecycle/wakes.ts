/** What wakes the planner: the machine after its sleep, a person who comes back, a network that is there again. */
import type { Net, PowerMonitor } from 'electron';
import type { Logger } from '../../engine/ports/index.ts';
import type { Application } from '../../ipc/application.ts';

export interface WakeParts {
  readonly application: Promise<Pick<Application, 'woke'>>;
  readonly logger: Pick<Logger, 'info'>;
  readonly powerMonitor: Pick<PowerMonitor, 'on'>;
  readonly net: Pick<Net, 'isOnline'>;
}

/** Milliseconds. The main process is told of no change of the network, and asking the system costs nothing. */
const look = 15_000;

export const keepWakes = ({ application, logger, powerMonitor, net }: WakeParts): void => {
  const woke = (by: string, slept = false): void => {
    logger.info('desktop.woke', { by });
    // One that could not be opened is told where it is opened.
    application.then(
      (opened) => opened.woke({ slept }),
      () => undefined,
    );
  };
  powerMonitor.on('resume', () => woke('resume', true));
  powerMonitor.on('unlock-screen', () => woke('unlock-screen'));
  let online = net.isOnline();
  const watch = setInterval(() => {
    const before = online;
    online = net.isOnline();
    if (online && !before) woke('network');
  }, look);
  watch.unref();
};
