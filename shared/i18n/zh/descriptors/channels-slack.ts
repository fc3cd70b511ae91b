/** By the English text that stands with the facts. */
export const channelsSlackWords = {
  Slack: 'Slack',
  'A message in a channel, by an incoming webhook.': '通过传入Webhook向频道发送消息。',
  'In the app’s settings: Incoming Webhooks, Add New Webhook.': '在应用设置中：Incoming Webhooks，添加新的Webhook。',
} as const;
