/** By the English text that stands with the facts. */
export const route53Words = {
  'Amazon Route 53': 'Amazon Route 53',
  'Public hosted zones at Amazon Web Services, with the access key of an IAM user.':
    '托管在亚马逊云（AWS）的公有托管区域，使用IAM用户的访问密钥。',
  'Access key ID': '访问密钥ID',
  'Of an IAM user made for this purpose. It begins with AKIA.': '专为此用途创建的IAM用户的密钥，以AKIA开头。',
  'Secret access key': '秘密访问密钥',
  'The long half of the access key.': '访问密钥中较长的那一段。',
  'Session token': '会话令牌',
  'Only with temporary keys, which begin with ASIA and end after some hours.':
    '仅用于以ASIA开头的临时密钥，几小时后失效。',
  'Hosted zone ID': '托管区域ID',
  'Skips the search for the zone; needed where two zones have the same name.':
    '填写后不再查找区域；存在同名区域时必须填写。',
  'route53:ListHostedZonesByName, route53:ListResourceRecordSets and route53:ChangeResourceRecordSets, the last one for TXT records named _acme-challenge alone, as in the policy.':
    'route53:ListHostedZonesByName、route53:ListResourceRecordSets和route53:ChangeResourceRecordSets，其中最后一项按策略只限名为 _acme-challenge的TXT记录。',
  'Open the IAM console, Policies, Create policy, JSON, and paste the policy shown here.':
    '打开IAM控制台，进入“策略”→“创建策略”→“JSON”，粘贴这里给出的策略。',
  'Under Users choose Create user, without console access, and attach this policy directly.':
    '在“用户”中点击“创建用户”，不勾选控制台访问，并直接附加该策略。',
  'Open the user, Security credentials, Create access key, and choose “Application running outside AWS”.':
    '打开该用户的“安全凭证”，点击“创建访问密钥”，用途选“在AWS之外运行的应用程序”。',
  'Paste both parts of the key here. AWS shows the secret one only once.':
    '把密钥的两部分都粘贴到这里。秘密访问密钥只显示一次。',
} as const;
