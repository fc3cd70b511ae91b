/** By the English text that stands with the facts. */
export const hurricaneWords = {
  'Hurricane Electric DNS': 'Hurricane Electric DNS',
  'Zones at dns.he.net, with a dynamic TXT record for each name. One value at a time.':
    '托管在dns.he.net的区域，每个名称使用一条动态TXT记录，同一时间只能有一个值。',
  'Names and their keys': '名称与密钥',
  'One line for each name: name = key. The key is the one of the record _acme-challenge under that name.':
    '每行一个：名称 = 密钥。密钥属于该名称下的 _acme-challenge记录。',
  'Each key changes one record and nothing else.': '每个密钥只能修改一条记录，别无他权。',
  'Sign in at dns.he.net, open the zone, and choose New TXT with the name _acme-challenge and any text.':
    '登录dns.he.net，打开区域，用New TXT新建名为 _acme-challenge的记录，内容任意。',
  'Tick “Enable entry for dynamic dns” before you submit it.': '提交前勾选“Enable entry for dynamic dns”。',
  'Click the arrows beside the record, choose Generate a key, and submit.':
    '点击该记录旁的循环箭头，选择Generate a key并提交。',
  'Enter the name and the key here, and do the same for every other name.': '在这里填写名称和密钥；其他名称同样处理。',
} as const;
