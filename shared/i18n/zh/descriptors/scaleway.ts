/** By the English text that stands with the facts. */
export const scalewayWords = {
  'Scaleway Domains and DNS': 'Scaleway Domains and DNS',
  'Zones at Scaleway, with the secret key of an IAM application.':
    '托管在 Scaleway 的区域，使用 IAM 应用的 Secret Key。',
  'Secret key': 'Secret Key',
  'The secret key (a UUID), not the access key that begins with SCW.':
    'UUID 形式的 Secret Key，不是以 SCW 开头的 Access Key。',
  'Project ID': '项目 ID',
  'Only to look for zones in this project alone.': '仅当只在该项目中查找区域时填写。',
  'An IAM application whose policy grants DomainsDNSFullAccess on the project, and nothing else.':
    'IAM 应用，其策略只在该项目上授予 DomainsDNSFullAccess。',
  'Open console.scaleway.com, IAM, Applications, and create an application.':
    '打开 console.scaleway.com，进入 IAM → Applications，创建一个应用。',
  'Under Policies, give it the permission set DomainsDNSFullAccess for the project of the zone.':
    '在 Policies 中，为它授予该区域所在项目的 DomainsDNSFullAccess 权限集。',
  'Under API keys, generate a key for that application and paste its secret key here. Scaleway shows it only once.':
    '在 API keys 中为该应用生成密钥，把 Secret Key 粘贴到这里。Scaleway 只显示一次。',
} as const;
