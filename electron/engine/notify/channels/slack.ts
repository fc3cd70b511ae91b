/** https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks: JSON in, `ok` or a word of refusal out. */

import { wordsOf } from '../../../../shared/i18n/descriptor-words.ts';
import type { HttpChannel } from '../channel.ts';
import { byStatus } from '../refusals.ts';
import { shortened, webAddress, webhookField } from './fields.ts';

const say = wordsOf('channels-slack');

/** https://docs.slack.dev/messaging/formatting-message-text: only these three are special. */
const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
/** Characters; https://docs.slack.dev/reference/block-kit/blocks/section-block allows 3,000. */
const most = 3_000;

export const channel: HttpChannel = {
  kind: 'http',
  descriptor: {
    id: 'slack',
    name: say('Slack'),
    summary: say('A message in a channel, by an incoming webhook.'),
    fields: [
      webhookField(
        'https://hooks.slack.com/services/T000/B000/XXXX',
        say('In the app’s settings: Incoming Webhooks, Add New Webhook.'),
      ),
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
