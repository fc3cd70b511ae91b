/** By the English text that stands with the facts. */
export const constellixWords = {
  Constellix: 'Constellix',
  'Domains at Constellix, with the API key and secret key of a user.':
    '托管在Constellix的域名，使用用户的API Key和Secret Key。',
  'API key': 'API Key',
  'Of a user who may edit the domain.': '有权编辑该域名的用户的密钥。',
  'Secret key': 'Secret Key',
  'It is shown once, together with the API key.': '与API Key一起显示，仅显示一次。',
  'The key of a user of its own, with rights on the domains of your certificates alone.':
    '单独建一个用户，只授予证书所用域名的权限，并使用其密钥。',
  'Sign in at dns.constellix.com as the user whose key it shall be.': '以要使用其密钥的用户登录dns.constellix.com。',
  'Open the account menu, My Profile, API Keys, and generate a key.':
    '打开账号菜单的“My Profile”→“API Keys”，生成密钥。',
  'Copy the API key and the secret key here.': '把API Key和Secret Key复制到这里。',
} as const;
