/** By the English text that stands with the facts. */
export const hosttechWords = {
  hosttech: 'hosttech',
  'Zones at hosttech, with a token of its DNS API.': '托管在 hosttech 的区域，使用其 DNS API 令牌。',
  'API token': 'API 令牌',
  'The token of the DNS API, not the password of the account.': 'DNS API 的令牌，不是账号密码。',
  'The token covers all zones of the account; hosttech offers no narrower one.':
    '该令牌可操作账号下的所有区域；hosttech 不提供更窄的权限。',
  'Sign in at myhosttech.eu and open DNS, API.': '登录 myhosttech.eu，打开 DNS → API。',
  'Create a token and paste it here.': '创建令牌，并把它粘贴到这里。',
} as const;
