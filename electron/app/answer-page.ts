import { ipcMain } from 'electron';
import { channels } from '../../shared/ipc/names.ts';
import type { Logger } from '../engine/ports/index.ts';
import type { Application } from '../ipc/application.ts';
import { createRouter, type Router } from '../ipc/router.ts';
import { isTrustedSender } from './security/trusted-sender.ts';
import type { SelfTest } from './self-test.ts';
import type { KeptWindow } from './windows/keep-window.ts';

export interface AnswerParts {
  readonly application: Promise<Application>;
  readonly window: KeptWindow;
  readonly logger: Logger;
  readonly selfTest: SelfTest | undefined;
}

/** The one channel: calls of the page in, events out. Rejects when the profile cannot be opened. */
export const answerPage = async ({ application, window, logger, selfTest }: AnswerParts): Promise<void> => {
  const router: Promise<Router> = application.then((opened) => createRouter(opened, logger));
  ipcMain.handle(channels.call, async (event, message: unknown) => {
    if (!isTrustedSender(event)) throw new Error('refused');
    window.pageCalled(event.sender);
    const answer = await (await router).route(message);
    selfTest?.answered(message, answer);
    return answer;
  });
  (await router).onEvent(window.send);
};
