/** By the English text that stands with the facts. */
export const volcengineWords = {
  'Volcengine DNS (ByteDance)': '火山引擎 云解析',
  'Zones on Volcengine DNS, with an access key of an IAM user.':
    '使用火山引擎云解析DNS的域名，凭IAM用户的访问密钥操作。',
  'Access Key ID': 'Access Key ID',
  'Begins with AKLT.': '以AKLT开头。',
  'Secret Access Key': 'Secret Access Key',
  'As the console shows it, with the signs = at its end if there are any.':
    '按控制台显示的原样填写，末尾若有等号也要保留。',
  Region: '地域',
  'DNS is global; the default is fine.': 'DNS不分地域，使用默认值即可。',
  'An IAM user with the policy below; the ready-made DNSFullAccess also works but allows more.':
    '使用仅授予下方策略的IAM用户；系统策略DNSFullAccess也可用，但权限更大。',
  'Open console.volcengine.com/iam, create a user with programmatic access, and grant it the policy above.':
    '打开console.volcengine.com/iam，新建支持“编程访问”的用户，并授予上述策略。',
  'Open the access keys of that user and choose to create one.': '在该用户的“密钥”页点击“新建密钥”。',
  'Copy Access Key ID and Secret Access Key here.': '把Access Key ID和Secret Access Key复制到这里。',
} as const;
