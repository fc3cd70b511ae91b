/** The profile's own account at an authority, looked at behind the workspace's back. */
import { openAcmeSession } from '../../electron/engine/acme/open-session.ts';
import type { AcmeSession } from '../../electron/engine/acme/session.ts';
import { systemClock } from '../../electron/engine/ports/index.ts';
import type { Workspace } from '../../electron/engine/workspace/workspace.ts';
import type { Pebble } from './pebble.ts';

type Authority = Pick<Pebble, 'directoryUrl' | 'rootPem'>;

export interface AccountKey {
  readonly url: string;
  readonly keyPem: string;
}

export const sessionWith = ({ directoryUrl, rootPem }: Authority, { url, keyPem }: AccountKey): AcmeSession =>
  openAcmeSession({
    directoryUrl,
    rootPem,
    userAgent: 'certwright-test',
    accountKeyPem: keyPem,
    account: { kind: 'known', url },
    contact: [],
    termsAgreed: true,
    cache: { read: async () => undefined, write: async () => undefined },
    clock: systemClock,
    signal: AbortSignal.timeout(20_000),
  });

/** Nothing while the profile has no account there. */
export const sessionOf = async (
  { storage, vault }: Pick<Workspace, 'storage' | 'vault'>,
  authority: Authority,
): Promise<AcmeSession | undefined> => {
  const account = storage.accounts.find(authority.directoryUrl);
  if (account?.accountUrl === undefined) return undefined;
  const keyPem = (await vault.open()).readText(account.keyRecord);
  return sessionWith(authority, { url: account.accountUrl, keyPem });
};

/**
 * Ends every proof the account has, so that the next order is proven anew. Told to reuse none, Pebble still reuses one
 * in a hundred (`rand.Intn(100) > 0`).
 */
export const forgetProofs = async (session: AcmeSession | undefined): Promise<void> => {
  for (const url of (await session?.orderUrls()) ?? [])
    for (const authorization of (await session?.order(url))?.authorizations ?? [])
      if ((await session?.authorization(authorization))?.status === 'valid')
        await session?.deactivateAuthorization(authorization);
};
