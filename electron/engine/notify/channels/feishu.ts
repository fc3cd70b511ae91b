/**
 * https://open.feishu.cn/document/client-docs/bot-v3/add-custom-bot: `sign` is the base64 of HMAC-SHA256 of nothing
 * under the key "timestamp\nsecret"; the timestamp is in seconds and at most an hour old.
 */
import { createHmac } from 'node:crypto';
import type { HttpChannel } from '../channel.ts';
import { byNumber } from '../refusals.ts';
import { shortenedBytes, webAddress, webhookField } from './fields.ts';

export const channel: HttpChannel = {
  kind: 'http',
  descriptor: {
    id: 'feishu',
    name: { en: 'Feishu or Lark', zh: '飞书' },
    summary: { en: 'A message in a group, by a custom bot.', zh: '由群里的自定义机器人发送消息。' },
    fields: [
      webhookField('https://open.feishu.cn/open-apis/bot/v2/hook/…', {
        en: 'Group settings, Bots, Custom bot.',
        zh: '群设置，群机器人，添加“自定义机器人”后复制。',
      }),
      {
        key: 'secret',
        label: { en: 'Signing secret', zh: '签名密钥' },
        help: {
          en: 'From “Set signature verification”. With keywords instead, use Certwright.',
          zh: '开启“签名校验”后得到。如果选的是自定义关键词，请填“Certwright”。',
        },
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
