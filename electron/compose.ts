/** The application behind every page: workspaces, settings, handlers and events, whatever host serves them. */

import { type Settings, settingsSchema } from '../shared/domain/app.ts';
import type { EventEnvelope } from '../shared/ipc/envelope.ts';
import { type CertificateFeed, openCertificateFeed } from './certificate-feed.ts';
import { type Clock, type KeychainPort, type Logger, type SchedulerPort, systemClock } from './engine/ports/index.ts';
import { keepFixes } from './engine/workspace/keep-fixes.ts';
import { keepTelling } from './engine/workspace/notifications.ts';
import { openWorkspace } from './engine/workspace/open-workspace.ts';
import { keepWatching } from './engine/workspace/watch.ts';
import type { Workspace } from './engine/workspace/workspace.ts';
import type { Application, HostFacilities } from './ipc/application.ts';
import { accountHandlers } from './ipc/handlers/accounts.ts';
import { adoptingHandlers } from './ipc/handlers/adopting.ts';
import { appHandlers } from './ipc/handlers/app.ts';
import { backupHandlers } from './ipc/handlers/backup.ts';
import { certificateHandlers } from './ipc/handlers/certificates.ts';
import { desktopHandlers } from './ipc/handlers/desktop.ts';
import { diagnosisHandlers } from './ipc/handlers/diagnosis.ts';
import { draftHandlers } from './ipc/handlers/drafts.ts';
import { exportingHandlers } from './ipc/handlers/exporting.ts';
import { fixHandlers } from './ipc/handlers/fixes.ts';
import { installingHandlers } from './ipc/handlers/installing.ts';
import { issuanceHandlers } from './ipc/handlers/issuance.ts';
import { noticeHandlers } from './ipc/handlers/notices.ts';
import { planningHandlers } from './ipc/handlers/planning.ts';
import { practiceHandlers } from './ipc/handlers/practice.ts';
import { preflightHandlers } from './ipc/handlers/preflight.ts';
import { proxyHandlers } from './ipc/handlers/proxy.ts';
import { rehearsalHandlers } from './ipc/handlers/rehearsals.ts';
import { renewalHandlers } from './ipc/handlers/renewal.ts';
import { resetHandlers } from './ipc/handlers/reset.ts';
import { rootHandlers } from './ipc/handlers/roots.ts';
import { secretHandlers } from './ipc/handlers/secrets.ts';
import { updatesHandlers } from './ipc/handlers/updates.ts';
import { watchHandlers } from './ipc/handlers/watch.ts';
import { keepRenewed, openOrders } from './keep-renewed.ts';
import { type Modes, openModes } from './modes.ts';
import { systemNetwork } from './platform/network/index.ts';
import { systemOtherClients } from './platform/other-clients/index.ts';
import { systemRepair } from './platform/repair/index.ts';
import { systemScheduler } from './platform/scheduler/index.ts';
import { systemKeychain } from './platform/secrets/index.ts';
import { openRestartable, type Restarted } from './restartable.ts';
import { tellChanges } from './tell-changes.ts';
import { userAgentOf } from './user-agent.ts';

export interface ApplicationOptions {
  readonly profileFolder: string;
  readonly host: HostFacilities;
  readonly logger: Logger;
  readonly version: string;
  readonly clock?: Clock;
}

/** What handlers work with. */
export interface Services extends Omit<Modes, 'leavePractice' | 'close'> {
  readonly options: ApplicationOptions;
  readonly clock: Clock;
  settings(): Settings;
  changeSettings(change: Partial<Settings>): Promise<Settings>;
  /** That of the profile itself, whatever mode is on. */
  readonly real: Workspace;
  /** Closes the profile, does something to its folder, opens it again; the settings given are carried over. */
  startOver(work: () => void | Promise<void>, settings?: Partial<Settings>): Promise<void>;
  emit(event: EventEnvelope): void;
  readonly certificateFeed: CertificateFeed;
  readonly scheduler: SchedulerPort;
  readonly keychain: KeychainPort;
  /** Aborted when the application closes. */
  readonly closing: AbortSignal;
}

/** `storage.*` when the profile folder cannot be used. */
export const openApplication = (options: ApplicationOptions): Promise<Application> => {
  let carried: Partial<Settings> | undefined;
  return openRestartable(async (startOver) => {
    const over: Services['startOver'] = (work, settings) => {
      carried = undefined;
      return startOver(async () => {
        await work();
        carried = settings;
      });
    };
    const opened = openOnce(options, over, carried);
    carried = undefined;
    return opened;
  });
};

