/** By the English text that stands with the facts. */
export const easydnsWords = {
  easyDNS: 'easyDNS',
  'Domains at easyDNS, with the token and key of its REST API.': '托管在easyDNS的域名，使用其REST API的令牌和密钥。',
  'API token': 'API令牌',
  'The token of the REST API; it names the key.': 'REST API的Token，用来标识密钥。',
  'API key': 'API密钥',
  'The key that belongs to the token.': '与该Token配套的Key。',
  'Token and key cover the whole account; easyDNS offers no narrower ones.':
    '令牌和密钥可操作整个账号；easyDNS不提供更窄的权限。',
  'Sign in at cp.easydns.com and open User, Security, REST API.':
    '登录cp.easydns.com，打开User → Security → REST API。',
  'Sign up for the API. A token and a key for production are shown.': '申请使用API，页面会显示正式环境的Token和Key。',
  'Paste both here; those of the sandbox do not work.': '把两者粘贴到这里；沙箱（sandbox）的无效。',
} as const;
