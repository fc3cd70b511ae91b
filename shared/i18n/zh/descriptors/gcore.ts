/** By the English text that stands with the facts. */
export const gcoreWords = {
  'Gcore DNS': 'Gcore DNS',
  'Zones in Gcore Managed DNS, with a permanent API token.': '托管在Gcore Managed DNS的区域，使用永久API令牌。',
  'Permanent API token': '永久API令牌',
  'The whole token, with the number and the $ sign at its beginning.': '请填写完整的令牌，包括开头的数字和 $ 符号。',
  'A token whose role is limited to DNS. It expires on the day chosen when it is made.':
    '令牌的角色只选DNS相关权限。令牌会在创建时选定的日期失效。',
  'Open portal.gcore.com, go to your profile and choose API tokens.':
    '打开portal.gcore.com，进入个人资料，选择“API tokens”。',
  'Choose Create token, give it a role that may manage DNS, and an expiration date far enough away, or none.':
    '点击“Create token”，选择可管理DNS的角色，有效期选得足够长或选择永不过期。',
  'Copy the token and paste it here. Gcore shows it only once.': '复制令牌并粘贴到这里。Gcore只显示一次。',
} as const;
