/** By the English text that stands with the facts. */
export const ns1Words = {
  'NS1 Connect (IBM)': 'NS1 Connect（IBM）',
  'Zones on NS1 Connect, now of IBM, with an API key.': '托管在NS1 Connect（现属IBM）的区域，使用API密钥。',
  'API key': 'API密钥',
  'A key that may view and manage zones. If it names addresses, this computer’s must be among them.':
    '需有查看与管理区域的权限；若设置了IP白名单，需包含本机地址。',
  'DNS: View zones and Manage zones, limited to the zone. Nothing else.':
    'DNS：View zones与Manage zones，并限定到该区域；其余一概不选。',
  'Open my.nsone.net, Account Settings, Users & Teams, API Keys, and choose Add API Key.':
    '打开my.nsone.net，进入Account Settings → Users & Teams → API Keys，点击Add API Key。',
  'Under Permissions, DNS, allow View zones and Manage zones, and name the zone.':
    '在Permissions → DNS中勾选View zones与Manage zones，并限定区域。',
  'Copy the key and paste it here.': '复制密钥并粘贴到这里。',
} as const;
