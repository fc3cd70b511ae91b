/** By the English text that stands with the facts. */
export const ionosWords = {
  IONOS: 'IONOS',
  'Domains in an IONOS hosting contract, also those of the former 1&1.': 'IONOS（原1&1）主机合约中的域名。',
  'API key': 'API密钥',
  'The public prefix, a dot and the secret, in one.': '格式为“公共前缀.密钥”，中间用英文句点连接。',
  'IONOS cannot limit a key: it reaches every domain of the contract.':
    'IONOS无法限制密钥的权限：它对合约中的所有域名有效。',
  'Open developer.hosting.ionos.com/keys, log in with the contract and choose Create key.':
    '打开developer.hosting.ionos.com/keys，用合约账号登录并点击Create key。',
  'Join the public prefix and the secret with a dot and paste them here. The secret is shown only once.':
    '把公共前缀（prefix）与密钥（secret）用句点连接后粘贴到这里。密钥只显示一次。',
} as const;
