/** The application behind every page: workspaces, settings, handlers and events, whatever host serves them. */

import { type Settings, settingsSchema } from '../shared/domain/app.ts';
import type { EventEnvelope } from '../shared/ipc/envelope.ts';
import { type Clock, type Logger, systemClock } from './engine/ports/index.ts';
import { keepFixes } from './engine/workspace/keep-fixes.ts';
import { keepTelling, languageIn } from './engine/workspace/notifications.ts';
import { openWorkspace } from './engine/workspace/open-workspace.ts';
import type { Workspace } from './engine/workspace/workspace.ts';
import type { Application, HostFacilities } from './ipc/application.ts';
import { accountHandlers } from './ipc/handlers/accounts.ts';
import { appHandlers } from './ipc/handlers/app.ts';
import { certificateHandlers } from './ipc/handlers/certificates.ts';
import { diagnosisHandlers } from './ipc/handlers/diagnosis.ts';
import { fixHandlers } from './ipc/handlers/fixes.ts';
import { issuanceHandlers } from './ipc/handlers/issuance.ts';
import { noticeHandlers } from './ipc/handlers/notices.ts';
import { planningHandlers } from './ipc/handlers/planning.ts';
import { preflightHandlers } from './ipc/handlers/preflight.ts';
import { secretHandlers } from './ipc/handlers/secrets.ts';
import { systemNetwork } from './platform/network/index.ts';
import { systemRepair } from './platform/repair/index.ts';
import { systemScheduler } from './platform/scheduler/index.ts';
import { systemKeychain } from './platform/secrets/index.ts';
import { openPractice, type Practice } from './practice.ts';
import { userAgentOf } from './user-agent.ts';

export interface ApplicationOptions {
  readonly profileFolder: string;
  readonly host: HostFacilities;
  readonly logger: Logger;
  readonly version: string;
  readonly clock?: Clock;
}

/** What handlers work with. */
export interface Services {
  readonly options: ApplicationOptions;
  readonly clock: Clock;
  settings(): Settings;
  changeSettings(change: Partial<Settings>): Promise<Settings>;
  /** The workspace in use: the real one, or that of practice mode. */
  workspace(): Promise<Workspace>;
  emit(event: EventEnvelope): void;
}

