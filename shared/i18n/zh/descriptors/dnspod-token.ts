/** By the English text that stands with the facts. */
export const dnspodTokenWords = {
  'DNSPod Token (legacy API)': 'DNSPod Token',
  'Domains on DNSPod, with a DNSPod Token of the old API. A key of Tencent Cloud is the better choice.':
    '使用DNSPod解析的域名，凭旧接口的DNSPod Token操作。建议改用腾讯云API密钥。',
  'Token ID': 'Token ID',
  'The number beside the token.': '创建Token时给出的ID，纯数字。',
  Token: 'Token',
  'The token alone, without the ID and the comma. Not a SecretKey of Tencent Cloud.':
    '只填Token本身，不含ID和逗号。不是腾讯云的SecretKey。',
  'A token is good for the whole account and cannot be limited. To limit it, use a sub-user key of Tencent Cloud.':
    'Token对整个账号有效，无法限权。如需限权，请改用腾讯云子用户的API密钥。',
  'Open console.dnspod.cn, My Account, API Keys, and choose the tab “DNSPod Token”.':
    '打开console.dnspod.cn，进入“我的账号”→“API密钥”，切换到“DNSPod Token”。',
  'Choose “Create” and give it a name.': '点击“创建密钥”，填写名称。',
  'Copy ID and Token here. The token is shown only once.': '把ID和Token复制到这里。Token只显示一次。',
} as const;
