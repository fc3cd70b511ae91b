/** By the English text that stands with the facts. */
export const digitaloceanWords = {
  DigitalOcean: 'DigitalOcean',
  'Domains at DigitalOcean, with a personal access token.': '托管在DigitalOcean的域名，使用个人访问令牌。',
  'Personal access token': '个人访问令牌',
  'A token of the team that holds the domain.': '域名所在团队的访问令牌。',
  'Custom scopes: domain:read, domain:create, domain:update and domain:delete, nothing else. They cover all domains of the team.':
    '自定义权限只勾选domain:read、domain:create、domain:update和domain:delete。它们对团队的所有域名有效。',
  'Open cloud.digitalocean.com, switch to the team that holds the domain, and go to API, Tokens.':
    '打开cloud.digitalocean.com，切换到域名所在的团队，进入API → Tokens。',
  'Choose Generate New Token, then Custom Scopes, and tick the four scopes of “domain”.':
    '点击Generate New Token，选择Custom Scopes，勾选domain的四项权限。',
  'Paste the token here. DigitalOcean shows it only once; note the day on which it expires.':
    '把令牌粘贴到这里。DigitalOcean只显示一次，请留意它的到期日。',
} as const;
