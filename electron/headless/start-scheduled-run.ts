/** The desktop program as the system's schedule starts it: one renewal run, no window, no page, and an end. */
import { mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { app } from 'electron';
import { exitCodeOf, toProblem } from '../../shared/errors/problem.ts';
import type { Logger } from '../engine/ports/index.ts';
import { hostLogger } from '../host-log.ts';
import type { HostOptions } from '../host-options.ts';
import { logFile } from '../log-file.ts';
import { defaultProfileFolder } from '../platform/paths/index.ts';
import { renewalExitCode } from '../renewal-exit-code.ts';
import { userAgentOf } from '../user-agent.ts';
import { version } from '../version.ts';

/** Never rejects: there is nobody to tell but the log and whoever reads the exit code. */
export const startScheduledRun = async ({ profile }: Pick<HostOptions, 'profile'>): Promise<void> => {
  const logger = hostLogger();
  const profileFolder = resolve(profile ?? defaultProfileFolder(process.env, homedir()));
  logger.alsoTo(logFile(profileFolder, 'scheduled'));
  const stopping = new AbortController();
  // Told to end, by the system that shuts down or by a person: what is open is at its last saved state.
  app.on('before-quit', (event) => {
    event.preventDefault();
    stopping.abort();
  });
  try {
    keepBrowserFilesApart(profileFolder);
    app.exit(await run(profileFolder, logger, stopping.signal));
  } catch (thrown) {
    const problem = toProblem(thrown);
    logger.warn('scheduled-run-failed', { problem });
    app.exit(exitCodeOf(problem));
  }
};

/** Chromium does not share its files between two processes, and the window may be open. */
const keepBrowserFilesApart = (profileFolder: string): void => {
  const folder = join(profileFolder, 'window', 'scheduled');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  app.setPath('userData', folder);
};

/** Answers the exit code. `storage.*`. */
const run = async (profileFolder: string, logger: Logger, stop: AbortSignal): Promise<number> => {
  const [{ openWorkspace }, { systemKeychain }, { systemNetwork }, { systemRepair }, { systemClock }] =
    await Promise.all([
      import('../engine/workspace/open-workspace.ts'),
      import('../platform/secrets/index.ts'),
      import('../platform/network/index.ts'),
      import('../platform/repair/index.ts'),
      import('../engine/ports/index.ts'),
    ]);
  const workspace = openWorkspace({
    folder: profileFolder,
    integrity: 'daily',
    keychain: systemKeychain(),
    clock: systemClock,
    logger,
    userAgent: userAgentOf(version),
    network: systemNetwork(),
    repair: systemRepair(),
  });
  try {
    const { report, busy, watchdog } = await workspace.renewing.runScheduled({ stop });
    logger.info('scheduled-run', { report, busy, alerts: watchdog.alerts });
    return report === undefined ? 0 : renewalExitCode(report);
  } finally {
    await workspace.close();
  }
};
