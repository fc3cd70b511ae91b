/** By the English text that stands with the facts. */
export const channelsFeishuWords = {
  'Feishu or Lark': '飞书',
  'A message in a group, by a custom bot.': '由群里的自定义机器人发送消息。',
  'Group settings, Bots, Custom bot.': '群设置，群机器人，添加“自定义机器人”后复制。',
  'Signing secret': '签名密钥',
  'From “Set signature verification”. With keywords instead, use Certwright.':
    '开启“签名校验”后得到。如果选的是自定义关键词，请填“Certwright”。',
} as const;
