/** By the English text that stands with the facts. */
export const cloudflareWords = {
  Cloudflare: 'Cloudflare',
  'Zones at Cloudflare, with a scoped API token.': '托管在Cloudflare的区域，使用限定权限的API令牌。',
  'API token': 'API令牌',
  'An API token, not the Global API Key.': '请填写API令牌（API Token），不是Global API Key。',
  'Zone token': '区域令牌',
  'Only where a second token, with Zone / Zone / Read alone, looks up the zones.':
    '仅当使用另一个只有“区域 / 区域 / 读取”权限的令牌来查找区域时填写。',
  'Account e-mail': '账号邮箱',
  'Only with the old Global API Key.': '仅在使用旧的Global API Key时填写。',
  'Global API Key': 'Global API Key',
  'It can do everything in the account; an API token is safer.': '它可以操作整个账号；使用API令牌更安全。',
  'Zone / Zone / Read and Zone / DNS / Edit, with Zone Resources limited to the zones of your certificates.':
    '区域 / 区域 / 读取，以及区域 / DNS / 编辑；“区域资源”只选证书所用的区域。',
  'Open dash.cloudflare.com, My Profile, API Tokens, and choose Create Token.':
    '打开dash.cloudflare.com，进入“我的个人资料”→“API令牌”，点击“创建令牌”。',
  'Take the template “Edit zone DNS”, add the permission Zone / Zone / Read, and choose the zone under Zone Resources.':
    '选用模板“编辑区域DNS”，再添加权限“区域 / 区域 / 读取”，并在“区域资源”中选择该区域。',
  'Create the token and paste it here. Cloudflare shows it only once.': '创建令牌并粘贴到这里。Cloudflare只显示一次。',
} as const;
