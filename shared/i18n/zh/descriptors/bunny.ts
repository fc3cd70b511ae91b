/** By the English text that stands with the facts. */
export const bunnyWords = {
  'bunny.net DNS': 'bunny.net DNS',
  'Zones on Bunny DNS, with the API key of the account.': '托管在Bunny DNS的区域，使用账号的API密钥。',
  'Account API key': '账号API密钥',
  'The key of the account, not the password of a storage or pull zone.':
    '请填写账号的API Key，不是存储区或拉取区的密码。',
  'The account key cannot be limited. Where that matters, keep the zones in an account of their own.':
    '账号密钥无法限定权限。如有顾虑，请把区域放在单独的账号中。',
  'Open dash.bunny.net, your account, API Key.': '打开dash.bunny.net，进入账户设置的API Key。',
  'Copy the API key and paste it here.': '复制API Key并粘贴到这里。',
} as const;
