/** A workspace whose clock can be put forward, and whose messages on the desktop are kept. */
import type { Logger } from '../../electron/engine/ports/index.ts';
import type { WorkspaceOptions } from '../../electron/engine/workspace/workspace.ts';
import { type MovedClock, movedClock } from './moved-clock.ts';
import { type OpenedWorkspace, openedWorkspace } from './opened-workspace.ts';

export interface NotifiedWorkspace {
  readonly opened: OpenedWorkspace;
  readonly clock: MovedClock;
  /** Titles shown on the desktop. */
  readonly shown: readonly string[];
  /** Everything that was logged. */
  readonly logged: readonly string[];
}

export const notifiedWorkspace = async (options: Partial<WorkspaceOptions> = {}): Promise<NotifiedWorkspace> => {
  const clock = movedClock();
  const shown: string[] = [];
  const logged: string[] = [];
  const note = (...parts: readonly unknown[]) => void logged.push(JSON.stringify(parts));
  const logger: Logger = { info: note, warn: note };
  const opened = await openedWorkspace({
    clock,
    logger,
    language: () => 'en',
    present: async ({ title }) => void shown.push(title),
    ...options,
  });
  return { opened, clock, shown, logged };
};
