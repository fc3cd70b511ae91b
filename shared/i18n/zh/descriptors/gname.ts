/** By the English text that stands with the facts. */
export const gnameWords = {
  GName: 'GName',
  'Domains at GName, for dealer accounts with an APP key.': '在GName解析的域名，限代理账号，使用APPKEY。',
  'APP ID': 'APPID',
  'From the API page of the dealer account.': '在代理的API接口页面查看。',
  'APP key': 'APPKEY',
  'It signs the requests and is never sent.': '用于签名，不会被发送。',
  'There are no narrower keys: the key reaches the whole dealer account.':
    '没有更小的权限：该密钥可以操作整个代理账号。',
  'Sign in at gname.com with the dealer account.': '用代理账号登录gname.com。',
  'Open Dealer, API, and apply for the API. If addresses are restricted there, add the one of this computer.':
    '打开“代理 → API接口”，申请开通；如限制了IP，请加入本机的公网IP。',
  'Enter the APP ID and the APP key here.': '把APPID和APPKEY填到这里。',
} as const;
