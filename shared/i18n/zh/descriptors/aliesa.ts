/** By the English text that stands with the facts. */
export const aliesaWords = {
  'Alibaba Cloud ESA': '阿里云ESA',
  'Sites on Alibaba Cloud ESA that use its name servers, with an AccessKey of a RAM user.':
    '以NS方式接入阿里云ESA的站点，凭RAM用户的AccessKey操作。',
  'AccessKey ID': 'AccessKey ID',
  'Use the key of a RAM user, not of the main account.': '请使用RAM用户的AccessKey，不要使用主账号的。',
  'AccessKey Secret': 'AccessKey Secret',
  'Shown only once, when the key is made.': '仅在创建时显示一次。',
  Region: '地域',
  'cn-hangzhou for accounts of aliyun.com, ap-southeast-1 for those of alibabacloud.com.':
    'aliyun.com的账号选cn-hangzhou，alibabacloud.com（国际站）的账号选ap-southeast-1。',
  'A RAM user with the policy below and nothing else.': '使用仅授予下方策略的RAM用户。',
  'Open ram.console.aliyun.com, go to Users, and create a user with “Using permanent AccessKey to access”.':
    '打开ram.console.aliyun.com，进入“用户”→“创建用户”，勾选“使用永久AccessKey访问”。',
  'Create a policy from the text above and grant it to the user.': '用上方内容新建自定义权限策略，并授权给该用户。',
  'Copy AccessKey ID and AccessKey Secret here. The secret is shown only once.':
    '把AccessKey ID和AccessKey Secret复制到这里。Secret只显示一次。',
} as const;
