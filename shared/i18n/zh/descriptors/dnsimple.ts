/** By the English text that stands with the facts. */
export const dnsimpleWords = {
  DNSimple: 'DNSimple',
  'Zones at DNSimple, with the API token of an account.': '托管在DNSimple的区域，使用账户（Account）的API令牌。',
  'Account API token': '账户API令牌',
  'A token of the account. Tokens of a user do not work here.': '请使用账户（Account）令牌；用户（User）令牌无法使用。',
  'On plans that offer it, a scoped account token that is limited to the zone.':
    '若套餐支持，请使用限定到该区域的Scoped账户令牌。',
  'Open dnsimple.com, choose the account that holds the zone, and go to Account, Access Tokens.':
    '打开dnsimple.com，选择区域所在的账户，进入Account → Access Tokens。',
  'Add a token and give it a name. Where you can choose, limit it to the zone.':
    '点击Add创建令牌并命名；如可选择，请限定到该区域。',
  'Paste it here. DNSimple shows it only once.': '把它粘贴到这里。DNSimple只显示一次。',
} as const;
