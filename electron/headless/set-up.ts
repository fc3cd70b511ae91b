/**
 * The desktop program as the installer of Windows starts it: what was chosen there is made so, and the rest taken back.
 * `--set-up schedule,sign-in`; `--set-up nothing` before it is uninstalled. No window, no profile, and an end.
 */
import { app } from 'electron';
import { exitCodeOf, toProblem } from '../../shared/errors/problem.ts';
import { hostLogger } from '../host-log.ts';
import type { HostOptions, SetUpPart } from '../host-options.ts';
import { systemLoginItem } from '../platform/login-item/index.ts';
import { thisHost } from '../platform/scheduler/host.ts';
import { systemScheduler } from '../platform/scheduler/index.ts';

export interface SetUpOptions extends Pick<HostOptions, 'profile'> {
  readonly wanted: readonly SetUpPart[];
  /** Absolute. */
  readonly profileFolder: string;
}

/** Never rejects: what cannot be done is logged, the rest is done, and the exit code is that of the first failure. */
export const startSetUp = async ({ wanted, profile, profileFolder }: SetUpOptions): Promise<void> => {
  const logger = hostLogger();
  // Electron keeps the entry of the sign-in under this name on Windows.
  app.setAppUserModelId('dev.certwright.Certwright');
  const scheduler = systemScheduler({ profileFolder });
  const args = ['--hidden', ...(profile === undefined ? [] : ['--profile', profileFolder])];
  const program = { executable: process.execPath, args };
  const loginItem = systemLoginItem({ electron: app, program, host: thisHost() });
  const steps: Readonly<Record<SetUpPart, (on: boolean) => Promise<unknown>>> = {
    schedule: (on) => (on ? scheduler.install({ whenSignedOut: false }) : scheduler.remove()),
    'sign-in': (on) => loginItem.set(on),
  };
  let exitCode = 0;
  for (const part of ['schedule', 'sign-in'] as const) {
    try {
      await steps[part](wanted.includes(part));
    } catch (thrown) {
      const problem = toProblem(thrown);
      logger.warn('set-up.failed', { part, problem });
      exitCode ||= exitCodeOf(problem);
    }
  }
  app.exit(exitCode);
};
