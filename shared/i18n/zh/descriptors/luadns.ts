/** By the English text that stands with the facts. */
export const luadnsWords = {
  LuaDNS: 'LuaDNS',
  'Zones at LuaDNS, with an API key.': '托管在LuaDNS的区域，使用API密钥。',
  'E-mail': '邮箱',
  'The address you log in with.': '登录时使用的邮箱地址。',
  'API key': 'API密钥',
  'A key from the page API Keys, not the password.': '在“API Keys”页面创建的密钥，不是登录密码。',
  'A key that is limited to the zones of your certificates.': '密钥只限证书所用的区域。',
  'Log in at app.luadns.com, open the account settings and turn on API access.':
    '登录app.luadns.com，在账号设置中启用API访问。',
  'Open API Keys and add a key, limited to the zone where the form allows it.':
    '打开“API Keys”添加密钥，尽量只限该区域。',
  'Paste the key here, with the e-mail address of the account.': '将密钥和账号邮箱填写到这里。',
} as const;
