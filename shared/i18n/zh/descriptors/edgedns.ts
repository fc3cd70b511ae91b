/** By the English text that stands with the facts. */
export const edgednsWords = {
  'Akamai Edge DNS': 'Akamai Edge DNS',
  'Zones on Akamai Edge DNS, with the EdgeGrid credentials of an API client.':
    '托管在Akamai Edge DNS的区域，使用API客户端的EdgeGrid凭据。',
  'API host': 'API主机',
  'The line “host” of the credential.': '凭据中的host一行。',
  'Client token': '客户端令牌（client_token）',
  'The line “client_token”.': '凭据中的client_token一行。',
  'Client secret': '客户端密钥（client_secret）',
  'The line “client_secret”. It ends with an equals sign.': '凭据中的client_secret一行，以等号结尾。',
  'Access token': '访问令牌（access_token）',
  'The line “access_token”.': '凭据中的access_token一行。',
  'Account switch key': '账号切换密钥',
  'Only for those who manage several accounts with one client.': '仅当用一个客户端管理多个账号时填写。',
  'An API client with READ-WRITE access to “DNS—Zone Record Management” alone, in the group of the zone.':
    '仅对“DNS—Zone Record Management”拥有READ-WRITE权限的API客户端，且限于该区域所在的组。',
  'Open control.akamai.com, Account admin, Identity & access, and choose Create API client.':
    '打开control.akamai.com的“Account admin”→“Identity & access”，点击“Create API client”。',
  'Choose Advanced, then Select APIs: only “DNS—Zone Record Management” with READ-WRITE.':
    '选择“Advanced”，在“Select APIs”中只选“DNS—Zone Record Management”，权限为READ-WRITE。',
  'Create the client and its credential, and copy the four values here. The secret is shown only once.':
    '创建客户端及其凭据，把四个值复制到这里。client_secret只显示一次。',
} as const;
