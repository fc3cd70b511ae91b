/** By the English text that stands with the facts. */
export const dnsmadeeasyWords = {
  'DNS Made Easy': 'DNS Made Easy',
  'Managed domains at DNS Made Easy, with the API key and secret key of a user.':
    '托管在DNS Made Easy的域名，使用用户的API Key和Secret Key。',
  'API key': 'API Key',
  'Under Account Information in the control panel.': '见控制面板的“Account Information”。',
  'Secret key': 'Secret Key',
  'Beside the API key.': '与API Key在同一处。',
  Sandbox: '沙盒环境',
  'true for an account of the sandbox, which is a world of its own.': '使用沙盒账号时选true；沙盒与正式环境互不相通。',
  'The key of a user who may edit only the domains of your certificates; a key of the main user reaches them all.':
    '使用只能编辑证书所用域名的子用户的密钥；主用户的密钥可操作全部域名。',
  'Open cp.dnsmadeeasy.com and sign in as the user whose key it shall be.':
    '打开cp.dnsmadeeasy.com，以要使用其密钥的用户登录。',
  'Go to Config, Account Information and tick Generate New API Credentials if there are none yet.':
    '进入“Config”→“Account Information”，如尚无密钥，勾选“Generate New API Credentials”。',
  'Copy the API key and the secret key here.': '把API Key和Secret Key复制到这里。',
} as const;
