/** By the English text that stands with the facts. */
export const edgeoneWords = {
  'Tencent EdgeOne DNS': '腾讯云EdgeOne',
  'Sites on Tencent EdgeOne that use its name servers, with an API key of Tencent Cloud.':
    '以NS方式接入腾讯云EdgeOne的站点，凭腾讯云API密钥操作。',
  SecretId: 'SecretId',
  'Begins with AKID (IKID on the international site). Not the APPID.': '以AKID开头（国际站为IKID）。不是APPID。',
  SecretKey: 'SecretKey',
  'Shown only once, when the key is made.': '仅在创建密钥时显示一次。',
  'Session token': '临时令牌',
  'Only with temporary credentials (STS).': '仅在使用临时密钥（STS）时填写。',
  'Account site': '账号站点',
  'china for accounts of cloud.tencent.com, international for those of tencentcloud.com.':
    'cloud.tencent.com的账号选china，tencentcloud.com（国际站）的账号选international。',
  'A CAM sub-user with the policy below; the ready-made QcloudTEOFullAccess also works but allows more.':
    '使用仅授予下方策略的CAM子用户；预设策略QcloudTEOFullAccess也可用，但权限更大。',
  'In the EdgeOne console, see that the site is connected by name servers (NS access). Sites connected by CNAME keep their records elsewhere.':
    '在EdgeOne控制台确认站点为“NS接入”。CNAME接入的站点，解析记录在别处管理。',
  'Open console.cloud.tencent.com/cam, create a sub-user with programmatic access, and give it the policy above.':
    '打开console.cloud.tencent.com/cam，新建支持“编程访问”的子用户，并授予上述策略。',
  'Under “API Keys” of the sub-user choose “Create Key”, and copy SecretId and SecretKey here.':
    '在该子用户的“API密钥”中点击“新建密钥”，把SecretId和SecretKey复制到这里。',
} as const;
