/** By the English text that stands with the facts. */
export const domeneshopWords = {
  'Domeneshop / Domainname.shop': 'Domeneshop / Domainname.shop',
  'Domains at Domeneshop, with an API token and its secret.': 'Domeneshop上的域名，使用API令牌及其密钥。',
  'API token': 'API令牌',
  'The shorter of the two values.': '两个值中较短的一个。',
  'API secret': 'API密钥',
  'The longer of the two values.': '两个值中较长的一个。',
  'Tokens are not limited to domains or to DNS: whoever has one has them all.':
    '令牌无法限定域名或权限：持有者可操作全部域名。',
  'Log in at domene.shop and open the page API of your account.': '登录domene.shop，打开账号的“API”页面。',
  'Create a set of credentials: a token and a secret.': '创建一组凭据：一个令牌和一个密钥。',
  'Paste both here. The secret is shown only once.': '将两者粘贴到这里。密钥只显示一次。',
} as const;
