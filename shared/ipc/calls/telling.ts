/** What is watched, and who is told. */
import { z } from 'zod';
import {
  channelDescriptorSchema,
  channelInputSchema,
  channelTestSchema,
  channelViewSchema,
  noticeListSchema,
  noticeSettingsSchema,
} from '../../domain/notifications.ts';
import {
  domainRegistrationSchema,
  endpointInputSchema,
  endpointViewSchema,
  watchStateSchema,
} from '../../domain/watch.ts';
import { byId, call, done, nothing } from './parts.ts';

export const tellingCalls = {
  /** Newest first; `before` is the `updatedAt` of the last one of the page before. */
  'notices.list': call(
    z
      .object({
        open: z.boolean().optional(),
        limit: z.number().int().min(1).max(200).default(50),
        before: z.string().optional(),
      })
      .strict(),
    noticeListSchema,
  ),
  'notices.seen': call(z.object({ ids: z.array(z.string()).max(1_000) }).strict(), done),
  /** Tells of an open trouble again at that moment, within 30 days. `notify.not-open`. */
  'notices.snooze': call(z.object({ id: z.string().min(1), until: z.iso.datetime() }).strict(), done),
  /** Saves them first where any are given. */
  'notices.settings': call(z.object({ save: noticeSettingsSchema.optional() }).strict(), noticeSettingsSchema),
  'channels.list': call(
    nothing,
    z.object({ channels: z.array(channelViewSchema), descriptors: z.array(channelDescriptorSchema) }),
  ),
  /** Fields left out keep what is stored; secret ones are write-only. */
  'channels.save': call(channelInputSchema, channelViewSchema),
  'channels.remove': call(byId, done),
  /** Sends a real message; why it did not arrive is in the answer. */
  'channels.test': call(byId, channelTestSchema),
  /** Asks nobody: what was seen last. */
  'watch.list': call(nothing, watchStateSchema),
  /** Hosts of our certificates of which at least one was looked at; puts nothing on the list. */
  'watch.seen': call(nothing, z.object({ endpoints: z.array(endpointViewSchema) })),
  /** Asks nobody yet. `watch.endpoint-not-found`, `certificate.not-found`. */
  'watch.save': call(endpointInputSchema, endpointViewSchema),
  /** `watch.endpoint-not-found`. */
  'watch.remove': call(byId, done),
  /** Whether a certificate's hosts are looked at by themselves, or the registries of domains asked. */
  'watch.switch': call(
    z.union([
      z.object({ certificateId: z.string().min(1), on: z.boolean() }).strict(),
      z.object({ domains: z.boolean() }).strict(),
    ]),
    done,
  ),
  /** One, those of a certificate, or all; takes seconds. `watch.endpoint-not-found`. */
  'watch.look': call(
    z.object({ id: z.string().min(1).optional(), certificateId: z.string().min(1).optional() }).strict(),
    z.object({ endpoints: z.array(endpointViewSchema) }),
  ),
  /** As the registries said last; `fresh` asks them again. */
  'domains.list': call(
    z.object({ fresh: z.boolean().default(false) }).strict(),
    z.object({ domains: z.array(domainRegistrationSchema) }),
  ),
} as const;
