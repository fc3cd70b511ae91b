/** By the English text that stands with the facts. */
export const cpanelWords = {
  'cPanel / WHM': 'cPanel / WHM',
  'Zones on a web host with cPanel, or on a server of your own with WHM.':
    '托管在使用cPanel的虚拟主机，或使用WHM的自有服务器上的区域。',
  Mode: '模式',
  'cpanel for one account (port 2083), whm for the whole server (port 2087).':
    'cpanel用于单个账号（端口2083），whm用于整台服务器（端口2087）。',
  'Server URL': '服务器地址',
  'The address of the panel with its port, without anything after it.': '面板的地址和端口，后面不要带路径。',
  'User name': '用户名',
  'The account that made the token; for WHM usually root or a reseller.': '创建令牌的账号；WHM通常为root或经销商账号。',
  'API token': 'API令牌',
  'A token from Manage API Tokens, not the password of the panel.':
    '在“Manage API Tokens”中创建的令牌，不是面板的登录密码。',
  'In cPanel a token of the one account that holds the zone; in WHM a token with edit-dns and nothing else.':
    'cPanel中使用该区域所属账号的令牌；WHM中只勾选edit-dns权限。',
  'In cPanel open Security, Manage API Tokens; in WHM open Development, Manage API Tokens.':
    '在cPanel中打开“Security → Manage API Tokens”；在WHM中打开“Development → Manage API Tokens”。',
  'Create a token. In WHM clear every privilege but edit-dns.': '创建令牌。在WHM中只保留edit-dns权限。',
  'Copy the token at once and paste it here; it is not shown again.': '立即复制令牌并粘贴到这里，之后不会再显示。',
} as const;
