/** By the English text that stands with the facts. */
export const duckdnsWords = {
  'Duck DNS': 'Duck DNS',
  'Free names under duckdns.org. One TXT value at a time, so names are proved one after the other.':
    'duckdns.org下的免费域名。同一时间只能有一个TXT值，因此各名称逐个验证。',
  'Account token': '账号令牌',
  'Shown at the top of the page after signing in: 36 characters with hyphens.':
    '登录后显示在页面顶部，共36个字符，含连字符。',
  'There is one token for each account, and it reaches all of its names.':
    '每个账号只有一个令牌，对账号下的所有名称有效。',
  'Sign in at www.duckdns.org.': '登录www.duckdns.org。',
  'Check that the name is in the list of your domains.': '确认该名称在你的域名列表中。',
  'Copy the token at the top of the page and paste it here.': '复制页面顶部的token并粘贴到这里。',
} as const;
