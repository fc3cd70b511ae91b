/** Our own format, for programs. docs/notifications.md describes it with how to verify the signature. */
import { createHmac } from 'node:crypto';
import type { HttpChannel } from '../channel.ts';
import { factsOf } from '../facts.ts';
import { byStatus } from '../refusals.ts';
import { webAddress, webhookField } from './fields.ts';

export const channel: HttpChannel = {
  kind: 'http',
  descriptor: {
    id: 'webhook',
    name: { en: 'Webhook', zh: 'Webhook' },
    summary: {
      en: 'A POST with JSON to an address of your own, signed if you give a secret.',
      zh: '向自己的地址发送一次 POST 请求，内容为 JSON；填写密钥后会附上签名。',
    },
    fields: [
      webhookField('https://example.org/hooks/certwright', {
        en: 'Any status from 200 to 299 counts as received. Redirects are not followed.',
        zh: '返回 200 至 299 即视为收到，不跟随重定向。',
      }),
      {
        key: 'secret',
        label: { en: 'Signing secret', zh: '签名密钥' },
        help: {
          en: 'The receiver verifies with it that the message is from here (HMAC-SHA256).',
          zh: '接收方用它验证消息确实来自这里（HMAC-SHA256）。',
        },
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
