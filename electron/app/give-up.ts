import { app, dialog } from 'electron';
import { exitCodeOf, toProblem } from '../../shared/errors/problem.ts';
import { hostLogger } from '../host-log.ts';
import { systemLanguage } from './language.ts';

let given = false;

/** Ends; whatever fails on the way is told to nobody. */
export const endProgram = (exitCode: number): void => {
  given = true;
  app.exit(exitCode);
};

/**
 * Says what went wrong in a box of the system, for there is no page to say it, and ends. `unattended`: nobody would
 * close the box, so the log and the exit code have to do.
 */
export const giveUp = async (thrown: unknown, { unattended = false } = {}): Promise<void> => {
  // What fails because the program ends is no reason for its end.
  if (given) return;
  given = true;
  const problem = toProblem(thrown);
  const error = thrown instanceof Error ? thrown.stack : String(thrown);
  hostLogger().warn('desktop.start-failed', { problem, error });
  if (!unattended) {
    const { messageOf } = await import('../../shared/i18n/index.ts');
    const { title, explanation, action } = messageOf(problem, await systemLanguage());
    dialog.showErrorBox(title, `${explanation}\n\n${action}`);
  }
  app.exit(exitCodeOf(problem));
};
