/** Our own format, for programs. docs/notifications.md describes it with how to verify the signature. */
import { createHmac } from 'node:crypto';
import { wordsOf } from '../../../../shared/i18n/descriptor-words.ts';
import type { HttpChannel } from '../channel.ts';
import { factsOf } from '../facts.ts';
import { byStatus } from '../refusals.ts';
import { webAddress, webhookField } from './fields.ts';

const say = wordsOf('channels-webhook');

export const channel: HttpChannel = {
  kind: 'http',
  descriptor: {
    id: 'webhook',
    name: say('Webhook'),
    summary: say('A POST with JSON to an address of your own, signed if you give a secret.'),
    fields: [
      webhookField(
        'https://example.org/hooks/certwright',
        say('Any status from 200 to 299 counts as received. Redirects are not followed.'),
      ),
      {
        key: 'secret',
        label: say('Signing secret'),
        help: say('The receiver verifies with it that the message is from here (HMAC-SHA256).'),
        secret: true,
        required: false,
      },
    ],
  },
  checks: { url: webAddress },
  render: (notice, words, { url = '', secret = '' }) => {
    const body = factsOf(notice, words);
    const timestamp = String(Math.floor(words.now / 1000));
    const signature = createHmac('sha256', secret)
      .update(`${timestamp}.${JSON.stringify(body)}`)
      .digest('hex');
    return {
      url,
      headers: {
        'x-certwright-timestamp': timestamp,
        ...(secret === '' ? {} : { 'x-certwright-signature': `sha256=${signature}` }),
      },
      body,
    };
  },
  refusal: byStatus,
};
