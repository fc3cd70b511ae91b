/**
 * ServerChan Turbo, https://sct.ftqq.com/sendkey, and ServerChan 3, https://doc.sc3.ft07.com/serverchan3/server/api:
 * the key tells which of the two it belongs to, as in their own SDK.
 */

import { wordsOf } from '../../../../shared/i18n/descriptor-words.ts';
import type { HttpChannel } from '../channel.ts';
import { byNumber } from '../refusals.ts';
import { pathPart, serverField, shortened, webAddress } from './fields.ts';

const say = wordsOf('channels-serverchan');

const turbo = 'https://sctapi.ftqq.com';

export const channel: HttpChannel = {
  kind: 'http',
  descriptor: {
    id: 'serverchan',
    name: say('ServerChan'),
    summary: say('A push message to WeChat or the ServerChan app.'),
    fields: [
      {
        key: 'key',
        label: say('SendKey'),
        help: say('It begins with SCT or sctp.'),
        secret: true,
        required: true,
        example: 'SCT0000XXXX',
      },
      serverField('', say('Leave it empty: the key tells the server.')),
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
