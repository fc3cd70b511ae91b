/** By the English text that stands with the facts. */
export const linodeWords = {
  'Akamai Linode': 'Akamai Linode',
  'Domains in the DNS Manager of Linode, now Akamai Connected Cloud, with a personal access token.':
    '托管在Linode（现为Akamai）DNS Manager的域名，凭个人访问令牌操作。',
  'Personal access token': '个人访问令牌',
  'With Read/Write for Domains and no access to anything else.': '只需授予Domains的Read/Write权限。',
  'Domains: Read/Write. Everything else: No Access.': 'Domains：Read/Write；其余全部选No Access。',
  'Open cloud.linode.com, your profile, API Tokens, and choose Create a Personal Access Token.':
    '打开cloud.linode.com，进入个人资料的API Tokens，点击Create a Personal Access Token。',
  'Select No Access for all, then Read/Write for Domains, and an expiry that suits you.':
    '先全部选No Access，再把Domains设为Read/Write，并选择有效期。',
  'Create the token and paste it here. Linode shows it only once.': '创建令牌并粘贴到这里。Linode只显示一次。',
} as const;
