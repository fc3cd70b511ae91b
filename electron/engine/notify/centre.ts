/** Where occurrences become notices: judges each by the policy, keeps it, and queues the messages. */
import { randomUUID } from 'node:crypto';
import {
  type NoticeSettings,
  noticeCodes,
  noticeSettingsSchema,
  type Occurrence,
  severities,
} from '../../../shared/domain/notifications.ts';
import { fail } from '../../../shared/errors/problem.ts';
import type { StoredNotice } from '../storage/notices.ts';
import type { Storage } from '../storage/open-storage.ts';
import {
  type ChannelFacts,
  decide,
  decideEnd,
  decideReminder,
  endedByRenewal,
  type Message,
  type OpenTrouble,
  troubleOf,
} from './policy.ts';

interface CentreParts {
  readonly storage: Storage;
  now(): Date;
}

const settingsKey = 'notices';
const hour = 3_600_000;

export const noticeSettings = (storage: Storage): NoticeSettings =>
  storage.settings.read(settingsKey, noticeSettingsSchema) ?? noticeSettingsSchema.parse({});

export const saveNoticeSettings = (storage: Storage, settings: NoticeSettings): void =>
  storage.settings.write(settingsKey, noticeSettingsSchema.parse(settings));

/** All of it or none; `storage.*`. Answers whether anything changed. */
export const raise = (parts: CentreParts, occurrence: Occurrence): boolean =>
  parts.storage.transaction(() => {
    if (occurrence.code === 'back-to-normal') return endAll(parts, occurrence, occurrence.of ?? noticeCodes).ended;
    // What ends a trouble says so to those who heard of it, and is told to nobody twice.
    const told = occurrence.code === 'renewed' ? endAll(parts, occurrence, endedByRenewal).told : new Set<string>();
    return keep(parts, occurrence, told);
  });

/** Puts off what is told of an open trouble, unless it becomes urgent meanwhile. `notify.not-open`, `storage.*`. */
export const remindAt = (parts: CentreParts, id: string, until: Date): void =>
  parts.storage.transaction(() => {
    const { storage } = parts;
    const notice = storage.notices.get(id);
    if (notice === undefined || notice.endedAt !== undefined) throw fail('notify.not-open', { id });
    const { settings, channels, now } = situationOf(parts);
    const at = new Date(now).toISOString();
    storage.notices.deliveries.drop({ noticeId: id }, at);
    const reminders = decideReminder(notice.severity, until.getTime(), { channels, settings });
    // As if it began then: how long it is tried is counted from there.
    for (const reminder of reminders) queue(storage, notice, [reminder], new Date(reminder.at).toISOString());
  });

const keep = (parts: CentreParts, occurrence: Occurrence, toldAlready: ReadonlySet<string>): boolean => {
  const { storage } = parts;
  const trouble = troubleOf(occurrence);
  const open = storage.notices.openOf(trouble);
  const { settings, channels, now } = situationOf(parts);
  const decision = decide(occurrence, {
    open: open === undefined ? undefined : factsOfOpen(storage, open),
    channels: channels.filter(({ id }) => !toldAlready.has(id)),
    settings,
    now,
  });
  if (decision.kind === 'nothing') return false;
  const { kind, code, severity, detail, messages } = decision;
  const at = new Date(now).toISOString();
  // A success that nobody asked to hear of is no news in the list either.
  const quiet = kind === 'note' && messages.length === 0;
  const sameNews = open?.code === code && open.severity === severity;
  const notice: StoredNotice = {
    id: open?.id ?? randomUUID(),
    trouble,
    code,
    severity,
    subject: occurrence.subject,
    detail,
    ...(occurrence.problem === undefined ? {} : { problem: occurrence.problem }),
    at: open?.at ?? at,
    updatedAt: at,
    ...(sameNews && open.seenAt !== undefined ? { seenAt: open.seenAt } : {}),
    ...(quiet ? { seenAt: at } : {}),
    ...(kind === 'note' ? { endedAt: at } : {}),
  };
  storage.notices.save(notice);
  queue(storage, notice, messages, at);
  return true;
};

