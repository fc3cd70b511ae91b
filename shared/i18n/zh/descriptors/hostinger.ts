/** By the English text that stands with the facts. */
export const hostingerWords = {
  Hostinger: 'Hostinger',
  'Domains on Hostinger’s name servers, with an API token.': '使用Hostinger域名服务器的域名，凭API令牌操作。',
  'API token': 'API令牌',
  'From hPanel, Account, API.': '在hPanel的Account → API中创建。',
  'Tokens reach the whole account; give it an expiry date.': '令牌可以操作整个账号；请设置到期日期。',
  'Open hPanel and go to Account, API.': '打开hPanel，进入Account → API。',
  'Choose Generate token, name it and set an expiry date.': '点击Generate token，填写名称并设置到期日期。',
  'Paste it here. Hostinger shows it only once.': '把它粘贴到这里。Hostinger只显示一次。',
} as const;
