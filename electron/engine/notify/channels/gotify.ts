/** https://gotify.net/docs/pushmsg; priorities as https://github.com/gotify/android#message-priorities tells them. */
import type { Severity } from '../../../../shared/domain/notifications.ts';
import { wordsOf } from '../../../../shared/i18n/descriptor-words.ts';
import { headerToken } from '../../providers/fields.ts';
import type { HttpChannel } from '../channel.ts';
import { byStatus } from '../refusals.ts';
import { pathPart, serverField, webAddress } from './fields.ts';

const say = wordsOf('channels-gotify');

const priorities: Readonly<Record<Severity, number>> = { info: 2, warning: 5, urgent: 8 };

export const channel: HttpChannel = {
  kind: 'http',
  descriptor: {
    id: 'gotify',
    name: say('Gotify'),
    summary: say('A push message by your own Gotify server.'),
    fields: [
      serverField(undefined, say('Its address, as your browser shows it.')),
      {
        key: 'token',
        label: say('Application token'),
        help: say('Apps, Create Application. Not a client’s token.'),
        secret: true,
        required: true,
      },
    ],
    docsUrl: 'https://gotify.net/docs/pushmsg',
  },
  checks: { server: webAddress, token: headerToken },
  render: ({ severity }, { title, text }, { server = '', token = '' }) => ({
    url: pathPart(server, '/message'),
    headers: { 'x-gotify-key': token },
    body: { title, message: text, priority: priorities[severity] },
  }),
  refusal: byStatus,
};
