/** The updates of a program that runs: a scripted updater, a profile in memory, a clock that is moved. */
import { expect, vi } from 'vitest';
import { openUpdatesHost } from '../../electron/app/updates/open-updates.ts';
import type { Updater } from '../../electron/app/updates/updater.ts';
import { silentLogger } from '../../electron/engine/ports/index.ts';
import type { Updates, UpdatesProfile } from '../../electron/ipc/updates-host.ts';
import type { Installed } from '../../electron/platform/installation/index.ts';
import type { Occurrence } from '../../shared/domain/notifications.ts';
import type { ScheduleState } from '../../shared/domain/schedule.ts';
import {
  type StoredUpdates,
  storedUpdatesSchema,
  type UpdateHindrance,
  type UpdateState,
} from '../../shared/domain/updates.ts';
import { type MovedClock, movedClock } from './moved-clock.ts';

export interface UpdatedProgram {
  readonly clock: MovedClock;
  stored: StoredUpdates;
  hindrance: UpdateHindrance | undefined;
  welcomed: boolean;
  sessionEnds: boolean;
  schedule: ScheduleState;
  /** What repairing it leads to. */
  repair: () => Promise<ScheduleState>;
  readonly told: UpdateState[];
  readonly raised: Occurrence[];
  /** What became of the program: `room`, `hold`, `install restart`, `quit` … */
  readonly did: string[];
  /** Opens the next profile, as a reset does. */
  open(): Updates;
  /** As Electron does it: before-quit, the profile is closed, quit. */
  quit(): void;
  close(): void;
}

export const sound: ScheduleState = {
  mechanism: 'systemd-timer',
  installed: true,
  whenSignedOut: false,
  place: 'certwright.timer',
  expected: { program: '/home/me/Certwright.AppImage', args: ['--scheduled-run'] },
  drift: [],
};

const appImage: Installed = { installation: { kind: 'app-image', atQuit: true, asksAdministrator: false } };

export const updatedProgram = (
  updater: Partial<Updater> = {},
  given: { readonly version?: string; readonly installed?: Installed; readonly stored?: Partial<StoredUpdates> } = {},
): UpdatedProgram => {
  const { version = '0.1.0', installed = appImage, stored = {} } = given;
  const listeners: { beforeQuit?: () => void; quit?: () => void } = {};
  const never = async (): Promise<never> => Promise.reject(new Error('not asked for'));
  let closing = new AbortController();
  const host = openUpdatesHost({
    version,
    logger: silentLogger,
    installed: async () => installed,
    openUpdater: async () => {
      program.did.push('load');
      const { look = never, download = never, install = async () => undefined } = updater;
      return {
        look,
        download,
        install: (update, options) => {
          program.did.push(options.restart ? 'install restart' : 'install');
          return install(update, options);
        },
      };
    },
    program: {
      quit: () => program.did.push('quit'),
      makeRoom: () => program.did.push('room'),
      holdRoom: () => program.did.push('hold'),
      onBeforeQuit: (listener) => {
        listeners.beforeQuit = listener;
      },
      onQuit: (listener) => {
        listeners.quit = listener;
      },
      sessionEnds: () => program.sessionEnds,
    },
  });
  const clock = movedClock({ skipSleeps: false });
  const profile = (): UpdatesProfile => ({
    clock,
    read: () => program.stored,
    write: (next) => {
      program.stored = storedUpdatesSchema.parse(next);
    },
    welcomed: () => program.welcomed,
    hindrance: () => program.hindrance,
    changed: (state) => program.told.push(state),
    scheduler: {
      inspect: async () => program.schedule,
      repair: async () => ({ before: program.schedule, after: await program.repair() }),
    },
    raise: (occurrence) => program.raised.push(occurrence),
    proxy: () => ({ choice: { kind: 'system' }, environment: {}, signIn: async () => undefined }),
    closing: closing.signal,
  });
  const program: UpdatedProgram = {
    clock,
    stored: storedUpdatesSchema.parse(stored),
    hindrance: undefined,
    welcomed: true,
    sessionEnds: false,
    schedule: sound,
    repair: async () => sound,
    told: [],
    raised: [],
    did: [],
    open: () => {
      closing.abort();
      closing = new AbortController();
      return host.open(profile());
    },
    quit: () => {
      listeners.beforeQuit?.();
      closing.abort();
      listeners.quit?.();
    },
    close: () => closing.abort(),
  };
  return program;
};

/** What its updater finds. */
export const update = { version: '0.2.0', notes: 'Better.' };
/** An updater with which everything goes well. */
export const willing: Partial<Updater> = { look: async () => update, download: async () => true };

export const phaseOf = async (updates: Updates): Promise<UpdateState['phase']> => (await updates.state()).phase;

export const reaches = (updates: Updates, is: string): Promise<void> =>
  vi.waitFor(async () => expect((await phaseOf(updates)).is).toBe(is), { timeout: 5000 });

/** Downloaded by two clicks. */
export const ready = async (updates: Updates): Promise<void> => {
  await updates.look();
  await reaches(updates, 'available');
  await updates.download();
  await reaches(updates, 'ready');
};
