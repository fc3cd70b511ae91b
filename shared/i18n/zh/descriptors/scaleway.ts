/** By the English text that stands with the facts. */
export const scalewayWords = {
  'Scaleway Domains and DNS': 'Scaleway Domains and DNS',
  'Zones at Scaleway, with the secret key of an IAM application.': '托管在Scaleway的区域，使用IAM应用的Secret Key。',
  'Secret key': 'Secret Key',
  'The secret key (a UUID), not the access key that begins with SCW.':
    'UUID形式的Secret Key，不是以SCW开头的Access Key。',
  'Project ID': '项目ID',
  'Only to look for zones in this project alone.': '仅当只在该项目中查找区域时填写。',
  'An IAM application whose policy grants DomainsDNSFullAccess on the project, and nothing else.':
    'IAM应用，其策略只在该项目上授予DomainsDNSFullAccess。',
  'Open console.scaleway.com, IAM, Applications, and create an application.':
    '打开console.scaleway.com，进入IAM → Applications，创建一个应用。',
  'Under Policies, give it the permission set DomainsDNSFullAccess for the project of the zone.':
    '在Policies中，为它授予该区域所在项目的DomainsDNSFullAccess权限集。',
  'Under API keys, generate a key for that application and paste its secret key here. Scaleway shows it only once.':
    '在API keys中为该应用生成密钥，把Secret Key粘贴到这里。Scaleway只显示一次。',
} as const;
