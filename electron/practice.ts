/** Practice mode: an authority and a name server inside this process, and a workspace of its own beside the real one. */
import { join } from 'node:path';
import type { Language } from '../shared/domain/app.ts';
import type { Present } from './engine/notify/send.ts';
import { type Logger, noKeychain, systemClock } from './engine/ports/index.ts';
import type { Sandbox } from './engine/sandbox/open-sandbox.ts';
import { openWorkspace } from './engine/workspace/open-workspace.ts';
import type { Workspace } from './engine/workspace/workspace.ts';

export interface Practice {
  readonly workspace: Workspace;
  readonly sandbox: Sandbox;
  close(): Promise<void>;
}

/** Nothing in it is worth a keychain: its certificates are trusted nowhere, so its key lies in a file. */
export const openPractice = async (options: {
  readonly profileFolder: string;
  readonly logger: Logger;
  readonly userAgent: string;
  readonly present?: Present;
  readonly language?: () => Language;
}): Promise<Practice> => {
  const folder = join(options.profileFolder, 'practice');
  const { openSandbox } = await import('./engine/sandbox/open-sandbox.ts');
  const { practiceProvider } = await import('./engine/sandbox/practice-provider.ts');
  const sandbox = await openSandbox({ folder: join(folder, 'authority'), httpPort: 0, tlsPort: 0 });
  try {
    const workspace = openWorkspace({
      folder,
      keychain: noKeychain,
      clock: systemClock,
      logger: options.logger,
      userAgent: options.userAgent,
      ...(options.present === undefined ? {} : { present: options.present }),
      ...(options.language === undefined ? {} : { language: options.language }),
      practice: {
        authority: {
          id: 'practice',
          name: 'Certwright Practice',
          directoryUrl: sandbox.directoryUrl,
          test: true,
          practice: true,
          publicTrust: false,
          externalAccountBinding: false,
          wildcards: true,
          addresses: 'yes',
          maxNames: 100,
          lifetimeDays: 90,
          caaDomains: [],
          summary: {
            en: 'Lives inside this app. It signs any name, and no browser trusts it.',
            zh: '就在本应用里。什么域名都签，但任何浏览器都不信任它。',
          },
        },
        rootPem: sandbox.rootPem,
        provider: practiceProvider(sandbox),
        resolver: sandbox.dnsEndpoint,
        httpPort: sandbox.httpPort,
        tlsPort: sandbox.tlsPort,
      },
    });
    const { state } = await workspace.vault.status();
    if (state === 'not-set-up') await workspace.vault.setUp('key-file');
    // Its authority lives no longer than the process: orders and accounts of earlier ones are gone with it.
    workspace.endOpenRuns();
    for (const { id } of workspace.storage.accounts.list()) workspace.storage.accounts.remove(id);
    return {
      workspace,
      sandbox,
      close: async () => {
        await workspace.close();
        await sandbox.close();
      },
    };
  } catch (thrown) {
    await sandbox.close();
    throw thrown;
  }
};
