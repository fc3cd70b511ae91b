/** https://developer.work.weixin.qq.com/document/path/91770: text of at most 2,048 bytes; 20 messages in a minute. */
import type { HttpChannel } from '../channel.ts';
import { byNumber } from '../refusals.ts';
import { shortenedBytes, webAddress, webhookField } from './fields.ts';

export const channel: HttpChannel = {
  kind: 'http',
  descriptor: {
    id: 'wecom',
    name: { en: 'WeCom', zh: '企业微信' },
    summary: { en: 'A message in a group, by a group robot.', zh: '由群机器人发送消息。' },
    fields: [
      webhookField('https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=…', {
        en: 'In the group: Add robot, then its address.',
        zh: '在群里添加群机器人，复制它的 Webhook 地址。',
      }),
    ],
    docsUrl: 'https://developer.work.weixin.qq.com/document/path/91770',
  },
  checks: { url: webAddress },
  render: (_notice, { title, text }, { url = '' }) => ({
    url,
    body: { msgtype: 'text', text: { content: shortenedBytes(`${title}\n\n${text}`, 2_048) } },
  }),
  // https://developer.work.weixin.qq.com/document/path/90313: 93000 no such hook, 45009 too many.
  refusal: byNumber({ 93000: 'wrong-credentials', 45009: 'rate-limited' }),
};
