/** By the English text that stands with the facts. */
export const channelsEmailWords = {
  'E-mail': '电子邮件',
  'A mail through your own mail account.': '通过你自己的邮箱账户发送邮件。',
  To: '收件人',
  'One address or several.': '一个或多个地址。',
  'Mail server': '邮件服务器',
  'The one for outgoing mail (SMTP).': '发信（SMTP）服务器。',
  User: '用户名',
  'Usually your whole address.': '通常是完整的邮箱地址。',
  Password: '密码',
  'Gmail, iCloud, QQ and 163 want an app password here, not the one you log in with.':
    'QQ、163、Gmail、iCloud等邮箱要填授权码，不是登录密码。',
  From: '发件人',
  'The user’s address unless told; most servers refuse any other.': '默认为用户名地址，多数服务器不接受其他地址。',
  Encryption: '加密方式',
  'starttls and tls send nothing unencrypted. none is for a server on this machine.':
    'starttls和tls绝不以明文发送；none仅用于本机上的服务器。',
  Port: '端口',
  '587 with starttls, 465 with tls, unless told.': '默认：starttls为587，tls为465。',
} as const;
