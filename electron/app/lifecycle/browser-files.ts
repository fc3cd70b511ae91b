/** Chromium's own files lie in the profile too, so that two profiles share nothing and removing one removes all. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { App } from 'electron';
import type { Logger } from '../../engine/ports/index.ts';

export interface BrowserFilesParts {
  readonly app: Pick<App, 'setPath'>;
  readonly logger: Pick<Logger, 'warn'>;
  /** Absolute. */
  readonly profileFolder: string;
  /** Beside a program that may be running: Chromium does not share its files between two processes. */
  readonly apart: boolean;
}

/** To be called before the instance lock is asked for, which lies there. */
export const keepBrowserFiles = ({ app, logger, profileFolder, apart }: BrowserFilesParts): void => {
  const folder = join(profileFolder, 'window', ...(apart ? ['self-test'] : []));
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    app.setPath('userData', folder);
  } catch (error) {
    // Opening the engine on the same folder fails next, and says precisely why.
    logger.warn('desktop.profile-unusable', { error: String(error) });
  }
};
