/** By the English text that stands with the facts. */
export const azurednsWords = {
  'Azure DNS': 'Azure DNS',
  'Public DNS zones in a Microsoft Azure subscription, with the secret of an app registration.':
    'Microsoft Azure 订阅中的公共 DNS 区域，使用应用注册的客户端密码。',
  'Tenant ID (directory ID)': '租户 ID（目录 ID）',
  'On the overview page of the app registration.': '见应用注册的“概述”页。',
  'Client ID (application ID)': '客户端 ID（应用程序 ID）',
  'On the same page.': '见同一页面。',
  'Client secret': '客户端密码',
  'The Value of the secret, not its Secret ID.': '请填写密码的“值”，不是“机密 ID”。',
  'Subscription ID': '订阅 ID',
  'Of the subscription that holds the zone.': '区域所在的订阅。',
  'Resource group': '资源组',
  'Only zones of this group are used. Without it, all of the subscription.':
    '只使用该资源组中的区域；留空则使用整个订阅中的区域。',
  Cloud: '云环境',
  'public for nearly everybody, china for Azure operated by 21Vianet, usgovernment for Azure Government.':
    '一般为 public；由世纪互联运营的 Azure 选 china；美国政府云选 usgovernment。',
  'Reader on the DNS zone, and DNS Zone Contributor on its TXT record set _acme-challenge alone. Simpler: DNS Zone Contributor on the zone.':
    '在 DNS 区域上授予“读取者”，并只在其 TXT 记录集 _acme-challenge 上授予“DNS 区域参与者”。更简单的做法：在区域上授予“DNS 区域参与者”。',
  'Open portal.azure.com, App registrations, New registration. Copy the application ID and the directory ID.':
    '打开 portal.azure.com 的“应用注册”，点击“新注册”，复制应用程序 ID 和目录 ID。',
  'Under Certificates & secrets choose New client secret and copy its Value. It is shown only once.':
    '在“证书和密码”中点击“新建客户端密码”，复制“值”。它只显示一次。',
  'Open the DNS zone, Access control (IAM), Add role assignment, DNS Zone Contributor, and choose the app as member.':
    '打开该 DNS 区域的“访问控制 (IAM)”，点击“添加角色分配”，选“DNS 区域参与者”，成员选该应用。',
  'Copy the subscription ID from the zone’s overview. A new role may take some minutes to work.':
    '从区域的“概述”页复制订阅 ID。新角色可能要几分钟才生效。',
} as const;
