/** By the English text that stands with the facts. */
export const technitiumWords = {
  'Technitium DNS Server': 'Technitium DNS Server',
  'A Technitium DNS Server of your own, through its HTTP API.': '通过HTTP API使用自建的Technitium DNS Server。',
  'Server address': '服务器地址',
  'Where its web console opens, without a path.': '网页控制台的地址，不带路径。',
  'API token': 'API令牌',
  'A token made in the console, not the password of the user.': '在控制台中创建的令牌，不是用户密码。',
  'A token of a user of its own who may view zones, and modify only the zones of your certificates.':
    '使用专门的用户创建令牌：可查看区域，且只能修改证书所用的区域。',
  'In the web console, under Administration, Users, add a user for this.':
    '在网页控制台的Administration → Users中新增一个专用用户。',
  'Under Zones, open the zone, choose Permissions, and allow that user View and Modify.':
    '在Zones中打开该区域，选择Permissions，允许该用户View和Modify。',
  'Under Administration, Sessions, choose Create Token for that user, and paste the token here.':
    '在Administration → Sessions中为该用户Create Token，然后把令牌粘贴到这里。',
} as const;
