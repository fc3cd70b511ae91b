/** https://github.com/Finb/bark-server/blob/master/docs/API_V2.md: POST /push with the key in the body. */
import type { Severity } from '../../../../shared/domain/notifications.ts';
import type { HttpChannel } from '../channel.ts';
import { byNumber } from '../refusals.ts';
import { pathPart, serverField, shortenedBytes, webAddress } from './fields.ts';

const levels: Readonly<Record<Severity, string>> = { info: 'passive', warning: 'active', urgent: 'timeSensitive' };

export const channel: HttpChannel = {
  kind: 'http',
  descriptor: {
    id: 'bark',
    name: { en: 'Bark', zh: 'Bark' },
    summary: { en: 'A push message to an iPhone or iPad.', zh: '推送到 iPhone 或 iPad。' },
    fields: [
      {
        key: 'key',
        label: { en: 'Device key', zh: '设备密钥' },
        help: {
          en: 'The part after the server’s name in the address that the app shows.',
          zh: 'Bark 应用显示的地址中，服务器名后面的那一段。',
        },
        secret: true,
        required: true,
      },
      serverField('https://api.day.app', { en: 'Change it for a server of your own.', zh: '使用自建服务器时修改。' }),
    ],
    docsUrl: 'https://github.com/Finb/bark-server/blob/master/docs/API_V2.md',
  },
  checks: { key: (value) => (/^[\w-]{8,64}$/.test(value) ? undefined : 'format'), server: webAddress },
  render: ({ severity }, { title, text }, { key = '', server = '' }) => ({
    url: pathPart(server, '/push'),
    // Apple carries 4 KB in all.
    body: { device_key: key, title, body: shortenedBytes(text, 3_000), group: 'Certwright', level: levels[severity] },
  }),
  // 200 is success; 400 says that the key is nobody's.
  refusal: byNumber({ 400: 'wrong-credentials', 429: 'rate-limited' }, 200),
};
