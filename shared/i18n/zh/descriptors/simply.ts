/** By the English text that stands with the facts. */
export const simplyWords = {
  'Simply.com': 'Simply.com',
  'Domains at Simply.com, with the API key of the account.': 'Simply.com上的域名，使用账号的API密钥。',
  'Account number': '账号编号',
  'Begins with S, followed by digits; not the e-mail address.': '以S开头，后跟数字；不是邮箱地址。',
  'API key': 'API密钥',
  'It can change every domain of the account.': '该密钥可以修改账号下的所有域名。',
  'Keys are not limited to domains or to DNS: whoever has it has the whole account.':
    '密钥无法限定域名或权限：持有者可操作整个账号。',
  'Log in at simply.com and open the control panel, Account.': '登录simply.com，打开控制面板中的“Account”。',
  'Note the account number (S and digits) and the API key that is shown there.':
    '记下页面上显示的账号编号（S加数字）和API密钥。',
  'Paste both here.': '将两者粘贴到这里。',
} as const;
