/** https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks: JSON in, `ok` or a word of refusal out. */
import type { HttpChannel } from '../channel.ts';
import { byStatus } from '../refusals.ts';
import { shortened, webAddress, webhookField } from './fields.ts';

/** https://docs.slack.dev/messaging/formatting-message-text: only these three are special. */
const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
/** Characters; https://docs.slack.dev/reference/block-kit/blocks/section-block allows 3,000. */
const most = 3_000;

export const channel: HttpChannel = {
  kind: 'http',
  descriptor: {
    id: 'slack',
    name: { en: 'Slack', zh: 'Slack' },
    summary: { en: 'A message in a channel, by an incoming webhook.', zh: '通过传入 Webhook 向频道发送消息。' },
    fields: [
      webhookField('https://hooks.slack.com/services/T000/B000/XXXX', {
        en: 'In the app’s settings: Incoming Webhooks, Add New Webhook.',
        zh: '在应用设置中：Incoming Webhooks，添加新的 Webhook。',
      }),
    ],
    docsUrl: 'https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks',
  },
  checks: { url: webAddress },
  render: (_notice, { title, text }, { url = '' }) => ({
    url,
    body: {
      text: escaped(title),
      blocks: [
        {
          type: 'section',
          text: { type: 'mrkdwn', text: `*${escaped(title)}*\n${shortened(escaped(text), most - 400)}` },
        },
      ],
    },
  }),
  refusal: (answer) =>
    // A webhook that was taken back answers 404 no_service, 403 action_prohibited or 410 channel_is_archived.
    answer.status === 404
      ? { kind: 'wrong-credentials', detail: `404 ${answer.text.slice(0, 100)}` }
      : byStatus(answer),
};
