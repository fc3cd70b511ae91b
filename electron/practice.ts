/** Practice mode: an authority and a name server inside this process, and a workspace of its own beside the real one. */
import { join } from 'node:path';
import type { Language } from '../shared/domain/app.ts';
import type { Authority } from '../shared/domain/authorities.ts';
import { wordsOf } from '../shared/i18n/descriptor-words.ts';
import type { Present } from './engine/notify/send.ts';
import { type Clock, type Logger, noKeychain, systemClock } from './engine/ports/index.ts';
import type { Sandbox } from './engine/sandbox/open-sandbox.ts';
import type { Stage } from './engine/sandbox/stage.ts';
import { openWorkspace } from './engine/workspace/open-workspace.ts';
import type { Workspace } from './engine/workspace/workspace.ts';

const say = wordsOf('practice');

export interface Practice {
  readonly workspace: Workspace;
  readonly sandbox: Sandbox;
  /** Situations to rehearse. */
  readonly stage: Stage;
  close(): Promise<void>;
}

/** Nothing in it is worth a keychain: its certificates are trusted nowhere, so its key lies in a file. */
export const openPractice = async (options: {
  readonly profileFolder: string;
  readonly logger: Logger;
  readonly userAgent: string;
  readonly present?: Present;
  readonly language?: () => Language;
  readonly clock?: Clock;
}): Promise<Practice> => {
  const folder = join(options.profileFolder, 'practice');
  const { openSandbox } = await import('./engine/sandbox/open-sandbox.ts');
  const { practiceProviders } = await import('./engine/sandbox/practice-provider.ts');
  const { openStage, practiceRepair } = await import('./engine/sandbox/stage.ts');
  const { clock = systemClock } = options;
  const sandbox = await openSandbox({
    folder: join(folder, 'authority'),
    clock,
    httpPort: 0,
    tlsPort: 0,
    nameServers: 3,
    secondAuthority: true,
  });
  const ownPort = sandbox.httpPort;
  try {
    const workspace = openWorkspace({
      folder,
      keychain: noKeychain,
      clock,
      repair: practiceRepair(sandbox, ownPort),
      logger: options.logger,
      userAgent: options.userAgent,
      ...(options.present === undefined ? {} : { present: options.present }),
      ...(options.language === undefined ? {} : { language: options.language }),
      practice: {
        authority: practiceAuthority(sandbox.directoryUrl),
        otherAuthorities: sandbox.second === undefined ? [] : [secondAuthority(sandbox.second.directoryUrl)],
        rootPem: sandbox.rootPem,
        providers: practiceProviders(sandbox),
        resolver: sandbox.dnsEndpoint,
        nameServers: sandbox.nameServers,
        httpPort: ownPort,
        tlsPort: sandbox.tlsPort,
        calledPort: () => sandbox.httpPort,
      },
    });
    const { state } = await workspace.vault.status();
    if (state === 'not-set-up') await workspace.vault.setUp('key-file');
    // Its authority lives no longer than the process: orders and accounts of earlier ones are gone with it.
    workspace.endOpenRuns();
    for (const { id } of workspace.storage.accounts.list()) workspace.storage.accounts.remove(id);
    const stage = openStage({ sandbox, workspace, clock, ownPort });
    return {
      workspace,
      sandbox,
      stage,
      close: async () => {
        await stage.end();
        await workspace.close();
        await sandbox.close();
      },
    };
  } catch (thrown) {
    await sandbox.close();
    throw thrown;
  }
};

const practiceAuthority = (directoryUrl: string): Authority => ({
  id: 'practice',
  name: 'Certwright Practice',
  directoryUrl,
  test: true,
  practice: true,
  publicTrust: false,
  externalAccountBinding: false,
  wildcards: true,
  addresses: 'yes',
  maxNames: 100,
  lifetimeDays: 90,
  caaDomains: [],
  summary: say('Lives inside this app. It signs any name, and no browser trusts it.'),
});

const secondAuthority = (directoryUrl: string): Authority => ({
  ...practiceAuthority(directoryUrl),
  id: 'practice-second',
  name: 'Certwright Practice Two',
  summary: say('A second authority inside this app, to take over when the first one fails.'),
});
