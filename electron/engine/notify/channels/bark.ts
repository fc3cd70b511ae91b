/** https://github.com/Finb/bark-server/blob/master/docs/API_V2.md: POST /push with the key in the body. */
import type { Severity } from '../../../../shared/domain/notifications.ts';
import { wordsOf } from '../../../../shared/i18n/descriptor-words.ts';
import type { HttpChannel } from '../channel.ts';
import { byNumber } from '../refusals.ts';
import { pathPart, serverField, shortenedBytes, webAddress } from './fields.ts';

const say = wordsOf('channels-bark');

const levels: Readonly<Record<Severity, string>> = { info: 'passive', warning: 'active', urgent: 'timeSensitive' };

export const channel: HttpChannel = {
  kind: 'http',
  descriptor: {
    id: 'bark',
    name: say('Bark'),
    summary: say('A push message to an iPhone or iPad.'),
    fields: [
      {
        key: 'key',
        label: say('Device key'),
        help: say('The part after the server’s name in the address that the app shows.'),
        secret: true,
        required: true,
      },
      serverField('https://api.day.app', say('Change it for a server of your own.')),
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
