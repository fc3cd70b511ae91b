/** By the English text that stands with the facts. */
export const njallaWords = {
  Njalla: 'Njalla',
  'Domains at Njalla that use its own name servers.': '在Njalla注册并使用其自有域名服务器的域名。',
  'API token': 'API令牌',
  'A token made in the settings, allowed for this domain and from this address.':
    '在设置中创建的令牌，须允许操作该域名并允许从本机地址访问。',
  'A token for the domain alone, with the methods list-domains, list-records, add-record and remove-record, and from your own address if that is fixed.':
    '只针对该域名的令牌，方法仅限list-domains、list-records、add-record和remove-record；地址固定时再限定来源地址。',
  'Sign in at njal.la and open Settings, API access.': '登录njal.la，打开Settings → API access。',
  'Add a token. Limit it to the domain and to the four methods named above.':
    '添加令牌，并限定为该域名和上述四个方法。',
  'Paste the token here.': '把令牌粘贴到这里。',
} as const;
