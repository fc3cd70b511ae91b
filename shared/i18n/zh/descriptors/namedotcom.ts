/** By the English text that stands with the facts. */
export const namedotcomWords = {
  'Name.com': 'Name.com',
  'Domains registered at Name.com that use its own name servers.': '在Name.com注册并使用其自有域名服务器的域名。',
  'User name': '用户名',
  'The name you sign in with, not the one that ends in “-test”.': '你的登录用户名，不是以“-test”结尾的测试用户名。',
  'API token': 'API令牌',
  'The token of production; the one of the test system does not work.':
    '请填写正式环境（Production）的令牌，测试环境的令牌无效。',
  'Tokens cover the whole account. Limit the token to your own IP address.':
    '令牌可操作整个账号。请把它限制为你自己的IP地址。',
  'Sign in at name.com and open Settings, API Token Management.': '登录name.com，打开Settings → API Token Management。',
  'Name the token and generate it. Two tokens appear: one for production and one for tests.':
    '为令牌命名并生成。会出现两个令牌：一个用于正式环境，一个用于测试。',
  'If two-step verification is on, allow API access under Settings, Security.':
    '如果启用了两步验证，请在Settings → Security中允许API访问。',
  'Paste the user name and the production token here.': '把用户名和正式环境的令牌粘贴到这里。',
} as const;
