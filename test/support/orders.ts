import { noKeychain, silentLogger, systemClock } from '../../electron/engine/ports/index.ts';
import { openStorage } from '../../electron/engine/storage/open-storage.ts';
import { openWorkspace } from '../../electron/engine/workspace/open-workspace.ts';
import type { Workspace } from '../../electron/engine/workspace/workspace.ts';
import { forgetProofs, sessionOf } from './account-session.ts';
import type { World } from './world.ts';

/** Whether the profile's last run has come to its end. */
export const hasEnded = async (profile: string): Promise<boolean> => {
  const storage = openStorage(profile);
  const ended = storage.runs.list(1).some(({ status }) => status !== 'working');
  storage.close();
  return ended;
};

/** The profile as the engine alone opens it, for as long as the work takes. */
const openedFor = async <T>(folder: string, work: (workspace: Workspace) => Promise<T>): Promise<T> => {
  const workspace = openWorkspace({
    folder,
    keychain: noKeychain,
    clock: systemClock,
    logger: silentLogger,
    userAgent: 'test',
  });
  try {
    return await work(workspace);
  } finally {
    await workspace.close();
  }
};

/** How many orders the authority has on the profile's account, by the account's own list (RFC 8555 §7.1.2.1). */
export const ordersOf = (profile: string, { pebble }: World): Promise<number> =>
  openedFor(profile, async (workspace) => (await (await sessionOf(workspace, pebble))?.orderUrls())?.length ?? 0);

/** See `forgetProofs`. */
export const forgetProofsOf = (profile: string, { pebble }: World): Promise<void> =>
  openedFor(profile, async (workspace) => forgetProofs(await sessionOf(workspace, pebble)));