/** `storage.*` when the profile folder cannot be used. */
export const openApplication = async (options: ApplicationOptions): Promise<Application> => {
  const clock = options.clock ?? systemClock;
  const listeners = new Set<(event: EventEnvelope) => void>();
  const emit = (event: EventEnvelope): void => {
    for (const listener of listeners) listener(event);
  };
  const { present } = options.host;
  const shared = {
    logger: options.logger,
    userAgent: userAgentOf(options.version),
    ...(present === undefined ? {} : { present }),
  };
  const real = openWorkspace({
    ...shared,
    folder: options.profileFolder,
    clock,
    keychain: systemKeychain(),
    network: systemNetwork(),
    repair: systemRepair(),
    scheduler: systemScheduler({ profileFolder: options.profileFolder }),
  });
  let practice: Promise<Practice> | undefined;
  const closing = new AbortController();

  const settings = (): Settings => settingsSchema.parse(real.storage.settings.read('settings', settingsSchema) ?? {});
  const follow = (workspace: Workspace, isCurrent: () => boolean): void => {
    const tellCertificates = (): void => {
      if (isCurrent()) emit({ name: 'certificates.changed', payload: { certificates: [...workspace.certificates()] } });
    };
    // A run that begins, waits or ends also changes what the list says of its certificate.
    const statuses = new Map<string, string>();
    workspace.onRun((payload) => {
      if (!isCurrent()) return;
      emit({ name: 'run.changed', payload });
      // An ended run is told once more when it has been let go of; only then is its certificate no longer in work.
      const status = `${payload.status} ${workspace.liveRun(payload.id) === undefined ? 'let go' : 'in hand'}`;
      if (statuses.get(payload.id) === status) return;
      statuses.set(payload.id, status);
      tellCertificates();
    });
    workspace.onCertificates(tellCertificates);
    workspace.notifications.onChange(() => {
      if (isCurrent()) emit({ name: 'notices.changed', payload: { unseen: workspace.notifications.unseen() } });
    });
    workspace.fixes.onChange(() => {
      if (isCurrent()) emit({ name: 'fixes.changed', payload: { fixes: [...workspace.fixes.applied()] } });
    });
  };
  const startPractice = async (): Promise<Practice> => {
    const opened = await openPractice({
      ...shared,
      profileFolder: options.profileFolder,
      language: () => languageIn(real.storage),
    });
    follow(opened.workspace, () => settings().practice);
    void keepTelling(opened.workspace.notifications, clock, closing.signal);
    return opened;
  };
  const workspace = async (): Promise<Workspace> => {
    if (!settings().practice) return real;
    practice ??= startPractice().catch((thrown: unknown) => {
      practice = undefined;
      throw thrown;
    });
    return (await practice).workspace;
  };
  follow(real, () => !settings().practice);

  const services: Services = {
    options,
    clock,
    settings,
    workspace,
    emit,
    changeSettings: async (change) => {
      const before = settings();
      const after = settingsSchema.parse({ ...before, ...change });
      real.storage.settings.write('settings', after);
      emit({ name: 'settings.changed', payload: after });
      if (before.practice !== after.practice) {
        const now = await workspace();
        emit({ name: 'certificates.changed', payload: { certificates: [...now.certificates()] } });
        emit({ name: 'vault.changed', payload: await now.vault.status() });
        emit({ name: 'notices.changed', payload: { unseen: now.notifications.unseen() } });
      }
      return after;
    },
  };
  // The practice authority starts while the page is still on its way; whoever needs it hears of a failure then.
  workspace().catch(() => undefined);
  void keepTidy(real, clock, closing.signal);
  void keepFixes(real.fixes, clock, closing.signal);
  void keepTelling(real.notifications, clock, closing.signal);
  // What an earlier process left open is taken up as soon as its secrets can be read, without holding up the start.
  void resumeWhenOpen(real, options.logger);

  return {
    handlers: {
      ...appHandlers(services),
      ...accountHandlers(services),
      ...planningHandlers(services),
      ...secretHandlers(services),
      ...issuanceHandlers(services),
      ...certificateHandlers(services),
      ...diagnosisHandlers(services),
      ...preflightHandlers(services),
      ...fixHandlers(services),
      ...noticeHandlers(services),
    },
    onEvent: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: async () => {
      closing.abort();
      listeners.clear();
      await real.close();
      await (await practice?.catch(() => undefined))?.close();
    },
  };
};

const minute = 60_000;

/**
 * A minute after the start, then hourly: renewal information where its time has come, as authorities said last, and
 * records that a clean-up could not remove.
 */
const keepTidy = async (workspace: Workspace, clock: Clock, signal: AbortSignal): Promise<void> => {
  try {
    for (let pause = minute; ; pause = 60 * minute) {
      await clock.sleep(pause, signal);
      await workspace.askDueRenewalInfo();
      // Locked secrets are no reason to ask for them now: the next hour will do.
      if (workspace.storage.journal.leftBehind().length > 0 && (await workspace.vault.status()).state === 'open')
        await workspace.removeLeftBehind();
    }
  } catch {
    // The application closes.
  }
};

const resumeWhenOpen = async (workspace: Workspace, logger: Logger): Promise<void> => {
  const { runs, journal } = workspace.storage;
  if (runs.working().length === 0 && journal.leftBehind().length === 0) return;
  try {
    await workspace.vault.open();
    await workspace.resumeInterrupted();
    await workspace.removeLeftBehind();
  } catch (thrown) {
    logger.warn('interrupted-runs-wait', { reason: String(thrown) });
  }
};
