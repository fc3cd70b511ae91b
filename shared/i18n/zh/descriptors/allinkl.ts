/** By the English text that stands with the facts. */
export const allinklWords = {
  'ALL-INKL.COM (KAS)': 'ALL-INKL.COM (KAS)',
  'Domains at ALL-INKL.COM, with a log-in of its administration (KAS).':
    'ALL-INKL.COM上的域名，使用其管理系统（KAS）的登录。',
  'KAS login': 'KAS登录名',
  'Begins with w, followed by digits and letters; not the member log-in.':
    '以w开头，后跟数字和字母；不是会员区登录名。',
  'KAS password': 'KAS密码',
  'The password of that KAS account: it opens the administration too.': '该KAS账号的密码：也可用于登录管理系统。',
  'A KAS account of its own that holds only the domain and may change its DNS settings.':
    '单独的KAS账号，只包含该域名并允许修改DNS设置。',
  'Log in at kas.all-inkl.com and note the login that begins with w.': '登录kas.all-inkl.com，记下以w开头的登录名。',
  'Better: under Account, create an account of its own for the domain, and allow it the DNS settings.':
    '更安全的做法：在“Account”中为该域名新建账号，并允许其修改DNS设置。',
  'Enter that login and its password here.': '在此填写该登录名和密码。',
} as const;
