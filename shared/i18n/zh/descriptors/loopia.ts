/** By the English text that stands with the facts. */
export const loopiaWords = {
  Loopia: 'Loopia',
  'Domains at Loopia, with an API user of its own.': 'Loopia上的域名，使用单独的API用户。',
  'API user': 'API用户',
  'Ends with @loopiaapi; not the customer number and not the e-mail address.':
    '以 @loopiaapi结尾；不是客户编号，也不是邮箱地址。',
  'API password': 'API密码',
  'The password of that API user.': '该API用户的密码。',
  'An API user with addZoneRecord, getZoneRecords, removeZoneRecord and removeSubdomain; getDomains as well, to find domains by itself.':
    'API用户只勾选addZoneRecord、getZoneRecords、removeZoneRecord、removeSubdomain；再加getDomains可自动查找域名。',
  'Log in at customerzone.loopia.com and open Account Settings, LoopiaAPI.':
    '登录customerzone.loopia.com，打开“Account Settings → LoopiaAPI”。',
  'Create a user, tick the methods named above, and save.': '创建用户，勾选上述方法并保存。',
  'Enter the user name with its @loopiaapi, and the password, here.': '在此填写用户名（包含 @loopiaapi）和密码。',
  'Only for Loopia in Serbia: set the API address to https://api.loopia.rs/RPCSERV.':
    '仅限塞尔维亚的Loopia：将API地址设为https://api.loopia.rs/RPCSERV。',
} as const;
