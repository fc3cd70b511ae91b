/** https://gotify.net/docs/pushmsg; priorities as https://github.com/gotify/android#message-priorities tells them. */
import type { Severity } from '../../../../shared/domain/notifications.ts';
import { headerToken } from '../../providers/fields.ts';
import type { HttpChannel } from '../channel.ts';
import { byStatus } from '../refusals.ts';
import { pathPart, serverField, webAddress } from './fields.ts';

const priorities: Readonly<Record<Severity, number>> = { info: 2, warning: 5, urgent: 8 };

export const channel: HttpChannel = {
  kind: 'http',
  descriptor: {
    id: 'gotify',
    name: { en: 'Gotify', zh: 'Gotify' },
    summary: { en: 'A push message by your own Gotify server.', zh: '通过自建的 Gotify 服务器推送。' },
    fields: [
      serverField(undefined, { en: 'Its address, as your browser shows it.', zh: '浏览器中看到的服务器地址。' }),
      {
        key: 'token',
        label: { en: 'Application token', zh: '应用令牌' },
        help: {
          en: 'Apps, Create Application. Not a client’s token.',
          zh: '在 Apps 中创建应用后得到，不是客户端令牌。',
        },
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
