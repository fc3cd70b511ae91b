/** By the English text that stands with the facts. */
export const inwxWords = {
  INWX: 'INWX',
  'Zones on the name servers of INWX, with the log-in of an account or a sub-account.':
    '托管在INWX域名服务器上的区域，使用账号或子账号登录。',
  'User name': '用户名',
  'Best of a sub-account made for this.': '最好使用专门创建的子账号。',
  Password: '密码',
  'The password of that account.': '该账号的登录密码。',
  'Shared secret of two-factor log-in': '两步验证共享密钥',
  'Only with two-factor log-in: the text behind the QR code, not a code of six digits.':
    '仅在启用两步验证时填写：二维码对应的文本密钥，不是六位验证码。',
  'A sub-account with nothing but the DNS role and access to the API.': '只拥有DNS角色和API访问权限的子账号。',
  'Sign in at inwx.com, open the account administration and add a sub-account.':
    '登录inwx.com，打开账号管理，添加一个子账号。',
  'Give it the role for DNS only.': '只授予它DNS角色。',
  'If it uses two-factor log-in, keep the text shown beside the QR code: that is the shared secret.':
    '如果启用了两步验证，请保存二维码旁边显示的文本：那就是共享密钥。',
  'Enter user name and password here, and the shared secret where there is one.':
    '在这里填写用户名和密码；如有共享密钥，也一并填写。',
} as const;
