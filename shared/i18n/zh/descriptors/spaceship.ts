/** By the English text that stands with the facts. */
export const spaceshipWords = {
  Spaceship: 'Spaceship',
  'Domains on Spaceship name servers, with an API key and its secret.':
    '使用 Spaceship 域名服务器的域名，使用 API Key 与 Secret。',
  'API key': 'API Key',
  'It may read and write DNS records.': '需有 DNS 记录的读写权限。',
  'API secret': 'API Secret',
  'Shown once, when the key is made.': '仅在创建密钥时显示一次。',
  'DNS records: read and write. Domains: read, so that your domains can be listed.':
    'DNS records：读与写；Domains：读（用于列出您的域名）。',
  'Open the API Manager at spaceship.com and choose New API key.':
    '打开 spaceship.com 的 API Manager，点击 New API key。',
  'Allow DNS records read and write, and Domains read. Leave the rest off.':
    '勾选 DNS records 的读与写，以及 Domains 的读，其余不选。',
  'Copy key and secret here. The secret is shown only once.': '把 Key 和 Secret 填到这里。Secret 只显示一次。',
} as const;
