/** By the English text that stands with the facts. */
export const channelsFieldsWords = {
  'Webhook address': 'Webhook地址',
  Server: '服务器',
} as const;
