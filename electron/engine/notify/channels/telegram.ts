/** https://core.telegram.org/bots/api#sendmessage; answers are https://core.telegram.org/bots/api#making-requests. */
import { z } from 'zod';
import type { HttpChannel } from '../channel.ts';
import { byStatus, jsonOf } from '../refusals.ts';
import { pathPart, serverField, shortened, webAddress } from './fields.ts';

const answerSchema = z.object({
  ok: z.boolean(),
  error_code: z.number().optional(),
  description: z.string().optional(),
});

export const channel: HttpChannel = {
  kind: 'http',
  descriptor: {
    id: 'telegram',
    name: { en: 'Telegram', zh: 'Telegram' },
    summary: { en: 'A message from a bot of yours.', zh: '由你自己的机器人发送消息。' },
    fields: [
      {
        key: 'token',
        label: { en: 'Bot token', zh: '机器人令牌' },
        help: { en: '@BotFather gives it when the bot is made.', zh: '创建机器人时由 @BotFather 给出。' },
        secret: true,
        required: true,
        example: '123456:ABC-DEF',
      },
      {
        key: 'chat',
        label: { en: 'Chat', zh: '聊天' },
        help: {
          en: 'A number, or @name of a public channel. Write to the bot first: it cannot begin a chat.',
          zh: '数字编号，或公开频道的 @名称。请先给机器人发一条消息，它不能主动开始聊天。',
        },
        secret: false,
        required: true,
        example: '123456789',
      },
      serverField('https://api.telegram.org', {
        en: 'Only where Telegram is reached through a server of your own.',
        zh: '仅在通过自建服务器访问 Telegram 时填写。',
      }),
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
