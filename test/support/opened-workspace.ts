/** A workspace over a fresh profile folder, its vault open with a key file, as an unattended machine has it. */
import { noKeychain, silentLogger, systemClock } from '../../electron/engine/ports/index.ts';
import { openWorkspace } from '../../electron/engine/workspace/open-workspace.ts';
import type { Workspace, WorkspaceOptions } from '../../electron/engine/workspace/workspace.ts';
import { tempFolder } from './temp-folder.ts';

export interface OpenedWorkspace {
  /** The one opened last. */
  readonly workspace: Workspace;
  readonly folder: string;
  /** As a new process would: nothing but what is on disk is known. */
  reopen(): Promise<Workspace>;
  remove(): Promise<void>;
}

export const openedWorkspace = async (options: Partial<WorkspaceOptions> = {}): Promise<OpenedWorkspace> => {
  const { path: folder, remove } = tempFolder('certwright-profile-');
  const open = () =>
    openWorkspace({
      folder,
      keychain: noKeychain,
      clock: systemClock,
      logger: silentLogger,
      userAgent: 'certwright-test',
      ...options,
    });
  let workspace = open();
  await workspace.vault.setUp('key-file');
  return {
    get workspace() {
      return workspace;
    },
    folder,
    reopen: async () => {
      await workspace.close();
      workspace = open();
      return workspace;
    },
    remove: async () => {
      await workspace.close();
      remove();
    },
  };
};
