/** By the English text that stands with the facts. */
export const hosttechWords = {
  hosttech: 'hosttech',
  'Zones at hosttech, with a token of its DNS API.': '托管在hosttech的区域，使用其DNS API令牌。',
  'API token': 'API令牌',
  'The token of the DNS API, not the password of the account.': 'DNS API的令牌，不是账号密码。',
  'The token covers all zones of the account; hosttech offers no narrower one.':
    '该令牌可操作账号下的所有区域；hosttech不提供更窄的权限。',
  'Sign in at myhosttech.eu and open DNS, API.': '登录myhosttech.eu，打开DNS → API。',
  'Create a token and paste it here.': '创建令牌，并把它粘贴到这里。',
} as const;
