/** By the English text that stands with the facts. */
export const hostingerWords = {
  Hostinger: 'Hostinger',
  'Domains on Hostinger’s name servers, with an API token.': '使用 Hostinger 域名服务器的域名，凭 API 令牌操作。',
  'API token': 'API 令牌',
  'From hPanel, Account, API.': '在 hPanel 的 Account → API 中创建。',
  'Tokens reach the whole account; give it an expiry date.': '令牌可以操作整个账号；请设置到期日期。',
  'Open hPanel and go to Account, API.': '打开 hPanel，进入 Account → API。',
  'Choose Generate token, name it and set an expiry date.': '点击 Generate token，填写名称并设置到期日期。',
  'Paste it here. Hostinger shows it only once.': '把它粘贴到这里。Hostinger 只显示一次。',
} as const;
