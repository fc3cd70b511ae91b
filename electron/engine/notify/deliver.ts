/** Sends what is due, once, whichever process comes first; what fails is tried again for three days. */
import { type Problem, toProblem } from '../../../shared/errors/problem.ts';
import type { StoredDelivery } from '../storage/deliveries.ts';
import { type ChannelParts, sendThrough } from './stored-channels.ts';

const minute = 60_000;
/** Between one attempt and the next; the last for all that follow. */
const pauses = [1, 5, 15, 60, 180, 360].map((minutes) => minutes * minute);
const givenUpAfter = 3 * 24 * 60 * minute;
/** Longer than any attempt takes: then another process may think that this one was killed. */
const claimed = 5 * minute;

/** Answers how many attempts there were; never rejects but for `storage.*`. */
export const sendDue = async (parts: ChannelParts): Promise<number> => {
  const { storage, clock, present } = parts;
  const { deliveries } = storage.notices;
  const due = deliveries
    .due(clock.now().toISOString())
    // Without a desktop it waits for one, as long as that makes sense.
    .filter((one) => one.channel !== 'system' || present !== undefined || isStale(parts, one));
  const mine = due.filter((one) => deliveries.claim(one, new Date(clock.now().getTime() + claimed).toISOString()));
  await Promise.all(mine.map((one) => attempt(parts, one)));
  return mine.length;
};

/** Milliseconds until the next attempt after so many; not before the moment that the other side named. */
export const pauseAfter = (attempts: number, now: number, retryAt: string | undefined): number => {
  const usual = pauses[Math.min(attempts, pauses.length) - 1] ?? minute;
  return Math.max(usual, retryAt === undefined ? 0 : Date.parse(retryAt) - now);
};

const isStale = ({ clock }: ChannelParts, { createdAt }: StoredDelivery): boolean =>
  clock.now().getTime() - Date.parse(createdAt) > givenUpAfter;

const attempt = async (parts: ChannelParts, delivery: StoredDelivery): Promise<void> => {
  const { storage } = parts;
  const { deliveries } = storage.notices;
  const stamp = () => parts.clock.now().toISOString();
  const { id, channelId, channel } = delivery;
  const stored = storage.channels.get(channelId);
  const notice = storage.notices.get(delivery.noticeId);
  if (
    stored === undefined ||
    !stored.enabled ||
    notice === undefined ||
    (channel === 'system' && isStale(parts, delivery))
  )
    return deliveries.settle(id, { state: 'dropped', attempts: delivery.attempts, at: stamp() });
  const attempts = delivery.attempts + 1;
  try {
    await sendThrough(parts, stored, notice);
    deliveries.settle(id, { state: 'delivered', attempts, at: stamp() });
  } catch (thrown) {
    putOff(parts, delivery, attempts, toProblem(thrown));
  }
};

const putOff = (parts: ChannelParts, delivery: StoredDelivery, attempts: number, problem: Problem): void => {
  const { storage, clock } = parts;
  const now = clock.now().getTime();
  const at = new Date(now).toISOString();
  if (!isStale(parts, delivery)) {
    const nextAt = new Date(now + pauseAfter(attempts, now, problem.retryAt)).toISOString();
    storage.notices.deliveries.settle(delivery.id, { state: 'waiting', attempts, at, nextAt, problem });
    return;
  }
  storage.transaction(() => {
    storage.notices.deliveries.settle(delivery.id, { state: 'given-up', attempts, at, problem });
    const notice = storage.notices.get(delivery.noticeId);
    if (notice === undefined) return;
    // Nobody was told by this channel, so the list tells it as new.
    const { seenAt: _seen, ...unseen } = notice;
    storage.notices.save(unseen);
  });
};
