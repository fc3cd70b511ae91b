/** By the English text that stands with the facts. */
export const dnsexitWords = {
  DNSExit: 'DNSExit',
  'Domains and free names at DNSExit, with its DNS API key.': 'DNSExit上的域名和免费域名，使用其DNS API密钥。',
  'DNS API key': 'DNS API密钥',
  'It can change every domain of the account.': '该密钥可以修改账号下的所有域名。',
  'Keys are not limited to domains: whoever has it can change them all.': '密钥无法限定域名：持有者可修改全部域名。',
  'Log in at dnsexit.com and open Settings, DNS API Key.': '登录dnsexit.com，打开“Settings → DNS API Key”。',
  'Create the key, if there is none yet, and copy it.': '如尚未创建则新建密钥，然后复制。',
  'Paste it here.': '粘贴到这里。',
} as const;
