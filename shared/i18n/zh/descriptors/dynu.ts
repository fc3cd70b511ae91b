/** By the English text that stands with the facts. */
export const dynuWords = {
  Dynu: 'Dynu',
  'Domains and dynamic host names at Dynu.': '托管在Dynu的域名和动态主机名。',
  'API key': 'API密钥',
  'The API key of the account, not its OAuth2 client ID or secret.': '账号的API Key，不是OAuth2的ClientId或Secret。',
  'The key covers the whole account; Dynu offers no narrower one.': '该密钥可操作整个账号；Dynu不提供更窄的权限。',
  'Sign in at dynu.com, open the Control Panel and choose API Credentials.':
    '登录dynu.com，打开Control Panel，进入API Credentials。',
  'Show the API Key and paste it here.': '显示API Key，并把它粘贴到这里。',
} as const;
