/** By the English text that stands with the facts. */
export const netlifyWords = {
  'Netlify DNS': 'Netlify DNS',
  'Domains whose DNS zone is at Netlify.': 'DNS区域托管在Netlify的域名。',
  'Personal access token': '个人访问令牌',
  'A personal access token of somebody who may change the DNS of the team.': '有权修改团队DNS的成员的个人访问令牌。',
  'Tokens can do all that you can. Give this one an end date.': '令牌拥有你本人的全部权限。请为它设置有效期。',
  'Open app.netlify.com, User settings, Applications, Personal access tokens.':
    '打开app.netlify.com，进入User settings → Applications → Personal access tokens。',
  'Choose New access token, name it and choose when it ends. If the team signs in by SAML, allow access to the team.':
    '点击New access token，填写名称并选择有效期。如果团队使用SAML登录，请允许访问该团队。',
  'Generate the token and paste it here. Netlify shows it only once.': '生成令牌并粘贴到这里。Netlify只显示一次。',
} as const;
