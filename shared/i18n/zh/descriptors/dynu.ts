/** By the English text that stands with the facts. */
export const dynuWords = {
  Dynu: 'Dynu',
  'Domains and dynamic host names at Dynu.': '托管在 Dynu 的域名和动态主机名。',
  'API key': 'API 密钥',
  'The API key of the account, not its OAuth2 client ID or secret.':
    '账号的 API Key，不是 OAuth2 的 ClientId 或 Secret。',
  'The key covers the whole account; Dynu offers no narrower one.': '该密钥可操作整个账号；Dynu 不提供更窄的权限。',
  'Sign in at dynu.com, open the Control Panel and choose API Credentials.':
    '登录 dynu.com，打开 Control Panel，进入 API Credentials。',
  'Show the API Key and paste it here.': '显示 API Key，并把它粘贴到这里。',
} as const;
