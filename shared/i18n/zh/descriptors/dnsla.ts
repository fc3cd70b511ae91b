/** By the English text that stands with the facts. */
export const dnslaWords = {
  'DNS.LA': '帝恩爱斯DNS.LA',
  'Zones at DNS.LA, with an API ID and its secret.': '托管在DNS.LA的域名，使用API ID和API密钥。',
  'API ID': 'API ID',
  'Shown beside the secret in your account.': '在账号的API密钥页面查看。',
  'API secret': 'API密钥',
  'The secret of the same API ID.': '同一API ID对应的密钥。',
  'There are no narrower keys: the secret reaches every domain of the account.':
    '没有更小的权限：该密钥可以操作账号下的所有域名。',
  'Sign in at www.dns.la and open your account.': '登录www.dns.la，进入“我的账户”。',
  'Open API keys and make a key.': '打开“API密钥”，创建密钥。',
  'Enter the API ID and the secret here.': '把API ID和API密钥填到这里。',
} as const;
