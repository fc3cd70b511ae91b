/**
 * Practice mode: a workspace of its own beside the real one, and an authority and name servers inside this process.
 * Those are opened when something first asks for them.
 */
import { join } from 'node:path';
import type { Language } from '../shared/domain/app.ts';
import type { Authority } from '../shared/domain/authorities.ts';
import { wordsOf } from '../shared/i18n/descriptor-words.ts';
import type { Present } from './engine/notify/send.ts';
import {
  type Clock,
  type Logger,
  noKeychain,
  noRepair,
  type SystemRepairPort,
  systemClock,
} from './engine/ports/index.ts';
import type { ProviderModule } from './engine/providers/provider.ts';
import type { Sandbox } from './engine/sandbox/open-sandbox.ts';
import type { Stage } from './engine/sandbox/stage.ts';
import { clearDraft } from './engine/workspace/drafts.ts';
import { openWorkspace } from './engine/workspace/open-workspace.ts';
import type { PracticeParts, Workspace } from './engine/workspace/workspace.ts';

const say = wordsOf('practice');

export interface PracticeServers {
  readonly sandbox: Sandbox;
  /** Situations to rehearse. */
  readonly stage: Stage;
}

export interface Practice {
  /** What it keeps can be read at any time; whatever asks an authority or a name server must await `servers` first. */
  readonly workspace: Workspace;
  /** Opens them at the first call. `storage.failed`; a later call tries again. */
  servers(): Promise<PracticeServers>;
  /** `undefined` while nothing has asked for them. */
  opened(): PracticeServers | undefined;
  close(): Promise<void>;
}

export interface PracticeOptions {
  readonly profileFolder: string;
  readonly logger: Logger;
  readonly userAgent: string;
  readonly present?: Present;
  readonly language?: () => Language;
  readonly clock?: Clock;
}

/** What the servers give to the workspace once they are there. */
interface Opened extends PracticeServers {
  readonly ownPort: number;
  readonly providers: readonly ProviderModule[];
  readonly repair: SystemRepairPort;
}

/** Nothing in it is worth a keychain: its certificates are trusted nowhere, so its key lies in a file. */
export const openPractice = async (options: PracticeOptions): Promise<Practice> => {
  const { practiceDescriptors } = await import('./engine/sandbox/practice-descriptors.ts');
  const { clock = systemClock } = options;
  const folder = join(options.profileFolder, 'practice');
  let opened: Opened | undefined;
  let opening: Promise<Opened> | undefined;
  const open = (): Promise<Opened> =>
    (opening ??= openServers(folder, clock, workspace).then(
      (servers) => (opened = servers),
      (thrown: unknown) => {
        opening = undefined;
        throw thrown;
      },
    ));
  const workspace = openWorkspace({
    folder,
    keychain: noKeychain,
    clock,
    repair: {
      ...noRepair,
      openPort: async (port, signal) => (await open()).repair.openPort(port, signal),
      run: async (command, signal) => (await open()).repair.run(command, signal),
    },
    logger: options.logger,
    userAgent: options.userAgent,
    ...(options.present === undefined ? {} : { present: options.present }),
    ...(options.language === undefined ? {} : { language: options.language }),
    practice: partsOf(practiceDescriptors, () => opened),
  });
  const { state } = await workspace.vault.status();
  if (state === 'not-set-up') await workspace.vault.setUp('key-file');
  // Its authority lives no longer than the process: orders and accounts of earlier ones are gone with it.
  workspace.endOpenRuns();
  for (const { id } of workspace.storage.accounts.list()) workspace.storage.accounts.remove(id);
  clearDraft(workspace.storage, 'situation');
  return {
    workspace,
    servers: open,
    opened: () => opened,
    close: async () => {
      const servers = await opening?.catch(() => undefined);
      await servers?.stage.end();
      await workspace.close();
      await servers?.sandbox.close();
    },
  };
};

const openServers = async (folder: string, clock: Clock, workspace: Workspace): Promise<Opened> => {
  const { openSandbox } = await import('./engine/sandbox/open-sandbox.ts');
  const { practiceProviders } = await import('./engine/sandbox/practice-provider.ts');
  const { openStage, practiceRepair } = await import('./engine/sandbox/stage.ts');
  const sandbox = await openSandbox({
    folder: join(folder, 'authority'),
    clock,
    httpPort: 0,
    tlsPort: 0,
    nameServers: 3,
    secondAuthority: true,
  });
  const ownPort = sandbox.httpPort;
  return {
    sandbox,
    ownPort,
    stage: openStage({ sandbox, workspace, clock, ownPort }),
    providers: practiceProviders(sandbox),
    repair: practiceRepair(sandbox, ownPort),
  };
};

/** What can be listed without the servers is there from the start; the rest is theirs. */
const partsOf = (
  descriptors: readonly ProviderModule['descriptor'][],
  opened: () => Opened | undefined,
): PracticeParts => {
  const servers = (): Opened => {
    const now = opened();
    if (now === undefined) throw new Error('the practice servers are not open');
    return now;
  };
  return {
    authority: practiceAuthority(() => opened()?.sandbox.directoryUrl),
    otherAuthorities: [secondAuthority(() => opened()?.sandbox.second?.directoryUrl)],
    get rootPem() {
      return opened()?.sandbox.rootPem ?? '';
    },
    providers: descriptors.map((descriptor) => ({
      descriptor,
      create: (fields, clock) => moduleOf(servers(), descriptor.id).create(fields, clock),
    })),
    get resolver() {
      return servers().sandbox.dnsEndpoint;
    },
    get nameServers() {
      return servers().sandbox.nameServers;
    },
    get httpPort() {
      return servers().ownPort;
    },
    get tlsPort() {
      return servers().sandbox.tlsPort;
    },
    calledPort: () => servers().sandbox.httpPort,
  };
};

const moduleOf = ({ providers }: Opened, id: string): ProviderModule => {
  const found = providers.find(({ descriptor }) => descriptor.id === id);
  if (found === undefined) throw new Error(`no practice provider ${id}`);
  return found;
};

/** Where nobody answers; RFC 6761 §6.4 keeps it so. */
const notYet = 'https://practice.certwright.invalid/directory';

const practiceAuthority = (address: () => string | undefined): Authority => ({
  id: 'practice',
  name: 'Certwright Practice',
  summary: say('Lives inside this app. It signs any name, and no browser trusts it.'),
  ...ofPractice,
  // Its port is known when it is open.
  get directoryUrl() {
    return address() ?? notYet;
  },
});

const secondAuthority = (address: () => string | undefined): Authority => ({
  id: 'practice-second',
  name: 'Certwright Practice Two',
  summary: say('A second authority inside this app, to take over when the first one fails.'),
  ...ofPractice,
  get directoryUrl() {
    return address() ?? notYet;
  },
});

const ofPractice = {
  test: true,
  practice: true,
  publicTrust: false,
  externalAccountBinding: false,
  wildcards: true,
  addresses: 'yes',
  maxNames: 100,
  lifetimeDays: 90,
  caaDomains: [],
} as const satisfies Partial<Authority>;
