/** What people are told without having asked, and the channels it goes through. Times are ISO 8601 in UTC. */
import { z } from 'zod';
import { problemSchema } from '../errors/problem.ts';
import { languageSchema } from './app.ts';
import { localTextSchema, providerFieldSchema } from './providers.ts';
import { blackoutSchema } from './renewal.ts';

export const noticeCodes = [
  'renewed',
  'renewal-failed',
  'renewal-failing-again',
  'needs-you',
  /** The rehearsal of the next renewal failed. */
  'will-fail',
  'expiring',
  'expired',
  'schedule-broken',
  'no-heartbeat',
  'vault-locked',
  /** Nothing was renewed by several runs in a row. */
  'all-runs-failed',
  /** Visitors are shown a certificate that is not ours. */
  'served-other',
  /** Visitors are still shown the one before. */
  'served-old',
  'chain-incomplete',
  'domain-expiring',
  /** The authority calls for a new one before its time: it was revoked, or is about to be (RFC 9773 §4.2). */
  'replace-now',
  'record-left',
  /** It is there, and was not installed everywhere. */
  'install-failed',
  'back-to-normal',
  'test',
] as const;
export type NoticeCode = (typeof noticeCodes)[number];

/** Mildest first. */
export const severities = ['info', 'warning', 'urgent'] as const;
export type Severity = (typeof severities)[number];

export const noticeSubjectSchema = z.object({
  certificateId: z.string().optional(),
  /** Of the certificate. */
  name: z.string().optional(),
  runId: z.string().optional(),
  /** A host that was looked at, or a domain. */
  host: z.string().optional(),
});
export type NoticeSubject = z.infer<typeof noticeSubjectSchema>;

export const deliveryStates = ['waiting', 'delivered', 'given-up', 'dropped'] as const;
export const deliverySchema = z.object({
  channelId: z.string(),
  channel: z.string(),
  label: z.string(),
  /** What the message said, or will say. */
  code: z.enum(noticeCodes),
  /** `dropped`: nobody needs to be told any more. */
  state: z.enum(deliveryStates),
  attempts: z.number(),
  createdAt: z.string(),
  /** When it is tried next; missing when it has ended. */
  nextAt: z.string().optional(),
  endedAt: z.string().optional(),
  /** Why the last attempt failed. */
  problem: problemSchema.optional(),
});
export type Delivery = z.infer<typeof deliverySchema>;

export const noticeSchema = z.object({
  id: z.string(),
  code: z.enum(noticeCodes),
  severity: z.enum(severities),
  subject: noticeSubjectSchema,
  /** Values for the sentence; moments are ISO 8601. */
  detail: z.record(z.string(), z.string()),
  /** What went wrong, where something did. */
  problem: problemSchema.optional(),
  /** When it began. */
  at: z.string(),
  /** When it was heard of last. */
  updatedAt: z.string(),
  seenAt: z.string().optional(),
  endedAt: z.string().optional(),
  deliveries: z.array(deliverySchema),
});
export type Notice = z.infer<typeof noticeSchema>;

/** Something that happened, as whoever saw it tells it. Telling it again is harmless: policy decides who hears of it. */
export interface Occurrence {
  readonly code: Exclude<NoticeCode, 'test'>;
  readonly subject: NoticeSubject;
  /** `expiring` needs `notBefore` and `expiresAt`. */
  readonly detail?: Readonly<Record<string, string>>;
  readonly problem?: z.infer<typeof problemSchema> | undefined;
  /** For `back-to-normal`: which troubles are over; every one of the subject unless told. */
  readonly of?: readonly NoticeCode[];
}

export const channelKinds = [
  'system',
  'email',
  'webhook',
  'slack',
  'discord',
  'telegram',
  'ntfy',
  'gotify',
  'dingtalk',
  'feishu',
  'wecom',
  'bark',
  'serverchan',
  'command',
] as const;
export type ChannelKind = (typeof channelKinds)[number];

export const channelDescriptorSchema = z.object({
  id: z.enum(channelKinds),
  name: localTextSchema,
  /** One sentence: where the message arrives, and what is needed. */
  summary: localTextSchema,
  fields: z.array(providerFieldSchema),
  docsUrl: z.string().optional(),
});
export type ChannelDescriptor = z.infer<typeof channelDescriptorSchema>;

/** A channel as the screen may see it: which fields are set, never what they hold if secret. */
export const channelViewSchema = z.object({
  id: z.string(),
  channel: z.enum(channelKinds),
  label: z.string(),
  enabled: z.boolean(),
  /** Nothing milder goes through it. */
  minimum: z.enum(severities),
  /** That of the app when missing. */
  language: languageSchema.optional(),
  createdAt: z.string(),
  fields: z.array(z.object({ key: z.string(), set: z.boolean(), value: z.string().optional() })),
});
export type ChannelView = z.infer<typeof channelViewSchema>;

export const channelInputSchema = z
  .object({
    id: z.string().optional(),
    channel: z.enum(channelKinds),
    label: z.string().max(200).optional(),
    enabled: z.boolean().optional(),
    minimum: z.enum(severities).optional(),
    language: languageSchema.nullable().optional(),
    /** Write-only. Fields left out keep what is stored. */
    fields: z.record(z.string(), z.string().max(65_536)).default({}),
  })
  .strict();
export type ChannelInput = z.input<typeof channelInputSchema>;

/** What became of a test message: what the other side answered, or why it did not arrive. */
export const channelTestSchema = z.object({
  delivered: z.boolean(),
  milliseconds: z.number(),
  /** In the words of the other side, short, without secrets. */
  answer: z.string().optional(),
  problem: problemSchema.optional(),
});
export type ChannelTest = z.infer<typeof channelTestSchema>;

export const noticeSettingsSchema = z.object({
  /** Windows of the week in which only urgent messages are sent; the others follow at their end. */
  quietHours: z.array(blackoutSchema).max(50).default([]),
  /** Successes are sent as well, not only kept in the list. */
  tellSuccess: z.boolean().default(false),
  /** Minutes from one message about a trouble to the next on the same channel, unless it has become graver. */
  throttleMinutes: z.number().int().min(0).max(10_080).default(60),
  /** Messages that one channel is sent in an hour; the rest follow later. */
  mostPerHour: z.number().int().min(1).max(1_000).default(20),
});
export type NoticeSettings = z.infer<typeof noticeSettingsSchema>;

export const noticeListSchema = z.object({
  notices: z.array(noticeSchema),
  /** Of all, not only those listed. */
  unseen: z.number(),
});
