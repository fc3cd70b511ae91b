/** By the English text that stands with the facts. */
export const netcupWords = {
  netcup: 'netcup',
  'Domains at netcup, on CloudDNS with an API key or on the older DNS with a legacy key.':
    '托管在netcup的域名：CloudDNS用API密钥，旧版DNS用Legacy API Key。',
  'API key': 'API密钥',
  '64 characters for domains on CloudDNS; 50 characters if it is a legacy key.':
    'CloudDNS的密钥为64个字符；Legacy API Key为50个字符。',
  'Customer number': '客户编号',
  'Only with a legacy key. It stands next to your name in the control panel.':
    '仅在使用Legacy API Key时填写，显示在控制面板中你的姓名旁。',
  'API password': 'API密码',
  'Only with a legacy key. It is not the password of the control panel; one is good for all legacy keys.':
    '仅在使用Legacy API Key时填写。它不是控制面板的登录密码，所有Legacy密钥共用一个。',
  'netcup cannot limit a key. Make one for this app alone, so that it can be withdrawn alone.':
    'netcup无法限制密钥的权限。请为本应用单独创建一个，便于单独撤销。',
  'Open customercontrolpanel.de and go to Master Data, API.': '打开customercontrolpanel.de，进入Master Data → API。',
  'For a domain on CloudDNS, create a key under API Keys and paste it here. Nothing else is needed.':
    '若域名使用CloudDNS，在API Keys下创建密钥并粘贴到这里即可。',
  'For a domain on the older DNS, create a key under Legacy API Keys and an API password, and enter both with your customer number.':
    '若域名仍用旧版DNS，在Legacy API Keys下创建密钥和API密码，并连同客户编号一起填写。',
} as const;
