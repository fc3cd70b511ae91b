/** By the English text that stands with the facts. */
export const com35Words = {
  '35.com': '三五互联',
  'Domains at 35.com, for agent accounts with an API password.': '在三五互联解析的域名，限代理账号，使用API密码。',
  'User name (agent)': '用户名（代理账号）',
  'The name of the agent account.': '代理账号的用户名。',
  'API password': 'API密码',
  'It is not the password you sign in with.': '不是登录密码。',
  'There are no narrower keys: the API password reaches the whole agent account.':
    '没有更小的权限：API密码可以操作整个代理账号。',
  'Sign in at 35.com with the agent account.': '用代理账号登录35.com。',
  'Open the agents’ API page and set an API password. If addresses are restricted there, add the one of this computer.':
    '打开代理的API接入页面，设置API密码；如限制了IP，请加入本机的公网IP。',
  'Enter the user name and the API password here.': '把用户名和API密码填到这里。',
} as const;
