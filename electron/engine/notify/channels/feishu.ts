/**
 * https://open.feishu.cn/document/client-docs/bot-v3/add-custom-bot: `sign` is the base64 of HMAC-SHA256 of nothing
 * under the key "timestamp\nsecret"; the timestamp is in seconds and at most an hour old.
 */
import { createHmac } from 'node:crypto';
import { wordsOf } from '../../../../shared/i18n/descriptor-words.ts';
import type { HttpChannel } from '../channel.ts';
import { byNumber } from '../refusals.ts';
import { shortenedBytes, webAddress, webhookField } from './fields.ts';

const say = wordsOf('channels-feishu');

export const channel: HttpChannel = {
  kind: 'http',
  descriptor: {
    id: 'feishu',
    name: say('Feishu or Lark'),
    summary: say('A message in a group, by a custom bot.'),
    fields: [
      webhookField('https://open.feishu.cn/open-apis/bot/v2/hook/…', say('Group settings, Bots, Custom bot.')),
      {
        key: 'secret',
        label: say('Signing secret'),
        help: say('From “Set signature verification”. With keywords instead, use Certwright.'),
        secret: true,
        required: false,
      },
    ],
    docsUrl: 'https://open.feishu.cn/document/client-docs/bot-v3/add-custom-bot',
  },
  checks: { url: webAddress },
  render: (_notice, { title, text, now }, { url = '', secret = '' }) => {
    const timestamp = String(Math.floor(now / 1000));
    const sign = createHmac('sha256', `${timestamp}\n${secret}`).digest('base64');
    // The whole request may have 20 KB.
    const content = shortenedBytes(`${title}\n\n${text}\n\nCertwright`, 15_000);
    return {
      url,
      body: { ...(secret === '' ? {} : { timestamp, sign }), msg_type: 'text', content: { text: content } },
    };
  },
  // 19021: signature or clock. 19022: address not listed. 19024: keyword missing. 19001: no such hook.
  refusal: byNumber({
    19001: 'wrong-credentials',
    19021: 'wrong-credentials',
    19022: 'wrong-credentials',
    19024: 'wrong-credentials',
    9499: 'rejected',
    11232: 'rate-limited',
  }),
};
