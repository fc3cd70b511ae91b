/** By the English text that stands with the facts. */
export const channelsGotifyWords = {
  Gotify: 'Gotify',
  'A push message by your own Gotify server.': '通过自建的Gotify服务器推送。',
  'Its address, as your browser shows it.': '浏览器中看到的服务器地址。',
  'Application token': '应用令牌',
  'Apps, Create Application. Not a client’s token.': '在Apps中创建应用后得到，不是客户端令牌。',
} as const;
