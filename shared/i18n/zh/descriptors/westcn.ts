/** By the English text that stands with the facts. */
export const westcnWords = {
  'West.cn': '西部数码',
  'Domains at West.cn, with an API key or, for agents, the API password.':
    '在西部数码解析的域名，使用API密钥；代理用户使用API密码。',
  'User name': '用户名',
  'The name you sign in with at West.cn. Not needed with the key of one domain.':
    '登录西部数码的用户名。使用域名密钥时不用填写。',
  'API password (agents)': 'API密码（代理）',
  'Only for agent accounts. It is not the password you sign in with.': '仅限代理账号，不是登录密码。',
  'API key': 'API密钥（apikey）',
  'For ordinary customers, together with the user name: 32 characters, the MD5 of the API password.':
    '普通用户使用，与用户名一起填写：32位，即API密码的MD5值。',
  'Domain key': '域名密钥（apidomainkey）',
  'The key of one domain, from the control panel of that domain. It works for that domain alone.':
    '单个域名的密钥，在该域名的管理面板中复制，只对该域名有效。',
  'The key of the one domain. The API password and the API key reach the whole account.':
    '使用单个域名的密钥。API密码和API密钥可以操作整个账号。',
  'Sign in at west.cn and open the management centre.': '登录west.cn，进入“管理中心”。',
  'Agents and customers: open API settings, set the API password or copy the API key. If addresses are restricted there, add the one of this computer.':
    '账号密钥：打开“API接口配置”，设置API密码或复制API密钥；如限制了IP，请加入本机的公网IP。',
  'For one domain only: open the control panel of the domain and copy its key (apidomainkey).':
    '只用于一个域名：进入该域名的管理面板，复制apidomainkey。',
} as const;
