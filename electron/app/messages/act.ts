/** What a click on a message or on one of its buttons does: shows its screen, and asks the application as the page does. */
import { type NoticeOffer, screenOfNotice, untilTomorrow } from '../../../shared/domain/notice-actions.ts';
import type { Notice } from '../../../shared/domain/notifications.ts';
import { assertNever, toProblem } from '../../../shared/errors/problem.ts';
import type { Logger } from '../../engine/ports/index.ts';
import type { Desktop } from '../desktop.ts';

export type ShownNotice = Pick<Notice, 'id' | 'code' | 'subject'>;
export interface ActParts {
  readonly logger: Pick<Logger, 'warn'>;
  desktop(): Pick<Desktop, 'application' | 'openScreen'>;
}

/** Never rejects: what could not be done is shown on the screen of the message. */
export const act = async (parts: ActParts, notice: ShownNotice, offer?: NoticeOffer): Promise<void> => {
  const { openScreen } = parts.desktop();
  try {
    if (offer === undefined || offer === 'show-what-happened') openScreen(screenOfNotice(notice));
    await (offer === undefined ? markSeen(parts, notice) : effectOf(parts, notice, offer));
  } catch (thrown) {
    parts.logger.warn('message.action-failed', { offer, reason: toProblem(thrown).code });
    openScreen(screenOfNotice(notice));
  }
};

/** Of a message whose program has ended since. Another profile or practice mode may have shown it: then the list. */
export const findNotice = async ({ desktop }: ActParts, id: string): Promise<ShownNotice | undefined> => {
  const { handlers } = await desktop().application;
  return (await handlers['notices.list']({ limit: 200 })).notices.find((notice) => notice.id === id);
};

const markSeen = async ({ desktop }: ActParts, { id }: ShownNotice): Promise<void> => {
  const { handlers } = await desktop().application;
  await handlers['notices.seen']({ ids: [id] });
};

const effectOf = async (parts: ActParts, notice: ShownNotice, offer: NoticeOffer): Promise<void> => {
  const { application, openScreen } = parts.desktop();
  const { handlers } = await application;
  switch (offer) {
    case 'show-what-happened':
      return markSeen(parts, notice);
    case 'renew-now': {
      const { certificateId } = notice.subject;
      if (certificateId === undefined) return openScreen(screenOfNotice(notice));
      openScreen({ screen: 'renewals' });
      await handlers['renewal.run']({ id: certificateId });
      return;
    }
    case 'remind-tomorrow':
      await handlers['notices.snooze']({
        id: notice.id,
        until: new Date(Date.now() + untilTomorrow).toISOString(),
      });
      return;
    default:
      return assertNever(offer);
  }
};
