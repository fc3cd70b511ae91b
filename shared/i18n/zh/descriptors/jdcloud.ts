/** By the English text that stands with the facts. */
export const jdcloudWords = {
  'JD Cloud DNS': '京东云 云解析',
  'Domains on JD Cloud DNS, with an Access Key of an IAM sub-user.':
    '使用京东云云解析的域名，凭IAM子用户的Access Key操作。',
  'Access Key ID': 'Access Key ID',
  'Use the key of a sub-user.': '请使用子用户的密钥。',
  'Access Key Secret': 'Access Key Secret',
  'Belongs to the Access Key ID above.': '与上面的Access Key ID对应。',
  Region: '地域',
  'DNS is global; the default is fine.': 'DNS不分地域，使用默认值即可。',
  'An IAM sub-user with the policy for managing DNS (domainservice) and nothing else.':
    '使用只授予云解析（domainservice）管理策略的IAM子用户。',
  'Open the JD Cloud console, Identity and Access Management, create a sub-user, and grant it the DNS policy.':
    '打开京东云控制台的“访问控制”，新建子用户，并授予云解析管理策略。',
  'Open Access Key Management as that sub-user and create an Access Key.':
    '用该子用户进入“Access Key管理”，点击“创建Access Key”。',
  'Copy Access Key ID and Access Key Secret here.': '把Access Key ID和Access Key Secret复制到这里。',
} as const;
