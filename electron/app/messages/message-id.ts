/**
 * What the system hands back when a message is clicked, even after the program has ended: which message it was, and
 * what its buttons were, for by then the trouble may offer others. At most 64 characters, as Windows has it. Pure.
 */
import { type NoticeOffer, noticeOffers } from '../../../shared/domain/notice-actions.ts';

export interface MessageId {
  readonly noticeId: string;
  readonly offers: readonly NoticeOffer[];
}

export const writeMessageId = ({ noticeId, offers }: MessageId): string =>
  [noticeId, ...offers.map((offer) => noticeOffers.indexOf(offer))].join('.');

/** `undefined` for what this program has not written. */
export const readMessageId = (text: string): MessageId | undefined => {
  const [noticeId = '', ...numbers] = text.split('.');
  const offers = numbers.flatMap((number) => (/^\d$/.test(number) ? (noticeOffers[Number(number)] ?? []) : []));
  return /^[\w-]{1,40}$/.test(noticeId) && offers.length === numbers.length ? { noticeId, offers } : undefined;
};

/** Windows hands over `type=click&tag=…`, or `type=action&action=1&tag=…`. */
export const readToastArguments = (raw: string): MessageId | undefined =>
  readMessageId(new URLSearchParams(raw).get('tag') ?? '');
