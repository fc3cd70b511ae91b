/** https://core.telegram.org/bots/api#sendmessage; answers are https://core.telegram.org/bots/api#making-requests. */
import { z } from 'zod';
import { wordsOf } from '../../../../shared/i18n/descriptor-words.ts';
import type { HttpChannel } from '../channel.ts';
import { byStatus, jsonOf } from '../refusals.ts';
import { pathPart, serverField, shortened, webAddress } from './fields.ts';

const say = wordsOf('channels-telegram');

const answerSchema = z.object({
  ok: z.boolean(),
  error_code: z.number().optional(),
  description: z.string().optional(),
});

export const channel: HttpChannel = {
  kind: 'http',
  descriptor: {
    id: 'telegram',
    name: say('Telegram'),
    summary: say('A message from a bot of yours.'),
    fields: [
      {
        key: 'token',
        label: say('Bot token'),
        help: say('@BotFather gives it when the bot is made.'),
        secret: true,
        required: true,
        example: '123456:ABC-DEF',
      },
      {
        key: 'chat',
        label: say('Chat'),
        help: say('A number, or @name of a public channel. Write to the bot first: it cannot begin a chat.'),
        secret: false,
        required: true,
        example: '123456789',
      },
      serverField('https://api.telegram.org', say('Only where Telegram is reached through a server of your own.')),
    ],
    docsUrl: 'https://core.telegram.org/bots/api#sendmessage',
  },
  checks: {
    token: (value) => (/^\d+:[\w-]+$/.test(value) ? undefined : 'format'),
    chat: (value) => (/^(-?\d+|@\w+)$/.test(value) ? undefined : 'format'),
    server: webAddress,
  },
  render: (notice, { title, text }, { token = '', chat = '', server = '' }) => ({
    url: pathPart(server, `/bot${token}/sendMessage`),
    body: {
      chat_id: chat,
      text: shortened(`${title}\n\n${text}`, 4_096),
      link_preview_options: { is_disabled: true },
      disable_notification: notice.severity === 'info',
    },
  }),
  refusal: (answer) => {
    const told = jsonOf(answer, answerSchema);
    if (told === undefined) return byStatus(answer) ?? { kind: 'rejected', detail: String(answer.status) };
    if (told.ok) return undefined;
    const detail = `${told.error_code ?? answer.status} ${told.description ?? ''}`.trim();
    // A wrong token is 401, or 404 where its number belongs to no bot.
    if (told.error_code === 401 || told.error_code === 404) return { kind: 'wrong-credentials', detail };
    return { kind: told.error_code === 429 ? 'rate-limited' : 'rejected', detail, retryAt: answer.retryAt };
  },
};
