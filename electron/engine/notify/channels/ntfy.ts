/** https://docs.ntfy.sh/publish/#publish-as-json: to the root of the server, topic in the body. */
import type { Severity } from '../../../../shared/domain/notifications.ts';
import { wordsOf } from '../../../../shared/i18n/descriptor-words.ts';
import { headerToken } from '../../providers/fields.ts';
import type { HttpChannel } from '../channel.ts';
import { byStatus } from '../refusals.ts';
import { pathPart, serverField, shortenedBytes, webAddress } from './fields.ts';

const say = wordsOf('channels-ntfy');

/** https://docs.ntfy.sh/publish/#message-priority */
const priorities: Readonly<Record<Severity, number>> = { info: 2, warning: 4, urgent: 5 };
const tags: Readonly<Record<Severity, string>> = { info: 'lock', warning: 'warning', urgent: 'rotating_light' };

export const channel: HttpChannel = {
  kind: 'http',
  descriptor: {
    id: 'ntfy',
    name: say('ntfy'),
    summary: say('A push message to your phone, by ntfy.sh or a server of your own.'),
    fields: [
      {
        key: 'topic',
        label: say('Topic'),
        help: say('Whoever knows it can read along: choose one that nobody guesses.'),
        secret: true,
        required: true,
        example: 'certs-Vq3xT8',
      },
      serverField('https://ntfy.sh', say('Change it for a server of your own.')),
      {
        key: 'token',
        label: say('Access token'),
        help: say('Only for topics that need one; it begins with tk_.'),
        secret: true,
        required: false,
      },
    ],
    docsUrl: 'https://docs.ntfy.sh/publish/',
  },
  checks: {
    topic: (value) => (/^[-_A-Za-z0-9]{1,64}$/.test(value) ? undefined : 'format'),
    server: webAddress,
    token: headerToken,
  },
  render: ({ severity }, { title, text }, { topic = '', server = '', token = '' }) => ({
    url: pathPart(server, '/'),
    headers: token === '' ? {} : { authorization: `Bearer ${token}` },
    body: {
      topic,
      title,
      // Longer ones arrive as an attached file: https://docs.ntfy.sh/publish/#limitations.
      message: shortenedBytes(text, 4_000),
      priority: priorities[severity],
      tags: [tags[severity]],
    },
  }),
  refusal: byStatus,
};
