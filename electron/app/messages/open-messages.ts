/** Messages of the system on this machine: Electron's, for this program and its window. */
import { type App, type BrowserWindow, Notification } from 'electron';
import { currentPlatform } from '../../platform/current.ts';
import type { ActParts } from './act.ts';
import { askForAttention } from './attention.ts';
import { openSystemMessages, type SystemMessages } from './system-messages.ts';

export interface Messages extends Pick<SystemMessages, 'present'> {
  /** From here on, and with what happened before: clicks on messages, also of an earlier process. Never rejects. */
  listen(): Promise<void>;
}

export interface OpenMessagesParts extends ActParts {
  readonly app: App;
  window(): BrowserWindow | undefined;
}

/** To be called before the application is ready: macOS tells then which message started it. */
export const openMessages = ({ app, window, ...parts }: OpenMessagesParts): Messages => {
  const launched = new Promise<unknown>((resolve) => app.once('ready', (_event, launch) => resolve(launch)));
  const messages = openSystemMessages({
    ...parts,
    notifications: Notification,
    platform: currentPlatform(),
    askForAttention: () => askForAttention(app, window()),
  });
  return {
    present: messages.present,
    listen: async () => {
      try {
        await messages.listen(await launched);
      } catch (thrown) {
        parts.logger.warn('messages.not-heard', { error: String(thrown) });
      }
    },
  };
};
