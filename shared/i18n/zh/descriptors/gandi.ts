/** By the English text that stands with the facts. */
export const gandiWords = {
  Gandi: 'Gandi',
  'Domains on Gandi LiveDNS, with a personal access token.': '使用Gandi LiveDNS的域名，凭个人访问令牌操作。',
  'Personal access token': '个人访问令牌',
  'A personal access token (PAT), not one of the old API keys.': '请填写个人访问令牌（PAT），不是旧的API Key。',
  'API key (old)': 'API Key（旧）',
  'Only where you still have one: Gandi replaces these keys by personal access tokens.':
    '仅在仍持有旧密钥时填写：Gandi已改用个人访问令牌。',
  '“Manage domain name technical configurations” and “See and renew domain names”, restricted to the domains of your certificates.':
    '只勾选“Manage domain name technical configurations”和“See and renew domain names”，并限定为证书所用的域名。',
  'Open admin.gandi.net, choose the organization, and go to Sharing, Personal Access Token.':
    '打开admin.gandi.net，选择组织，进入Sharing → Personal Access Token。',
  'Create a token for the domain with the two permissions named above. Choose a long life: it ends after a year at the latest.':
    '为该域名创建令牌，勾选上述两项权限。有效期选长一些，最长一年。',
  'Paste it here. Gandi shows it only once.': '把它粘贴到这里。Gandi只显示一次。',
} as const;
