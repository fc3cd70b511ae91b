/**
 * The end of the program. While an order is open a person is asked first; a system that shuts down never is. Either
 * way the engine stops at its last saved state, and the next start goes on from there.
 */
import { type App, type BrowserWindow, dialog, powerMonitor } from 'electron';
import type { Logger } from '../../engine/ports/index.ts';
import type { Application } from '../../ipc/application.ts';
import { appLanguage } from '../language.ts';

export interface QuittingParts {
  readonly app: App;
  readonly logger: Logger;
  readonly application: Promise<Application>;
  window(): BrowserWindow | undefined;
}

export interface Quitting {
  /** The session ends: nobody is asked, and what is open stops at its saved state. */
  sessionEnds(): void;
}

type State = 'running' | 'asking' | 'closing' | 'closed';

export const keepQuitting = (parts: QuittingParts): Quitting => {
  const { app, logger, application } = parts;
  let state: State = 'running';
  let sessionEnding = false;
  const close = async (): Promise<void> => {
    state = 'closing';
    // Who starts it again meanwhile gets a program of its own, not a window that is about to go.
    app.releaseSingleInstanceLock();
    await application
      .then((opened) => opened.close())
      .catch((error: unknown) => logger.warn('desktop.close-failed', { error: String(error) }));
    state = 'closed';
    app.quit();
  };
  const askAndClose = async (): Promise<void> => {
    state = 'asking';
    const goes = await mayQuit(parts).catch(() => true);
    // The session may have ended while the question stood.
    if (state !== 'asking') return;
    if (goes) return close();
    state = 'running';
  };
  app.on('before-quit', (event) => {
    if (state === 'closed') return;
    event.preventDefault();
    if (sessionEnding && state !== 'closing') void close();
    else if (state === 'running') void askAndClose();
  });
  const sessionEnds = (): void => {
    sessionEnding = true;
    app.quit();
  };
  powerMonitor.on('shutdown', sessionEnds);
  // Whoever ends a process by a signal waits for no answer.
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, sessionEnds);
  return { sessionEnds };
};

/** True unless a person wants to stay. A profile that could not be opened holds no order. */
const mayQuit = async ({ application, window }: QuittingParts): Promise<boolean> => {
  const opened = await application;
  const orders = opened.openOrders();
  if (orders.length === 0) return true;
  const { quitQuestion } = await import('./quit-question.ts');
  const question = quitQuestion(orders, await appLanguage(opened));
  const parent = window();
  const { response } =
    parent === undefined ? await dialog.showMessageBox(question) : await dialog.showMessageBox(parent, question);
  return response === 0;
};
