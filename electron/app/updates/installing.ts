/** The end of an update: at once, as soon as nothing is in its way, or when a person quits. */
import { toProblem } from '../../../shared/errors/problem.ts';
import type { Updates, UpdatesProfile } from '../../ipc/updates-host.ts';
import { isHere } from './machine.ts';
import type { Program } from './program.ts';

/** Milliseconds from one look at what is in the way to the next. */
const pause = 5_000;

export const installer = (program: Program): Updates['install'] => {
  const { phase, step } = program;
  let waiting: UpdatesProfile | undefined;
  const waitAndReplace = async (profile: UpdatesProfile): Promise<void> => {
    if (waiting === profile) return;
    waiting = profile;
    try {
      while (phase().is === 'postponed') {
        await profile.clock.sleep(pause, profile.closing);
        if (phase().is === 'postponed') await replaceOrWait();
      }
    } catch {
      // The profile is closed; the next one begins anew.
    } finally {
      waiting = undefined;
    }
  };
  const replaceOrWait = async (): Promise<void> => {
    const profile = program.profile();
    if (profile === undefined) return;
    const by = profile.hindrance();
    if (by === undefined) return replace(program, profile);
    step({ is: 'wait', by });
    void waitAndReplace(profile);
  };
  installAtQuit(program);
  return async (when) => {
    if (!isHere(phase())) return;
    if (when === 'now') return replaceOrWait();
    const atQuit = when === 'at-quit' && (await program.installation()).atQuit;
    step({ is: 'at-quit', on: atQuit });
  };
};

/** Never rejects. The program that starts next reads whether it is the one that was to be installed. */
const replace = async (program: Program, profile: UpdatesProfile): Promise<void> => {
  const { phase, step, parts } = program;
  step({ is: 'install' });
  const now = phase();
  if (now.is !== 'installing') return;
  const { installing: _, ...stored } = profile.read();
  try {
    const updater = await program.updater();
    profile.write({ ...stored, installing: now.update.version });
    parts.program.makeRoom();
    await updater.install(now.update, { restart: true });
    parts.program.quit();
  } catch (thrown) {
    const problem = toProblem(thrown);
    parts.logger.warn('updates.not-installed', { problem });
    parts.program.holdRoom();
    program.dropUpdater();
    profile.write(stored);
    step({ is: 'failed', problem });
  }
};

/** Whether it may be is known only while the profile is open, and it is done when all is closed. */
const installAtQuit = (program: Program): void => {
  const { phase, openedUpdater, parts } = program;
  const { onBeforeQuit, onQuit, sessionEnds } = parts.program;
  let mayInstall = false;
  onBeforeQuit(() => {
    const profile = program.profile();
    if (profile === undefined || profile.closing.aborted) return;
    const now = phase();
    mayInstall = now.is === 'ready' && now.atQuit && profile.hindrance() === undefined;
  });
  onQuit(() => {
    const now = phase();
    if (!mayInstall || sessionEnds() || now.is !== 'ready') return;
    // It has done all it does before it answers.
    openedUpdater()
      ?.install(now.update, { restart: false })
      .catch((thrown: unknown) => parts.logger.warn('updates.not-installed', { problem: toProblem(thrown) }));
  });
};
