/** By the English text that stands with the facts. */
export const channelsServerchanWords = {
  ServerChan: 'Server酱',
  'A push message to WeChat or the ServerChan app.': '推送到微信或Server酱应用。',
  SendKey: 'SendKey',
  'It begins with SCT or sctp.': '以SCT或sctp开头。',
  'Leave it empty: the key tells the server.': '留空即可，服务器由SendKey决定。',
} as const;
