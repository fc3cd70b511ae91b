/** By the English text that stands with the facts. */
export const vercelWords = {
  'Vercel DNS': 'Vercel DNS',
  'Domains on the name servers of Vercel, your own or those of a team.': '使用Vercel域名服务器的域名，个人或团队均可。',
  'Access token': '访问令牌',
  'A token whose scope includes the team that owns the domain.': '其范围须包含拥有该域名的团队。',
  'Team ID': '团队ID',
  'For the domains of a team: Settings, General, Team ID. With a wrong one the domain seems to be missing.':
    '域名属于团队时填写：Settings → General → Team ID。填错时会显示找不到域名。',
  'A token scoped to the team that owns the domain, with an end date.': '只限拥有该域名的团队、并设有有效期的令牌。',
  'Open vercel.com, Account Settings, Tokens.': '打开vercel.com，进入Account Settings → Tokens。',
  'Name the token, choose the team that owns the domain as its scope, and choose when it ends.':
    '填写令牌名称，范围选择拥有该域名的团队，并设置有效期。',
  'Choose Create Token and paste it here. Vercel shows it only once. For a team, enter its ID too.':
    '点击Create Token并粘贴到这里。Vercel只显示一次。团队域名还需填写团队ID。',
} as const;
