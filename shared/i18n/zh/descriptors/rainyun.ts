/** By the English text that stands with the facts. */
export const rainyunWords = {
  'Rain Yun': '雨云',
  'Domains at Rain Yun, with an API key.': '在雨云解析的域名，使用API密钥。',
  'API key': 'API密钥',
  'From the account settings.': '在“账户设置”中创建。',
  'There are no narrower keys: the key reaches the whole account.': '没有更小的权限：该密钥可以操作整个账号。',
  'Sign in at app.rainyun.com and open the account settings.': '登录app.rainyun.com，进入“账户设置”。',
  'Open API keys and make a key.': '打开“API密钥”，创建密钥。',
  'Paste the key here.': '把密钥粘贴到这里。',
} as const;
