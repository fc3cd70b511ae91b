/** https://developer.work.weixin.qq.com/document/path/91770: text of at most 2,048 bytes; 20 messages in a minute. */

import { wordsOf } from '../../../../shared/i18n/descriptor-words.ts';
import type { HttpChannel } from '../channel.ts';
import { byNumber } from '../refusals.ts';
import { shortenedBytes, webAddress, webhookField } from './fields.ts';

const say = wordsOf('channels-wecom');

export const channel: HttpChannel = {
  kind: 'http',
  descriptor: {
    id: 'wecom',
    name: say('WeCom'),
    summary: say('A message in a group, by a group robot.'),
    fields: [
      webhookField(
        'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=…',
        say('In the group: Add robot, then its address.'),
      ),
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
