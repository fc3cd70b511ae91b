/** By the English text that stands with the facts. */
export const namesiloWords = {
  NameSilo: 'NameSilo',
  'Domains registered at NameSilo that use its own name servers.': '在NameSilo注册并使用其自有域名服务器的域名。',
  'API key': 'API密钥',
  'The key of the API Manager, for the live system and with write access.':
    '在API Manager中生成的密钥，须用于正式环境且可写。',
  'The key covers the whole account. Restrict it to your own IP address in the API Manager.':
    '该密钥可操作整个账号。请在API Manager中把它限制为你自己的IP地址。',
  'Sign in at namesilo.com and open the API Manager.': '登录namesilo.com，打开API Manager。',
  'Leave “Generate key for read-only access” empty, accept the terms and generate a key.':
    '不要勾选“Generate key for read-only access”，同意条款后生成密钥。',
  'If you list IP addresses there, include the one of this computer. Then paste the key here.':
    '如果在那里填写了允许的IP地址，请包含本机的地址。然后把密钥粘贴到这里。',
} as const;
