/** https://discord.com/developers/docs/resources/webhook#execute-webhook */
import { z } from 'zod';
import type { Severity } from '../../../../shared/domain/notifications.ts';
import { wordsOf } from '../../../../shared/i18n/descriptor-words.ts';
import type { HttpChannel } from '../channel.ts';
import { byStatus, jsonOf } from '../refusals.ts';
import { shortened, webAddress, webhookField } from './fields.ts';

const say = wordsOf('channels-discord');

/** RGB, as https://discord.com/developers/docs/resources/message#embed-object wants it. */
const colours: Readonly<Record<Severity, number>> = { info: 0x4f5bd5, warning: 0xd98a00, urgent: 0xc62828 };

/** https://discord.com/developers/docs/topics/rate-limits: seconds, also as a fraction. */
const limited = z.object({ retry_after: z.number() });

export const channel: HttpChannel = {
  kind: 'http',
  descriptor: {
    id: 'discord',
    name: say('Discord'),
    summary: say('A message in a channel, by its webhook.'),
    fields: [
      webhookField(
        'https://discord.com/api/webhooks/0000/XXXX',
        say('Edit Channel, Integrations, Webhooks, Copy Webhook URL.'),
      ),
    ],
    docsUrl: 'https://discord.com/developers/docs/resources/webhook#execute-webhook',
  },
  checks: { url: webAddress },
  render: ({ severity }, { title, text }, { url = '' }) => ({
    url,
    body: {
      embeds: [{ title: shortened(title, 256), description: shortened(text, 4_096), color: colours[severity] }],
      // Names in the text may look like mentions.
      allowed_mentions: { parse: [] },
    },
  }),
  refusal: (answer) => {
    const seconds = answer.status === 429 ? jsonOf(answer, limited)?.retry_after : undefined;
    if (seconds !== undefined)
      return { kind: 'rate-limited', detail: `429 retry_after ${seconds}`, retryAt: answer.retryAt };
    return answer.status === 404 ? { kind: 'wrong-credentials', detail: '404 Unknown Webhook' } : byStatus(answer);
  },
};
