/** By the English text that stands with the facts. */
export const tencentcloudWords = {
  'Tencent Cloud DNS (DNSPod)': '腾讯云DNSPod',
  'Domains on DNSPod, with an API key of Tencent Cloud.': '使用DNSPod解析的域名，凭腾讯云API密钥操作。',
  SecretId: 'SecretId',
  'Begins with AKID (IKID on the international site). Not the APPID, and not the ID of a DNSPod Token.':
    '以AKID开头（国际站为IKID）。不是APPID，也不是DNSPod Token的ID。',
  SecretKey: 'SecretKey',
  'Shown only once, when the key is made.': '仅在创建密钥时显示一次。',
  'Session token': '临时令牌',
  'Only with temporary credentials (STS).': '仅在使用临时密钥（STS）时填写。',
  'A CAM sub-user with the policy below; the ready-made QcloudDNSPodFullAccess also works but allows more.':
    '使用仅授予下方策略的CAM子用户；预设策略QcloudDNSPodFullAccess也可用，但权限更大。',
  'Open console.cloud.tencent.com/cam, create a sub-user with programmatic access, and give it the policy above.':
    '打开console.cloud.tencent.com/cam，新建支持“编程访问”的子用户，并授予上述策略。',
  'In the details of the sub-user, open the tab “API Keys” and choose “Create Key”.':
    '在该子用户的详情页打开“API密钥”，点击“新建密钥”。',
  'Copy SecretId and SecretKey here. The SecretKey is shown only once.':
    '把SecretId和SecretKey复制到这里。SecretKey只显示一次。',
} as const;
