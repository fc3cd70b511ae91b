/** By the English text that stands with the facts. */
export const googlecloudWords = {
  'Google Cloud DNS': 'Google Cloud DNS',
  'Public managed zones in a Google Cloud project, with the key of a service account.':
    'Google Cloud项目中的公开托管区域，使用服务账号密钥。',
  'Service account key (JSON)': '服务账号密钥（JSON）',
  'The whole key file, from the first brace to the last.': '粘贴整个密钥文件，从第一个花括号到最后一个。',
  'Project ID': '项目ID',
  'Only where the zone is in another project than the service account.': '仅当区域与服务账号不在同一项目时填写。',
  'Managed zone': '托管区域',
  'Name or number of the managed zone. It skips the search, so the key need not list zones.':
    '托管区域的名称或编号。填写后不再查找，密钥无需列出区域的权限。',
  'A custom role with dns.managedZones.list on the project, and DNS Administrator on the one managed zone. Without the list where the managed zone is given.':
    '在项目上授予含dns.managedZones.list的自定义角色，并只在该托管区域上授予“DNS管理员”。填写了托管区域时无需列出权限。',
  'Open IAM & Admin, Service Accounts in the Google Cloud console and choose Create service account.':
    '打开Google Cloud控制台的“IAM和管理”→“服务账号”，点击“创建服务账号”。',
  'Under Network services, Cloud DNS open the zone’s permissions and grant the account the role DNS Administrator.':
    '在“网络服务”→“Cloud DNS”中打开该区域的权限，授予此账号“DNS管理员”角色。',
  'Open the account, Keys, Add key, Create new key, JSON. A file is downloaded.':
    '打开该账号的“密钥”，依次选“添加密钥”→“创建新密钥”→“JSON”，浏览器会下载一个文件。',
  'Paste the content of the file here.': '把文件内容粘贴到这里。',
} as const;
