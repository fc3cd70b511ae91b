/** By the English text that stands with the facts. */
export const alidnsWords = {
  'Alibaba Cloud DNS': '阿里云云解析DNS',
  'Domains on Alibaba Cloud DNS, with an AccessKey of a RAM user.':
    '使用阿里云云解析DNS的域名，凭RAM用户的AccessKey操作。',
  'AccessKey ID': 'AccessKey ID',
  'Use the key of a RAM user, not of the main account.': '请使用RAM用户的AccessKey，不要使用主账号的。',
  'AccessKey Secret': 'AccessKey Secret',
  'Shown only once, when the key is made.': '仅在创建时显示一次。',
  'STS token': 'STS令牌',
  'Only with temporary credentials.': '仅在使用临时凭证时填写。',
  Region: '地域',
  'DNS is global; leave it empty unless a policy asks for a region.': 'DNS不分地域，除非策略限定了地域，否则留空。',
  'A RAM user with the policy below; the ready-made AliyunDNSFullAccess also works but allows more. A domain:* policy is not enough.':
    '使用仅授予下方策略的RAM用户；系统策略AliyunDNSFullAccess也可用，但权限更大。只有domain:* 权限是不够的。',
  'Open ram.console.aliyun.com, go to Users, and create a user with “Using permanent AccessKey to access”.':
    '打开ram.console.aliyun.com，进入“用户”→“创建用户”，勾选“使用永久AccessKey访问”。',
  'Create a policy from the text above and grant it to the user.': '用上方内容新建自定义权限策略，并授权给该用户。',
  'Copy AccessKey ID and AccessKey Secret here. The secret is shown only once.':
    '把AccessKey ID和AccessKey Secret复制到这里。Secret只显示一次。',
} as const;
