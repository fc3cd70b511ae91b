/** By the English text that stands with the facts. */
export const baiducloudWords = {
  'Baidu AI Cloud DNS': '百度智能云DNS',
  'Domains on Baidu AI Cloud DNS, with an access key.': '使用百度智能云DNS的域名，凭访问密钥（AK/SK）操作。',
  'Access Key ID': 'Access Key（AK）',
  'Use the key of a sub-user.': '请使用子用户的密钥。',
  'Secret Access Key': 'Secret Key（SK）',
  'Belongs to the Access Key ID above.': '与上面的AK对应。',
  'A sub-user with the system policy for managing DNS (its name begins with DNSFullControl) and nothing else.':
    '使用只授予DNS管理系统策略（名称以DNSFullControl开头）的子用户。',
  'Open console.bce.baidu.com/iam, create a sub-user with programmatic access, and grant it the DNS policy.':
    '打开console.bce.baidu.com/iam，新建支持“编程访问”的子用户，并授予DNS管理策略。',
  'Create an Access Key for that sub-user.': '为该子用户创建Access Key。',
  'Copy the Access Key and the Secret Key here.': '把Access Key和Secret Key复制到这里。',
} as const;
