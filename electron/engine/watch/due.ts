/** When an endpoint is looked at next. Pure. */
import { createHash } from 'node:crypto';
import type { DomainRegistration, WatchedEndpoint } from '../../../shared/domain/watch.ts';

export interface DueFacts {
  readonly endpoint: Pick<WatchedEndpoint, 'id' | 'everyHours'>;
  readonly lastAt?: Date | undefined;
  /** When the certificate to be served was handed over last. */
  readonly deliveredAt?: Date | undefined;
  readonly now: Date;
}

const minute = 60_000;
const hour = 60 * minute;
/** Time for a server to be given its new certificate. */
const afterDelivery = 10 * minute;

/**
 * Every so many hours, and ten minutes after a new certificate was handed over; an endpoint that was never looked at is
 * due now. Spread, so that many of them are not asked at once: by up to a twelfth of the interval, and a minute after a
 * delivery.
 */
export const dueAt = ({ endpoint, lastAt, deliveredAt, now }: DueFacts): Date => {
  const share = shareOf(`${endpoint.id} ${lastAt?.getTime() ?? ''}`);
  const delivered =
    deliveredAt === undefined || (lastAt !== undefined && lastAt.getTime() >= deliveredAt.getTime() + afterDelivery)
      ? undefined
      : deliveredAt.getTime() + afterDelivery + share * minute;
  if (lastAt === undefined) return new Date(delivered ?? now.getTime());
  const interval = endpoint.everyHours * hour;
  // A clock that was set back must not put the next look off for ever.
  const regular = Math.min(lastAt.getTime(), now.getTime()) + interval * (1 - share / 12);
  return new Date(Math.min(regular, delivered ?? regular));
};

/** Registries are asked once a week; what could not be asked, after twelve hours. */
export const isAskedAgain = ({ askedAt, state }: DomainRegistration, now: Date): boolean =>
  now.getTime() - Date.parse(askedAt) >= (state === 'unanswered' ? 12 : 7 * 24) * hour;

/** From 0 to 1, the same for the same text. */
const shareOf = (text: string): number => createHash('sha256').update(text).digest().readUInt32BE(0) / 2 ** 32;
