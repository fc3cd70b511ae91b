/** By the English text that stands with the facts. */
export const channelsWebhookWords = {
  Webhook: 'Webhook',
  'A POST with JSON to an address of your own, signed if you give a secret.':
    '向自己的地址发送一次POST请求，内容为JSON；填写密钥后会附上签名。',
  'Any status from 200 to 299 counts as received. Redirects are not followed.':
    '返回200至299即视为收到，不跟随重定向。',
  'Signing secret': '签名密钥',
  'The receiver verifies with it that the message is from here (HMAC-SHA256).':
    '接收方用它验证消息确实来自这里（HMAC-SHA256）。',
} as const;
