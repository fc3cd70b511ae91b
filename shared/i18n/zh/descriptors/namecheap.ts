/** By the English text that stands with the facts. */
export const namecheapWords = {
  Namecheap: 'Namecheap',
  'Domains on Namecheap BasicDNS, PremiumDNS or FreeDNS. The key works only from IPv4 addresses that you allow.':
    '使用Namecheap BasicDNS、PremiumDNS或FreeDNS的域名。密钥只能在已放行的IPv4地址上使用。',
  'User name': '用户名',
  'The name with which you log in to Namecheap.': '登录Namecheap所用的用户名。',
  'API key': 'API Key',
  'From Profile, Tools, API Access. It is not the password.': '在Profile → Tools → API Access中获取，不是登录密码。',
  'Allowed IPv4 address': '已放行的IPv4地址',
  'The public IPv4 address of this computer, as it stands on the whitelist. Found by itself when left empty.':
    '本机的公网IPv4地址，须与白名单一致。留空则自动检测。',
  'Namecheap cannot limit a key: it can change every domain. The whitelist of addresses is its only limit.':
    'Namecheap无法限制密钥的权限：它可以修改所有域名，只有IP白名单能加以约束。',
  'Open Profile, Tools, Namecheap API Access, choose Manage and switch API Access on. Namecheap asks for 20 domains, a balance of 50 dollars or as much spent in two years.':
    '进入Profile → Tools → Namecheap API Access，点击Manage并打开API Access。Namecheap要求有20个域名、50美元余额，或两年内消费满50美元。',
  'Under Whitelisted IPs, add the public IPv4 address of this computer. When it changes, the key stops working.':
    '在Whitelisted IPs中添加本机的公网IPv4地址。地址变化后密钥会失效。',
  'Copy the API key and paste it here, with your user name.': '复制API Key，连同用户名填到这里。',
  'Namecheap replaces all records of a domain at every change. Certwright writes back each one that the API shows, and changes nothing where dynamic DNS is on, since the API would switch it off. SRV records may not be shown: keep a copy.':
    'Namecheap的接口每次修改都会替换域名的全部记录。Certwright会原样写回接口显示的每条记录；若启用了动态DNS，接口会将其关闭，因此不做修改。SRV记录可能不显示，请自行备份。',
} as const;
