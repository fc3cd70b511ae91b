/** By the English text that stands with the facts. */
export const channelsBarkWords = {
  Bark: 'Bark',
  'A push message to an iPhone or iPad.': '推送到iPhone或iPad。',
  'Device key': '设备密钥',
  'The part after the server’s name in the address that the app shows.': 'Bark应用显示的地址中，服务器名后面的那一段。',
  'Change it for a server of your own.': '使用自建服务器时修改。',
} as const;
