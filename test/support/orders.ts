import { openAcmeSession } from '../../electron/engine/acme/open-session.ts';
import { noKeychain, silentLogger, systemClock } from '../../electron/engine/ports/index.ts';
import { openStorage } from '../../electron/engine/storage/open-storage.ts';
import { openWorkspace } from '../../electron/engine/workspace/open-workspace.ts';
import type { World } from './world.ts';

/** Whether the profile's last run has come to its end. */
export const hasEnded = async (profile: string): Promise<boolean> => {
  const storage = openStorage(profile);
  const ended = storage.runs.list(1).some(({ status }) => status !== 'working');
  storage.close();
  return ended;
};

/** How many orders the authority has on the profile's account, by the account's own list (RFC 8555 §7.1.2.1). */
export const ordersOf = async (profile: string, world: World): Promise<number> => {
  const workspace = openWorkspace({
    folder: profile,
    keychain: noKeychain,
    clock: systemClock,
    logger: silentLogger,
    userAgent: 'test',
  });
  try {
    const account = workspace.storage.accounts.find(world.pebble.directoryUrl);
    if (account?.accountUrl === undefined) return 0;
    const vault = await workspace.vault.open();
    const session = await openAcmeSession({
      directoryUrl: world.pebble.directoryUrl,
      rootPem: world.pebble.rootPem,
      userAgent: 'test',
      accountKeyPem: vault.readText(account.keyRecord),
      account: { kind: 'known', url: account.accountUrl },
      contact: [],
      termsAgreed: true,
      cache: workspace.storage.directories,
      clock: systemClock,
      signal: AbortSignal.timeout(10_000),
    });
    return (await session.orderUrls()).length;
  } finally {
    await workspace.close();
  }
};
