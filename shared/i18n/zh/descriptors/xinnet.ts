/** By the English text that stands with the facts. */
export const xinnetWords = {
  Xinnet: '新网',
  'Domains at Xinnet, for agent accounts with an API secret.': '在新网解析的域名，限代理账号，使用API密钥。',
  'Agent ID': '代理账号',
  'Begins with “agent”.': '以agent开头的代理编号。',
  'API secret': 'API密钥',
  'From the API page of the agent account.': '在代理账号的API页面获取。',
  'There are no narrower keys: the secret reaches the whole agent account.':
    '没有更小的权限：该密钥可以操作整个代理账号。',
  'Sign in at Xinnet with the agent account and open the agents’ platform.': '用代理账号登录新网，进入代理商管理平台。',
  'Open the API page, switch the API on and make the API secret. If addresses are restricted there, add the one of this computer.':
    '打开API接口页面，开通API并生成API密钥；如限制了IP，请加入本机的公网IP。',
  'Enter the agent ID and the secret here.': '把代理账号和API密钥填到这里。',
} as const;
