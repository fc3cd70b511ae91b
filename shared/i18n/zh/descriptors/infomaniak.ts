/** By the English text that stands with the facts. */
export const infomaniakWords = {
  Infomaniak: 'Infomaniak',
  'Zones at Infomaniak, with an API token for DNS.': '托管在Infomaniak的区域，使用DNS权限的API令牌。',
  'API token': 'API令牌',
  'A token with the scopes dns:read and dns:write.': '具有dns:read和dns:write权限范围的令牌。',
  'A token with the scopes dns:read and dns:write, and no others.': '只含dns:read和dns:write权限范围的令牌。',
  'Sign in to the Infomaniak Manager and open the API tokens of your account.':
    '登录Infomaniak Manager，打开账号的API令牌页面。',
  'Create a token, with the scopes dns:read and dns:write, and a life as long as you like.':
    '创建令牌，选择dns:read和dns:write权限范围，并设定有效期。',
  'Paste it here. Infomaniak shows it only once.': '把它粘贴到这里。Infomaniak只显示一次。',
} as const;
