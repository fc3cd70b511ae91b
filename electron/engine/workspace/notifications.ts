/** What the workspace tells people: takes occurrences, keeps the list, sends, and says itself how runs ended. */
import type { Language } from '../../../shared/domain/app.ts';
import { settingsSchema } from '../../../shared/domain/app.ts';
import type {
  ChannelInput,
  ChannelTest,
  ChannelView,
  Notice,
  NoticeSettings,
  Occurrence,
} from '../../../shared/domain/notifications.ts';
import { languageOf } from '../../../shared/i18n/index.ts';
import { noticeSettings, raise, remindAt, saveNoticeSettings } from '../notify/centre.ts';
import { sendDue } from '../notify/deliver.ts';
import type { Present } from '../notify/send.ts';
import {
  type ChannelParts,
  removeChannel,
  saveChannel,
  testChannel,
  viewOfChannel,
} from '../notify/stored-channels.ts';
import type { Clock, Logger } from '../ports/index.ts';
import type { StoredNotice } from '../storage/notices.ts';
import type { Storage } from '../storage/open-storage.ts';
import type { VaultKeeper } from '../vault/open-vault.ts';

export interface Notifications {
  /** Keeps it and tells whoever is to be told; what is due is sent in the background. `storage.*`. */
  raise(occurrence: Occurrence): void;
  /** Newest first; `before` is the `updatedAt` of the last one of the page before. */
  list(asked?: {
    readonly open?: boolean | undefined;
    readonly limit?: number | undefined;
    readonly before?: string | undefined;
  }): readonly Notice[];
  unseen(): number;
  markSeen(ids: readonly string[]): void;
  /** Tells of it again at that moment, and not before unless it becomes urgent. `notify.not-open`, `storage.*`. */
  remindAt(id: string, until: Date): void;
  readonly channels: {
    list(): readonly ChannelView[];
    /** Fields left out keep what is stored. `credential.invalid`, `notify.channel-not-found`, `vault.*`. */
    save(input: ChannelInput): Promise<ChannelView>;
    /** `notify.channel-not-found`, `vault.*`. */
    remove(id: string): Promise<void>;
    /** Sends a real message. `notify.channel-not-found`; every other failure is in the answer. */
    test(id: string): Promise<ChannelTest>;
  };
  settings(): NoticeSettings;
  /** `storage.*`. */
  saveSettings(settings: NoticeSettings): void;
  /** Sends what is due and waits for it, so many milliseconds where they are given. */
  tend(atMost?: number): Promise<void>;
  /** When the next message is to be sent. */
  nextMoment(): Date | undefined;
  onChange(listener: () => void): () => void;
  /** Messages on their way arrive, or are tried again by whoever opens the profile next. */
  close(): Promise<void>;
}

export interface NotificationParts {
  readonly storage: Storage;
  readonly vault: VaultKeeper;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly present?: Present | undefined;
  /** That of the app; read from the settings of this profile unless told. */
  readonly language?: (() => Language) | undefined;
}

const pageSize = 50;
/** Milliseconds. A mail server that answers slowly holds up no end of a process. */
const longestClose = 20_000;

export const openNotifications = (given: NotificationParts): Notifications => {
  const { storage, clock, logger } = given;
  const parts: ChannelParts = {
    storage,
    vault: given.vault,
    clock,
    present: given.present,
    language: given.language ?? (() => languageIn(storage)),
  };
  const listeners = new Set<() => void>();
  const changed = (): void => {
    for (const listener of listeners) listener();
  };
  let sending: Promise<void> = Promise.resolve();
  /** One after the other: what was added meanwhile is sent by the next. */
  const tend = (): Promise<void> => {
    sending = sending.then(async () => {
      try {
        if ((await sendDue(parts)) > 0) changed();
      } catch (thrown) {
        logger.warn('notices-not-sent', { reason: String(thrown) });
      }
    });
    return sending;
  };
  return {
    raise: (occurrence) => {
      if (!raise({ storage, now: () => clock.now() }, occurrence)) return;
      changed();
      void tend();
    },
    list: ({ open, limit = pageSize, before } = {}) =>
      storage.notices.list({ open, limit, before }).map((stored) => viewOfNotice(storage, stored)),
    unseen: () => storage.notices.unseen(),
    markSeen: (ids) => {
      storage.notices.markSeen(ids, clock.now().toISOString());
      changed();
    },
    remindAt: (id, until) => {
      remindAt({ storage, now: () => clock.now() }, id, until);
      changed();
    },
    channels: {
      list: () => storage.channels.list().map(viewOfChannel),
      save: (input) => saveChannel(parts, input),
      remove: (id) => removeChannel(parts, id),
      test: (id) => testChannel(parts, id),
    },
    settings: () => noticeSettings(storage),
    saveSettings: (settings) => saveNoticeSettings(storage, settings),
    tend: (atMost) => (atMost === undefined ? tend() : within(tend(), atMost)),
    nextMoment: () => {
      const next = storage.notices.deliveries.next();
      return next === undefined ? undefined : new Date(next);
    },
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: async () => {
      listeners.clear();
      await within(sending, longestClose);
    },
  };
};

/** Resolves with the work, or after so many milliseconds without it. */
const within = async (work: Promise<void>, atMost: number): Promise<void> => {
  const { promise: late, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, atMost);
  await Promise.race([work, late]);
  clearTimeout(timer);
};

const viewOfNotice = (storage: Storage, { trouble: _key, ...notice }: StoredNotice): Notice => ({
  ...notice,
  deliveries: storage.notices.deliveries
    .of(notice.id)
    .map(({ id: _id, noticeId: _notice, severity: _severity, ...delivery }) => delivery),
});

/** As chosen in the settings, or that of the system. */
export const languageIn = (storage: Storage): Language => {
  const { language } = settingsSchema.parse(storage.settings.read('settings', settingsSchema) ?? {});
  return language === 'system' ? languageOf([Intl.DateTimeFormat().resolvedOptions().locale]) : language;
};

const minute = 60_000;

/** Sends what waits at its moment, for as long as the application is open; never rejects. */
export const keepTelling = async (
  notifications: Pick<Notifications, 'tend' | 'nextMoment' | 'onChange'>,
  clock: Clock,
  signal: AbortSignal,
): Promise<void> => {
  try {
    for (;;) {
      await notifications.tend();
      const woken = new AbortController();
      const deafen = notifications.onChange(() => woken.abort());
      const wait = (notifications.nextMoment()?.getTime() ?? Number.POSITIVE_INFINITY) - clock.now().getTime();
      // A command line or a scheduled run beside this process may have left something to tell.
      await clock
        .sleep(Math.min(Math.max(wait, minute / 6), minute), AbortSignal.any([signal, woken.signal]))
        .catch(() => signal.throwIfAborted());
      deafen();
    }
  } catch {
    // The application closes.
  }
};
