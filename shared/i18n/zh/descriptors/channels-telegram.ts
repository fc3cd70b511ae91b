/** By the English text that stands with the facts. */
export const channelsTelegramWords = {
  Telegram: 'Telegram',
  'A message from a bot of yours.': '由你自己的机器人发送消息。',
  'Bot token': '机器人令牌',
  '@BotFather gives it when the bot is made.': '创建机器人时由 @BotFather给出。',
  Chat: '聊天',
  'A number, or @name of a public channel. Write to the bot first: it cannot begin a chat.':
    '数字编号，或公开频道的 @名称。请先给机器人发一条消息，它不能主动开始聊天。',
  'Only where Telegram is reached through a server of your own.': '仅在通过自建服务器访问Telegram时填写。',
} as const;
