/** By the English text that stands with the facts. */
export const porkbunWords = {
  Porkbun: 'Porkbun',
  'Domains on Porkbun name servers, with API access switched on for each domain.':
    '使用 Porkbun 域名服务器的域名，需为每个域名开启 API 访问。',
  'API key': 'API Key',
  'It begins with pk1_.': '以 pk1_ 开头。',
  'Secret API key': 'Secret Key',
  'It begins with sk1_ and is shown once, when the key is made.': '以 sk1_ 开头，仅在创建时显示一次。',
  'Keys cannot be limited. Switch API Access on for the domains of your certificates alone.':
    '密钥无法限定权限。请只为证书所用的域名开启 API Access。',
  'Open porkbun.com/account/api, give the key a title and choose Create API Key.':
    '打开 porkbun.com/account/api，填写标题并点击 Create API Key。',
  'Copy both the API key and the secret key here. The secret is shown only once.':
    '把 API Key 和 Secret Key 都填到这里。Secret Key 只显示一次。',
  'In Domain Management, open Details of each domain and switch API Access on.':
    '在 Domain Management 中展开每个域名的 Details，打开 API Access。',
} as const;
