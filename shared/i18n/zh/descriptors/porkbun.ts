/** By the English text that stands with the facts. */
export const porkbunWords = {
  Porkbun: 'Porkbun',
  'Domains on Porkbun name servers, with API access switched on for each domain.':
    '使用Porkbun域名服务器的域名，需为每个域名开启API访问。',
  'API key': 'API Key',
  'It begins with pk1_.': '以pk1_ 开头。',
  'Secret API key': 'Secret Key',
  'It begins with sk1_ and is shown once, when the key is made.': '以sk1_ 开头，仅在创建时显示一次。',
  'Keys cannot be limited. Switch API Access on for the domains of your certificates alone.':
    '密钥无法限定权限。请只为证书所用的域名开启API Access。',
  'Open porkbun.com/account/api, give the key a title and choose Create API Key.':
    '打开porkbun.com/account/api，填写标题并点击Create API Key。',
  'Copy both the API key and the secret key here. The secret is shown only once.':
    '把API Key和Secret Key都填到这里。Secret Key只显示一次。',
  'In Domain Management, open Details of each domain and switch API Access on.':
    '在Domain Management中展开每个域名的Details，打开API Access。',
} as const;
