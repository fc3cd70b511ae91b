/**
 * ServerChan Turbo, https://sct.ftqq.com/sendkey, and ServerChan 3, https://doc.sc3.ft07.com/serverchan3/server/api:
 * the key tells which of the two it belongs to, as in their own SDK.
 */
import type { HttpChannel } from '../channel.ts';
import { byNumber } from '../refusals.ts';
import { pathPart, serverField, shortened, webAddress } from './fields.ts';

const turbo = 'https://sctapi.ftqq.com';

export const channel: HttpChannel = {
  kind: 'http',
  descriptor: {
    id: 'serverchan',
    name: { en: 'ServerChan', zh: 'Server酱' },
    summary: { en: 'A push message to WeChat or the ServerChan app.', zh: '推送到微信或 Server酱应用。' },
    fields: [
      {
        key: 'key',
        label: { en: 'SendKey', zh: 'SendKey' },
        help: { en: 'It begins with SCT or sctp.', zh: '以 SCT 或 sctp 开头。' },
        secret: true,
        required: true,
        example: 'SCT0000XXXX',
      },
      serverField('', {
        en: 'Leave it empty: the key tells the server.',
        zh: '留空即可，服务器由 SendKey 决定。',
      }),
    ],
    docsUrl: 'https://sct.ftqq.com/sendkey',
  },
  checks: { key: (value) => (/^(SCT|sctp\d+t)\w+$/.test(value) ? undefined : 'format'), server: webAddress },
  render: (_notice, { title, text }, { key = '', server = '' }) => {
    const [, user] = /^sctp(\d+)t/.exec(key) ?? [];
    const base = server || (user === undefined ? turbo : `https://${user}.push.ft07.com`);
    return {
      url: pathPart(base, user === undefined ? `/${key}.send` : `/send/${key}.send`),
      // Titles longer than 32 characters are refused. Lines are paragraphs in Markdown only with an empty one between.
      body: { title: shortened(title, 32), desp: `${title}\n\n${text}`.replace(/\n+/g, '\n\n') },
    };
  },
  refusal: byNumber({ 40001: 'wrong-credentials', 40002: 'wrong-credentials', 40003: 'wrong-credentials' }),
};
