/** By the English text that stands with the facts. */
export const ucloudWords = {
  'UCloud UDNR': '优刻得UCloud',
  'Domains registered at UCloud (UDNR), with a public and a private key.':
    '在优刻得域名服务（UDNR）解析的域名，使用公钥和私钥。',
  'Public key': '公钥',
  'From API keys in the console.': '在控制台“API密钥”中查看。',
  'Private key': '私钥',
  'It signs the requests and is never sent.': '用于签名，不会被发送。',
  'Project ID': '项目ID',
  'Only needed with the keys of a sub-user.': '使用子账号的密钥时需要填写。',
  Region: '地域',
  'Usually left empty.': '一般留空。',
  'A sub-user (IAM) with rights on UDNR alone.': '使用只有域名服务UDNR权限的IAM子用户。',
  'Open the UCloud console, go to IAM and make a sub-user with API access.':
    '打开UCloud控制台，进入“访问控制IAM”，创建可编程访问的子用户。',
  'Give it a policy that allows UDNR alone.': '为其授予仅包含UDNR的策略。',
  'Open API keys, copy the public and the private key, and note the project ID.':
    '打开“API密钥”，复制公钥和私钥，并记下项目ID。',
} as const;