const openOnce = async (
  options: ApplicationOptions,
  startOver: Services['startOver'],
  carried: Partial<Settings> | undefined,
): Promise<Restarted> => {
  const clock = options.clock ?? systemClock;
  const listeners = new Set<(event: EventEnvelope) => void>();
  const emit = (event: EventEnvelope): void => {
    for (const listener of listeners) listener(event);
  };
  const certificateFeed = openCertificateFeed(emit);
  const { present } = options.host;
  const shared = {
    logger: options.logger,
    userAgent: userAgentOf(options.version),
    ...(present === undefined ? {} : { present }),
  };
  const scheduler = systemScheduler({ profileFolder: options.profileFolder });
  const closing = new AbortController();
  const keychain = systemKeychain();
  const real = openWorkspace({
    ...shared,
    folder: options.profileFolder,
    clock,
    keychain,
    network: systemNetwork(),
    repair: systemRepair(),
    otherClients: systemOtherClients(),
    scheduler,
  });
  const settings = (): Settings => settingsSchema.parse(real.storage.settings.read('settings', settingsSchema) ?? {});
  const modes = openModes({
    ...shared,
    ...{ real, clock, settings, emit, profileFolder: options.profileFolder, closing: closing.signal },
    follow: (workspace, isCurrent) => tellChanges({ emit, certificateFeed }, workspace, isCurrent),
  });
  const { workspace, profile, practice, stage, openedStage } = modes;

  const tellAll = async (): Promise<void> => {
    const now = await profile();
    certificateFeed.exchanged();
    emit({ name: 'vault.changed', payload: await now.vault.status() });
    emit({ name: 'notices.changed', payload: { unseen: now.notifications.unseen() } });
    emit({ name: 'practice.changed', payload: (await openedStage())?.state() ?? { mended: false } });
  };
  const services: Services = {
    options,
    clock,
    settings,
    ...{ workspace, profile, practice, stage, openedStage },
    real,
    keychain,
    startOver,
    emit,
    certificateFeed,
    scheduler,
    closing: closing.signal,
    changeSettings: async (change) => {
      const before = settings();
      const after = settingsSchema.parse({ ...before, ...change });
      real.storage.settings.write('settings', after);
      emit({ name: 'settings.changed', payload: after });
      if (before.practice && !after.practice) await modes.leavePractice();
      if (before.practice !== after.practice) await tellAll();
      return after;
    },
  };
  if (carried !== undefined) real.storage.settings.write('settings', settingsSchema.parse(carried));
  // Opened while the page is still on its way; whoever needs it hears of a failure then.
  profile().catch(() => undefined);
  const wakes = new Set<() => void>();
  void keepRenewed(real, { clock, wakes, signal: closing.signal });
  void keepFixes(real.fixes, clock, closing.signal);
  void keepWatching(real.watch, clock, closing.signal);
  void keepTelling(real.notifications, clock, closing.signal);

  return {
    handlers: {
      ...appHandlers(services),
      ...draftHandlers(services),
      ...desktopHandlers(services),
      ...accountHandlers(services),
      ...planningHandlers(services),
      ...practiceHandlers(services),
      ...renewalHandlers(services),
      ...secretHandlers(services),
      ...issuanceHandlers(services),
      ...certificateHandlers(services),
      ...diagnosisHandlers(services),
      ...preflightHandlers(services),
      ...fixHandlers(services),
      ...watchHandlers(services),
      ...installingHandlers(services),
      ...noticeHandlers(services),
      ...rehearsalHandlers(services),
      ...resetHandlers(services),
      ...adoptingHandlers(services),
      ...backupHandlers(services),
      ...rootHandlers(services),
      ...proxyHandlers(services),
      ...exportingHandlers(services),
      ...updatesHandlers(services),
    },
    announce: async () => {
      await tellAll();
      // A renewal that was under way ended with the profile before, and was not heard to.
      emit({ name: 'renewal.changed', payload: {} });
      // Last: where nothing has been seen before, the page goes to the first run.
      emit({ name: 'settings.changed', payload: settings() });
    },
    onEvent: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    settings,
    openOrders: () => openOrders(real),
    woke: ({ slept }) => {
      if (slept) real.renewing.woke(clock.now());
      for (const wake of wakes) wake();
    },
    close: async () => {
      closing.abort();
      listeners.clear();
      try {
        // What it ends, it tells by the settings of the profile.
        await modes.close();
      } finally {
        await real.close();
      }
    },
  };
};
