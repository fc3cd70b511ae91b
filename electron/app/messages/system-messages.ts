/**
 * Messages of the system. One is delivered once the system says that it has shown it; where it cannot, the channel
 * fails, so that the list says so and the other channels do their work, and the window asks for attention instead.
 */
import type { Notification as SystemNotification } from 'electron';
import { type NoticeOffer, offersOf } from '../../../shared/domain/notice-actions.ts';
import { fail } from '../../../shared/errors/problem.ts';
import { sentence } from '../../../shared/i18n/index.ts';
import type { Present } from '../../engine/notify/send.ts';
import type { Platform } from '../../platform/current.ts';
import { type ActParts, act, findNotice, type ShownNotice } from './act.ts';
import { type MessageId, readMessageId, readToastArguments, writeMessageId } from './message-id.ts';

export interface MessageParts extends ActParts {
  readonly notifications: typeof SystemNotification;
  readonly platform: Platform;
  askForAttention(): void;
}

export interface SystemMessages {
  readonly present: Present;
  /** Once the application is ready: clicks on messages of an earlier process, of which one may have started this one. */
  listen(launch: unknown): Promise<void>;
}

interface Held {
  readonly message: SystemNotification;
  readonly notice: ShownNotice;
}

/** Milliseconds. A system that neither shows a message nor refuses it has not shown it. */
const silence = 10_000;

export const openSystemMessages = (parts: MessageParts): SystemMessages => {
  // One that nobody holds is collected, and its click is lost.
  const held = new Map<string, Held>();
  const activated = async ({ noticeId, offers }: MessageId, button?: number): Promise<void> => {
    const notice = held.get(noticeId)?.notice ?? (await findNotice(parts, noticeId).catch(() => undefined));
    if (notice === undefined) return parts.desktop().openScreen({ screen: 'notices' });
    await act(parts, notice, button === undefined ? undefined : offers[button]);
  };
  const follow = (message: SystemNotification, id: MessageId): void => {
    message.on('close', () => {
      if (held.get(id.noticeId)?.message === message) held.delete(id.noticeId);
    });
    // Windows tells every click to the one listener below as well.
    if (parts.platform === 'windows') return;
    message.on('click', () => void activated(id));
    message.on('action', ({ actionIndex }) => void activated(id, actionIndex));
  };
  return {
    present: async ({ notice, language, title, text }) => {
      const offers = offersOf(notice);
      const id: MessageId = { noticeId: notice.id, offers };
      if (!parts.notifications.isSupported()) {
        parts.askForAttention();
        throw fail('notify.no-desktop', {});
      }
      const message = new parts.notifications({
        id: writeMessageId(id),
        title,
        body: text,
        urgency: notice.severity === 'urgent' ? 'critical' : 'normal',
        actions: offers.map((offer: NoticeOffer) => ({
          type: 'button',
          text: sentence(language, `notice.offer.${offer}`),
        })),
      });
      follow(message, id);
      const before = held.get(notice.id);
      held.set(notice.id, { message, notice });
      before?.message.close();
      try {
        await show(message);
      } catch (thrown) {
        if (held.get(notice.id)?.message === message) held.delete(notice.id);
        parts.askForAttention();
        throw thrown;
      }
    },
    listen: async (launch) => {
      const first = launchedBy(launch);
      if (parts.platform === 'windows')
        parts.notifications.handleActivation(({ type, arguments: raw, actionIndex }) => {
          const id = readToastArguments(raw);
          if (id === undefined) parts.desktop().openScreen({ screen: 'notices' });
          else void activated(id, type === 'action' ? actionIndex : undefined);
        });
      if (first !== undefined) await activated(first);
      if (parts.platform === 'macos') await takeUp(parts, held, follow);
    },
  };
};

/** `notify.not-shown`. */
const show = (message: SystemNotification): Promise<void> =>
  new Promise((resolve, reject) => {
    const refused = (detail: string): void => reject(fail('notify.not-shown', { detail }));
    const timer = setTimeout(() => {
      message.close();
      refused('timeout');
    }, silence);
    message.once('show', () => {
      clearTimeout(timer);
      resolve();
    });
    message.once('failed', (_event, error) => {
      clearTimeout(timer);
      refused(error);
    });
    message.show();
  });

/**
 * macOS names the message whose click started the program (`launchInfo` of `ready`), and its button by an identifier
 * of the system's own, which is not read: the click shows the screen, where the same buttons are.
 */
const launchedBy = (launch: unknown): MessageId | undefined => {
  const named = typeof launch === 'object' && launch !== null && 'identifier' in launch ? launch.identifier : undefined;
  return typeof named === 'string' ? readMessageId(named) : undefined;
};

/** What still lies in the Notification Center tells its clicks again. */
const takeUp = async (
  parts: MessageParts,
  held: Map<string, Held>,
  follow: (message: SystemNotification, id: MessageId) => void,
): Promise<void> => {
  for (const message of await parts.notifications.getHistory()) {
    const id = readMessageId(message.id);
    if (id === undefined || held.has(id.noticeId)) continue;
    const notice = await findNotice(parts, id.noticeId).catch(() => undefined);
    if (notice === undefined) continue;
    held.set(id.noticeId, { message, notice });
    follow(message, id);
  }
};
