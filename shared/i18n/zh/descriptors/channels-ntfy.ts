/** By the English text that stands with the facts. */
export const channelsNtfyWords = {
  ntfy: 'ntfy',
  'A push message to your phone, by ntfy.sh or a server of your own.': '通过ntfy.sh或自建服务器推送到手机。',
  Topic: '主题',
  'Whoever knows it can read along: choose one that nobody guesses.':
    '知道主题的人都能看到消息，请取一个别人猜不到的。',
  'Change it for a server of your own.': '使用自建服务器时修改。',
  'Access token': '访问令牌',
  'Only for topics that need one; it begins with tk_.': '仅在主题需要授权时填写，以tk_ 开头。',
} as const;
