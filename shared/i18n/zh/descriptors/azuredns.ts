/** By the English text that stands with the facts. */
export const azurednsWords = {
  'Azure DNS': 'Azure DNS',
  'Public DNS zones in a Microsoft Azure subscription, with the secret of an app registration.':
    'Microsoft Azure订阅中的公共DNS区域，使用应用注册的客户端密码。',
  'Tenant ID (directory ID)': '租户ID（目录ID）',
  'On the overview page of the app registration.': '见应用注册的“概述”页。',
  'Client ID (application ID)': '客户端ID（应用程序ID）',
  'On the same page.': '见同一页面。',
  'Client secret': '客户端密码',
  'The Value of the secret, not its Secret ID.': '请填写密码的“值”，不是“机密ID”。',
  'Subscription ID': '订阅ID',
  'Of the subscription that holds the zone.': '区域所在的订阅。',
  'Resource group': '资源组',
  'Only zones of this group are used. Without it, all of the subscription.':
    '只使用该资源组中的区域；留空则使用整个订阅中的区域。',
  Cloud: '云环境',
  'public for nearly everybody, china for Azure operated by 21Vianet, usgovernment for Azure Government.':
    '一般为public；由世纪互联运营的Azure选china；美国政府云选usgovernment。',
  'Reader on the DNS zone, and DNS Zone Contributor on its TXT record set _acme-challenge alone. Simpler: DNS Zone Contributor on the zone.':
    '在DNS区域上授予“读取者”，并只在其TXT记录集 _acme-challenge上授予“DNS区域参与者”。更简单的做法：在区域上授予“DNS区域参与者”。',
  'Open portal.azure.com, App registrations, New registration. Copy the application ID and the directory ID.':
    '打开portal.azure.com的“应用注册”，点击“新注册”，复制应用程序ID和目录ID。',
  'Under Certificates & secrets choose New client secret and copy its Value. It is shown only once.':
    '在“证书和密码”中点击“新建客户端密码”，复制“值”。它只显示一次。',
  'Open the DNS zone, Access control (IAM), Add role assignment, DNS Zone Contributor, and choose the app as member.':
    '打开该DNS区域的“访问控制 (IAM)”，点击“添加角色分配”，选“DNS区域参与者”，成员选该应用。',
  'Copy the subscription ID from the zone’s overview. A new role may take some minutes to work.':
    '从区域的“概述”页复制订阅ID。新角色可能要几分钟才生效。',
} as const;
