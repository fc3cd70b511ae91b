/** By the English text that stands with the facts. */
export const transipWords = {
  TransIP: 'TransIP',
  'Domains on TransIP’s name servers, with a key pair of the account.':
    '使用TransIP域名服务器的域名，凭账号的密钥对操作。',
  'Account name': '账号名',
  'The name that you sign in with.': '登录时使用的用户名。',
  'Private key (PEM)': '私钥（PEM）',
  'From BEGIN PRIVATE KEY to END PRIVATE KEY.': '从BEGIN PRIVATE KEY到END PRIVATE KEY的全部内容。',
  'Key accepts all IP addresses': '密钥接受所有IP地址',
  'false where the key pair was made for addresses on the allow-list only.':
    '若密钥对仅限白名单中的地址使用，请选false。',
  'A key pair of its own. Keep “Only accept IP addresses from the whitelist” ticked where your address never changes.':
    '单独创建一个密钥对。如果公网地址固定，保留“Only accept IP addresses from the whitelist”的勾选。',
  'Open transip.nl/cp/account/api and switch the API on.': '打开transip.nl/cp/account/api，启用API。',
  'Under Key Pairs give it a label, untick “Only accept IP addresses from the whitelist” unless your address is fixed, and add it.':
    '在“Key Pairs”中填写名称；除非地址固定，取消勾选“Only accept IP addresses from the whitelist”，然后添加。',
  'Paste the private key here. TransIP shows it only once.': '把私钥粘贴到这里。TransIP只显示一次。',
} as const;
