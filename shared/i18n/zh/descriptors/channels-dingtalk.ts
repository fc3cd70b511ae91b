/** By the English text that stands with the facts. */
export const channelsDingtalkWords = {
  DingTalk: '钉钉',
  'A message in a group, by a custom robot.': '由群里的自定义机器人发送消息。',
  'Group settings, Robots, Custom.': '群设置，机器人，添加“自定义”机器人后复制。',
  'Signing secret': '加签密钥',
  'It begins with SEC. With keywords instead, use one that every message contains: Certwright.':
    '以SEC开头。如果安全设置选的是关键词，请填“Certwright”，每条消息都含有它。',
} as const;