const endAll = (
  parts: CentreParts,
  { subject, detail = {} }: Occurrence,
  of: Occurrence['of'] & object,
): { readonly ended: boolean; readonly told: ReadonlySet<string> } => {
  const { storage } = parts;
  const troubles = new Set(of.map((code) => troubleOf({ code, subject })));
  const told = new Set<string>();
  // Several troubles with one end are told as one: the gravest.
  const ending = [...troubles]
    .flatMap((trouble) => storage.notices.openOf(trouble) ?? [])
    .filter(({ code }) => of.includes(code))
    .toSorted((one, other) => severities.indexOf(other.severity) - severities.indexOf(one.severity));
  for (const open of ending) for (const id of end(parts, open, detail, told)) told.add(id);
  return { ended: ending.length > 0, told };
};

/** Ends a trouble; answers the channels that are told, which are none of those that were told already. */
const end = (
  parts: CentreParts,
  open: StoredNotice,
  detail: Occurrence['detail'] & object,
  toldAlready: ReadonlySet<string>,
): readonly string[] => {
  const { storage } = parts;
  const { settings, channels, now } = situationOf(parts);
  const at = new Date(now).toISOString();
  const messages = decideEnd(factsOfOpen(storage, open), {
    channels: channels.filter(({ id }) => !toldAlready.has(id)),
    settings,
    now,
  });
  storage.notices.deliveries.drop({ noticeId: open.id }, at);
  storage.notices.save({ ...open, endedAt: at });
  if (messages.length === 0) return [];
  const over: StoredNotice = {
    id: randomUUID(),
    trouble: `back-to-normal ${open.id}`,
    code: 'back-to-normal',
    severity: 'info',
    subject: open.subject,
    detail: { ...open.detail, ...detail, of: open.code },
    at,
    updatedAt: at,
    // The list shows the end with the trouble itself.
    seenAt: at,
    endedAt: at,
  };
  storage.notices.save(over);
  queue(storage, over, messages, at);
  return messages.map(({ channelId }) => channelId);
};

const queue = (storage: Storage, notice: StoredNotice, messages: readonly Message[], createdAt: string): void => {
  for (const { channelId, at } of messages) {
    const channel = storage.channels.get(channelId);
    if (channel === undefined) continue;
    storage.notices.deliveries.add({
      noticeId: notice.id,
      channelId,
      channel: channel.kind,
      label: channel.label,
      code: notice.code,
      severity: notice.severity,
      nextAt: new Date(at).toISOString(),
      createdAt,
    });
  }
};

const situationOf = ({ storage, now }: CentreParts) => {
  const at = now().getTime();
  // A message may wait for the end of quiet hours, and counts in the hour in which it is sent.
  const since = new Date(at - 9 * 24 * hour).toISOString();
  const channels = storage.channels.list().map(
    ({ id, enabled, minimum }): ChannelFacts => ({
      id,
      enabled,
      minimum,
      recent: storage.notices.deliveries
        .moments(id, since)
        .map((moment) => Date.parse(moment))
        .filter((moment) => moment > at - hour),
    }),
  );
  return { settings: noticeSettings(storage), channels, now: at };
};

const factsOfOpen = (storage: Storage, { id, code, severity, subject, detail }: StoredNotice): OpenTrouble => ({
  id,
  code,
  severity,
  runId: subject.runId,
  detail,
  told: storage.notices.deliveries.of(id).flatMap((one) => {
    const at = one.nextAt ?? one.endedAt;
    if (at === undefined || (one.state !== 'waiting' && one.state !== 'delivered')) return [];
    const { channelId, code: said, severity: gravity, state } = one;
    return [{ channelId, code: said, severity: gravity, at: Date.parse(at), waiting: state === 'waiting' }];
  }),
});
