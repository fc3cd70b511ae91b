/** By the English text that stands with the facts. */
export const oraclecloudWords = {
  'Oracle Cloud DNS': '甲骨文云DNS（Oracle Cloud）',
  'Public zones in a compartment of Oracle Cloud, with the API signing key of a user.':
    '甲骨文云区间中的公共区域，使用用户的API签名密钥。',
  'Tenancy OCID': '租户OCID',
  'The line “tenancy” of the configuration preview.': '配置文件预览中的tenancy一行。',
  'User OCID': '用户OCID',
  'The line “user”.': '预览中的user一行。',
  'Key fingerprint': '密钥指纹',
  'The line “fingerprint”: sixteen pairs of digits.': '预览中的fingerprint一行，共十六组。',
  'Private key (PEM)': '私钥（PEM）',
  'The content of the .pem file that was downloaded with the key.': '添加密钥时下载的 .pem文件内容。',
  Passphrase: '私钥口令',
  'Only where the private key is encrypted.': '仅当私钥已加密时填写。',
  Region: '区域',
  'The line “region”.': '预览中的region一行。',
  'Compartment OCID': '区间OCID',
  'Of the compartment that holds the zone. The root compartment has the OCID of the tenancy.':
    '区域所在区间的OCID；根区间与租户的OCID相同。',
  'A user in a group of its own, with the two statements of the policy.': '为用户单独建组，并授予策略中的两条语句。',
  'Open cloud.oracle.com, Identity & Security, Policies, and create a policy with the statements shown here for the group of the user.':
    '打开cloud.oracle.com的“身份与安全”→“策略”，用这里给出的语句为该用户所在的组创建策略。',
  'As this user open the profile menu, User settings, API keys, Add API key, Generate API key pair, and download the private key.':
    '以该用户身份打开个人资料菜单的“用户设置”→“API密钥”→“添加API密钥”，生成密钥对并下载私钥。',
  'Choose Add. The configuration file preview holds tenancy, user, fingerprint and region; copy them here.':
    '点击“添加”。“配置文件预览”中有tenancy、user、fingerprint和region，复制到这里。',
  'Copy the OCID of the zone’s compartment from Identity & Security, Compartments.':
    '在“身份与安全”→“区间”中复制区域所在区间的OCID。',
} as const;
