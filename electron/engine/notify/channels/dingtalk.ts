/**
 * https://open.dingtalk.com/document/orgapp/custom-robot-access with its page on security settings (加签):
 * `sign` is HMAC-SHA256 of "timestamp\nsecret" under the secret, base64; the timestamp is in milliseconds.
 */
import { createHmac } from 'node:crypto';
import { wordsOf } from '../../../../shared/i18n/descriptor-words.ts';
import type { HttpChannel } from '../channel.ts';
import { byNumber } from '../refusals.ts';
import { shortenedBytes, webAddress, webhookField } from './fields.ts';

const say = wordsOf('channels-dingtalk');

export const channel: HttpChannel = {
  kind: 'http',
  descriptor: {
    id: 'dingtalk',
    name: say('DingTalk'),
    summary: say('A message in a group, by a custom robot.'),
    fields: [
      webhookField('https://oapi.dingtalk.com/robot/send?access_token=…', say('Group settings, Robots, Custom.')),
      {
        key: 'secret',
        label: say('Signing secret'),
        help: say('It begins with SEC. With keywords instead, use one that every message contains: Certwright.'),
        secret: true,
        required: false,
      },
    ],
    docsUrl: 'https://open.dingtalk.com/document/orgapp/custom-robot-access',
  },
  checks: { url: webAddress },
  render: (_notice, { title, text, now }, { url = '', secret = '' }) => {
    const target = new URL(url);
    if (secret !== '') {
      target.searchParams.set('timestamp', String(now));
      target.searchParams.set('sign', createHmac('sha256', secret).update(`${now}\n${secret}`).digest('base64'));
    }
    // 20,000 bytes at most; no formatting, so that names with * or _ stay as they are.
    const content = shortenedBytes(`${title}\n\n${text}\n\nCertwright`, 18_000);
    return { url: target.href, body: { msgtype: 'text', text: { content } } };
  },
  // 310000: the security setting does not fit. 300001, 300005: no such robot or token. 130101: over 20 in a minute.
  refusal: byNumber({
    310000: 'wrong-credentials',
    300001: 'wrong-credentials',
    300005: 'wrong-credentials',
    400101: 'wrong-credentials',
    130101: 'rate-limited',
    410100: 'rate-limited',
  }),
};
