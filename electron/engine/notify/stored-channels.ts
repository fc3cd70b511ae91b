/** Channels as people set them up: plain fields in the database, secret ones in the vault, never on the way back. */
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Language } from '../../../shared/domain/app.ts';
import {
  type ChannelInput,
  type ChannelKind,
  type ChannelTest,
  type ChannelView,
  channelKinds,
  type Notice,
} from '../../../shared/domain/notifications.ts';
import { fail, toProblem } from '../../../shared/errors/problem.ts';
import { noticeWords } from '../../../shared/i18n/notice-words.ts';
import type { Clock } from '../ports/index.ts';
import { readFields } from '../providers/fields.ts';
import type { StoredChannel } from '../storage/channels.ts';
import type { Storage } from '../storage/open-storage.ts';
import type { VaultKeeper } from '../vault/open-vault.ts';
import type { Channel, Fields } from './channel.ts';
import { channels } from './channels/index.ts';
import { type Present, send } from './send.ts';

export interface ChannelParts {
  readonly storage: Storage;
  readonly vault: VaultKeeper;
  readonly clock: Clock;
  readonly present: Present | undefined;
  /** That of the app. */
  language(): Language;
}

const secretFields = z.record(z.string(), z.string());

/** Of a stored channel, as they were typed. `vault.*` where it has secrets. */
export const fieldsOfChannel = async (
  { vault }: Pick<ChannelParts, 'vault'>,
  stored: StoredChannel,
): Promise<Fields> => {
  if (stored.secretKeys.length === 0) return stored.fields;
  const opened = await vault.open();
  return { ...stored.fields, ...secretFields.parse(JSON.parse(opened.readText(stored.secretRecord))) };
};

export const viewOfChannel = (stored: StoredChannel): ChannelView => ({
  id: stored.id,
  channel: stored.kind,
  label: stored.label,
  enabled: stored.enabled,
  minimum: stored.minimum,
  ...(stored.language === undefined ? {} : { language: stored.language }),
  createdAt: stored.createdAt,
  fields: channels[stored.kind].descriptor.fields.map(({ key, secret }) => {
    const value = secret ? undefined : stored.fields[key];
    const set = secret ? stored.secretKeys.includes(key) : (value ?? '') !== '';
    return { key, set, ...(value === undefined ? {} : { value }) };
  }),
});

/** `notify.channel-unknown`, `notify.channel-not-found`, `credential.invalid`, `vault.*`. */
export const saveChannel = async (parts: ChannelParts, input: ChannelInput): Promise<ChannelView> => {
  const { storage, clock } = parts;
  const stored = input.id === undefined ? undefined : findChannel(storage, input.id);
  const channel = channelOf(stored?.kind ?? input.channel);
  const { descriptor } = channel;
  const before = stored === undefined ? {} : await fieldsOfChannel(parts, stored);
  const fields = checkedFields(channel, { ...before, ...input.fields });
  const isSecret = new Set(descriptor.fields.filter(({ secret }) => secret).map(({ key }) => key));
  const [secrets, plain] = [true, false].map((wanted) =>
    Object.fromEntries(Object.entries(fields).filter(([key, value]) => isSecret.has(key) === wanted && value !== '')),
  );
  const id = stored?.id ?? randomUUID();
  const saved: StoredChannel = {
    id,
    kind: descriptor.id,
    label: (input.label ?? stored?.label ?? '').trim(),
    enabled: input.enabled ?? stored?.enabled ?? true,
    minimum: input.minimum ?? stored?.minimum ?? 'warning',
    language: input.language === undefined ? stored?.language : (input.language ?? undefined),
    fields: plain ?? {},
    secretRecord: stored?.secretRecord ?? `channel/${id}`,
    secretKeys: Object.keys(secrets ?? {}),
    createdAt: stored?.createdAt ?? clock.now().toISOString(),
  };
  const opened =
    saved.secretKeys.length === 0 && (stored?.secretKeys ?? []).length === 0 ? undefined : await parts.vault.open();
  storage.transaction(() => {
    if (saved.secretKeys.length > 0) opened?.write(saved.secretRecord, JSON.stringify(secrets));
    else opened?.remove(saved.secretRecord);
    storage.channels.save(saved);
  });
  return viewOfChannel(saved);
};

/** `notify.channel-not-found`, `vault.*`. What waited for it is not sent any more. */
export const removeChannel = async ({ storage, vault, clock }: ChannelParts, id: string): Promise<void> => {
  const stored = findChannel(storage, id);
  const opened = stored.secretKeys.length === 0 ? undefined : await vault.open();
  storage.transaction(() => {
    storage.channels.remove(id);
    storage.notices.deliveries.drop({ channelId: id }, clock.now().toISOString());
    opened?.remove(stored.secretRecord);
  });
};

/** Sends one at once, whatever the settings; a failure is the answer. `notify.channel-not-found`. */
export const testChannel = async (parts: ChannelParts, id: string): Promise<ChannelTest> => {
  const stored = findChannel(parts.storage, id);
  const at = parts.clock.now().toISOString();
  const notice: Notice = {
    id: randomUUID(),
    code: 'test',
    severity: 'info',
    subject: {},
    detail: {},
    at,
    updatedAt: at,
    deliveries: [],
  };
  const begun = performance.now();
  const took = () => Math.round(performance.now() - begun);
  try {
    const answer = await sendThrough(parts, stored, notice);
    return { delivered: true, milliseconds: took(), ...(answer === '' ? {} : { answer }) };
  } catch (thrown) {
    return { delivered: false, milliseconds: took(), problem: toProblem(thrown) };
  }
};

/** What the other side answered. `notify.*`, `vault.*`. */
export const sendThrough = async (
  parts: ChannelParts,
  stored: StoredChannel,
  notice: Omit<Notice, 'deliveries'>,
): Promise<string> => {
  const language = stored.language ?? parts.language();
  const words = { ...noticeWords(notice, language), language, now: parts.clock.now().getTime() };
  return send(channels[stored.kind], notice, words, await fieldsOfChannel(parts, stored), parts.present);
};

const findChannel = (storage: Storage, id: string): StoredChannel => {
  const stored = storage.channels.get(id);
  if (stored === undefined) throw fail('notify.channel-not-found', { id });
  return stored;
};

const channelOf = (kind: ChannelKind): Channel => {
  if (!Object.hasOwn(channels, kind)) throw fail('notify.channel-unknown', { id: kind, known: [...channelKinds] });
  return channels[kind];
};

const checkedFields = ({ descriptor, checks = {} }: Channel, given: Fields): Fields =>
  readFields(
    descriptor,
    given,
    descriptor.fields.map(({ key }) => key),
    checks,
  );
