/** By the English text that stands with the facts. */
export const channelsDiscordWords = {
  Discord: 'Discord',
  'A message in a channel, by its webhook.': '通过频道的Webhook发送消息。',
  'Edit Channel, Integrations, Webhooks, Copy Webhook URL.': '编辑频道，整合，Webhook，复制Webhook URL。',
} as const;
