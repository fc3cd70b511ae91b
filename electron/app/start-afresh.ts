/** A profile that cannot be read any more: without a window that could say so, a person is asked what is to be done. */
import { type App, type BrowserWindow, dialog } from 'electron';
import { exitCodeOf, toProblem } from '../../shared/errors/problem.ts';
import type { Logger } from '../engine/ports/index.ts';
import { endProgram } from './give-up.ts';
import { systemLanguage } from './language.ts';

export interface StartAfreshParts {
  readonly app: App;
  readonly logger: Logger;
  readonly profileFolder: string;
  window(): BrowserWindow | undefined;
}

/**
 * Opens; where the database is damaged, moves everything aside if a person wants that, and opens once more. Who does
 * not want it ends the program. Whatever else keeps it from opening is thrown on, as is what keeps it from moving.
 */
export const openOrStartAfresh = async <T>(open: () => Promise<T>, parts: StartAfreshParts): Promise<T> => {
  const { app, logger, profileFolder } = parts;
  try {
    return await open();
  } catch (thrown) {
    const { isDamaged, removeDamaged } = await import('../engine/workspace/reset-damaged.ts');
    if (!isDamaged(thrown)) throw thrown;
    logger.warn('desktop.damaged', { problem: toProblem(thrown) });
    // While the question stands nothing is open that would have to be closed.
    const end = (): void => endProgram(exitCodeOf(toProblem(thrown)));
    app.once('before-quit', end);
    if (!(await wantsToStartAfresh(thrown, parts))) {
      end();
      return new Promise(() => undefined);
    }
    app.off('before-quit', end);
    const { systemScheduler } = await import('../platform/scheduler/index.ts');
    const remark = await removeDamaged(profileFolder, systemScheduler({ profileFolder }), new Date());
    if (remark !== undefined) logger.warn('desktop.schedule-left', { problem: remark });
    return open();
  }
};

const wantsToStartAfresh = async (
  thrown: unknown,
  { profileFolder, window }: Pick<StartAfreshParts, 'profileFolder' | 'window'>,
): Promise<boolean> => {
  const { messageOf, sentence } = await import('../../shared/i18n/index.ts');
  const language = await systemLanguage();
  const { title, explanation } = messageOf(toProblem(thrown), language);
  const question = {
    type: 'error' as const,
    message: title,
    detail: `${explanation}\n\n${sentence(language, 'desktop.afresh-detail', { folder: profileFolder })}`,
    buttons: [sentence(language, 'desktop.afresh'), sentence(language, 'desktop.quit')],
    defaultId: 1,
    cancelId: 1,
    noLink: true,
  };
  const parent = window();
  const { response } =
    parent === undefined ? await dialog.showMessageBox(question) : await dialog.showMessageBox(parent, question);
  return response === 0;
};
