/** By the English text that stands with the facts. */
export const jokerWords = {
  'Joker.com': 'Joker.com',
  'Domains on Joker.com’s name servers, with the Dynamic DNS credential of the domain or a reseller’s key.':
    '使用Joker.com域名服务器的域名，凭该域名的动态DNS凭据或代理商密钥操作。',
  Mode: '模式',
  'SVC for everybody, DMAPI for resellers.': '普通用户选SVC，代理商选DMAPI。',
  'User name': '用户名',
  'With SVC: the Dynamic DNS user name on the domain’s DNS page, not the one of the account.':
    'SVC模式：域名DNS页面上的动态DNS用户名，不是账号用户名。',
  Password: '密码',
  'With SVC: the Dynamic DNS password beside it.': 'SVC模式：同一处显示的动态DNS密码。',
  'DMAPI key': 'DMAPI密钥',
  'Only with DMAPI.': '仅用于DMAPI模式。',
  'The Dynamic DNS credential of SVC reaches one domain only. A DMAPI key reaches the whole account.':
    'SVC的动态DNS凭据只对一个域名有效；DMAPI密钥对整个账号有效。',
  'Sign in at joker.com, open My Domains, and choose DNS for the domain.':
    '登录joker.com，打开My Domains，选择该域名的DNS。',
  'Enable Dynamic DNS and save. A user name and a password appear.': '启用Dynamic DNS并保存，页面会显示用户名和密码。',
  'Enter both here. Resellers make a DMAPI key under Manage Joker.com API access keys instead.':
    '把两者填到这里。代理商则在Manage Joker.com API access keys中创建DMAPI密钥。',
} as const;
