/** By the English text that stands with the facts. */
export const dynadotWords = {
  Dynadot: 'Dynadot',
  'Domains on Dynadot DNS, with an API key and its secret.': '使用Dynadot DNS的域名，凭API密钥和Secret操作。',
  'API key': 'API Key',
  'The production key, not the one of the sandbox.': '生产环境的Key，不是沙盒的。',
  'Secret key': 'Secret Key',
  'It signs the requests and is never sent.': '用于签名，不会被发送。',
  'Keys reach the whole account; limit the addresses that may use them.':
    '密钥可以操作整个账号；请限制可使用它的IP地址。',
  'Sign in at dynadot.com, open Tools, API, and unlock the account.': '登录dynadot.com，打开Tools → API，并解锁账号。',
  'Generate the production key and the secret key, and add the address of this computer if asked. Changes take ten minutes.':
    '生成Production Key和Secret Key；如要求填写IP，请加入本机的公网IP。更改约十分钟后生效。',
  'Enter both keys here.': '把两个密钥填到这里。',
} as const;
