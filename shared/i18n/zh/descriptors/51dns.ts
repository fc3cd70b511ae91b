/** By the English text that stands with the facts. */
export const n51dnsWords = {
  '51DNS': '帝恩思51DNS',
  'Zones at 51DNS (formerly dns.com), with an API key and its secret.':
    '托管在帝恩思51DNS（原dns.com）的域名，使用API Key和API Secret。',
  'API key': 'API Key',
  'Shown on the API page of your account.': '在会员中心的API设置页面查看。',
  'API secret': 'API Secret',
  'It signs the requests and is never sent.': '用于签名，不会被发送。',
  'There are no narrower keys: the key reaches every domain of the account.':
    '没有更小的权限：该密钥可以操作账号下的所有域名。',
  'Sign in at www.51dns.com and open the member centre.': '登录www.51dns.com，进入会员中心。',
  'Open API settings and switch the API on.': '打开“API设置”，开启API。',
  'Enter the API key and the API secret here.': '把API Key和API Secret填到这里。',
} as const;
