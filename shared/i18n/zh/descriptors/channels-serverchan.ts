/** By the English text that stands with the facts. */
export const channelsServerchanWords = {
  ServerChan: 'Server酱',
  'A push message to WeChat or the ServerChan app.': '推送到微信或 Server酱应用。',
  SendKey: 'SendKey',
  'It begins with SCT or sctp.': '以 SCT 或 sctp 开头。',
  'Leave it empty: the key tells the server.': '留空即可，服务器由 SendKey 决定。',
} as const;
