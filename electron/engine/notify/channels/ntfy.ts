/** https://docs.ntfy.sh/publish/#publish-as-json: to the root of the server, topic in the body. */
import type { Severity } from '../../../../shared/domain/notifications.ts';
import { headerToken } from '../../providers/fields.ts';
import type { HttpChannel } from '../channel.ts';
import { byStatus } from '../refusals.ts';
import { pathPart, serverField, shortenedBytes, webAddress } from './fields.ts';

/** https://docs.ntfy.sh/publish/#message-priority */
const priorities: Readonly<Record<Severity, number>> = { info: 2, warning: 4, urgent: 5 };
const tags: Readonly<Record<Severity, string>> = { info: 'lock', warning: 'warning', urgent: 'rotating_light' };

export const channel: HttpChannel = {
  kind: 'http',
  descriptor: {
    id: 'ntfy',
    name: { en: 'ntfy', zh: 'ntfy' },
    summary: {
      en: 'A push message to your phone, by ntfy.sh or a server of your own.',
      zh: '通过 ntfy.sh 或自建服务器推送到手机。',
    },
    fields: [
      {
        key: 'topic',
        label: { en: 'Topic', zh: '主题' },
        help: {
          en: 'Whoever knows it can read along: choose one that nobody guesses.',
          zh: '知道主题的人都能看到消息，请取一个别人猜不到的。',
        },
        secret: true,
        required: true,
        example: 'certs-Vq3xT8',
      },
      serverField('https://ntfy.sh', { en: 'Change it for a server of your own.', zh: '使用自建服务器时修改。' }),
      {
        key: 'token',
        label: { en: 'Access token', zh: '访问令牌' },
        help: { en: 'Only for topics that need one; it begins with tk_.', zh: '仅在主题需要授权时填写，以 tk_ 开头。' },
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
