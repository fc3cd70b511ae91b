/** By the English text that stands with the facts. */
export const spaceshipWords = {
  Spaceship: 'Spaceship',
  'Domains on Spaceship name servers, with an API key and its secret.':
    '使用Spaceship域名服务器的域名，使用API Key与Secret。',
  'API key': 'API Key',
  'It may read and write DNS records.': '需有DNS记录的读写权限。',
  'API secret': 'API Secret',
  'Shown once, when the key is made.': '仅在创建密钥时显示一次。',
  'DNS records: read and write. Domains: read, so that your domains can be listed.':
    'DNS records：读与写；Domains：读（用于列出你的域名）。',
  'Open the API Manager at spaceship.com and choose New API key.': '打开spaceship.com的API Manager，点击New API key。',
  'Allow DNS records read and write, and Domains read. Leave the rest off.':
    '勾选DNS records的读与写，以及Domains的读，其余不选。',
  'Copy key and secret here. The secret is shown only once.': '把Key和Secret填到这里。Secret只显示一次。',
} as const;
