/** By the English text that stands with the facts. */
export const vultrWords = {
  Vultr: 'Vultr',
  'Domains on Vultr DNS. The key works only from addresses that its access control names.':
    '托管在Vultr DNS的域名。密钥只能在访问控制列出的IP地址上使用。',
  'API key': 'API Key',
  '36 characters. Under Access Control, allow the address of this computer.':
    '共36个字符。请在Access Control中放行本机的公网IP。',
  'The key of a sub-user that has API access and may manage DNS, and nothing else.':
    '使用子用户的密钥：只授予API访问与Manage DNS权限。',
  'Open my.vultr.com, Account, API, and enable the API. Better: do so as a sub-user who may only manage DNS.':
    '打开my.vultr.com，进入Account → API并启用API。更好的做法是使用只有Manage DNS权限的子用户。',
  'Under Access Control, add the public address of this computer, IPv4 and IPv6.':
    '在Access Control中添加本机的公网地址（IPv4与IPv6）。',
  'Copy the API key and paste it here.': '复制API Key并粘贴到这里。',
} as const;
