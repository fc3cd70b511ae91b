/** By the English text that stands with the facts. */
export const channelsWecomWords = {
  WeCom: '企业微信',
  'A message in a group, by a group robot.': '由群机器人发送消息。',
  'In the group: Add robot, then its address.': '在群里添加群机器人，复制它的Webhook地址。',
} as const;
