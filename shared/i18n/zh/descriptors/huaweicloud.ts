/** By the English text that stands with the facts. */
export const huaweicloudWords = {
  'Huawei Cloud DNS': '华为云DNS',
  'Public zones on Huawei Cloud DNS, with an access key of an IAM user.':
    '华为云云解析服务的公网域名，凭IAM用户的访问密钥操作。',
  'Access Key ID (AK)': 'Access Key Id（AK）',
  'From credentials.csv.': '见下载的credentials.csv。',
  'Secret Access Key (SK)': 'Secret Access Key（SK）',
  'From credentials.csv, which can be downloaded only once.': '见credentials.csv，该文件只能下载一次。',
  Region: '区域',
  'Public DNS is global; leave it empty. On the international site, for example ap-southeast-1.':
    '公网解析不分区域，留空即可。国际站可填ap-southeast-1等。',
  'An IAM user with the policy below; the ready-made “DNS FullAccess” also works but allows more.':
    '使用仅授予下方策略的IAM用户；系统策略“DNS FullAccess”也可用，但权限更大。',
  'Open the IAM console, create a user with programmatic access, and grant it the policy above.':
    '打开统一身份认证（IAM）控制台，创建支持“编程访问”的用户，并授予上述策略。',
  'As that user, open My Credentials, Access Keys, and choose Create Access Key.':
    '用该用户登录，进入“我的凭证”→“访问密钥”，点击“新增访问密钥”。',
  'Copy the two values of credentials.csv here. The file can be downloaded only once.':
    '把credentials.csv中的两个值复制到这里。该文件只能下载一次。',
} as const;
