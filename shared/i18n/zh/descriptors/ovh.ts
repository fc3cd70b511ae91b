/** By the English text that stands with the facts. */
export const ovhWords = {
  OVHcloud: 'OVHcloud',
  'Domains on OVHcloud’s name servers, with the three keys of an application or an OAuth2 service account.':
    '使用OVHcloud域名服务器的域名，凭应用的三个密钥或OAuth2服务账号操作。',
  Region: '区域',
  'ovh-eu, ovh-ca or ovh-us, wherever the account was opened. The address of an API that speaks the same is taken too.':
    'ovh-eu、ovh-ca或ovh-us，取决于账号在哪里注册；也可填写兼容此接口的地址。',
  'Application key': '应用密钥（Application Key）',
  'The first of the three keys.': '三个密钥中的第一个。',
  'Application secret': '应用机密（Application Secret）',
  'The second of the three keys.': '三个密钥中的第二个。',
  'Consumer key': '消费者密钥（Consumer Key）',
  'The third one. It works after it has been validated once in the browser.':
    '第三个密钥，须在浏览器中验证一次后才能使用。',
  'OAuth2 client ID': 'OAuth2客户端ID',
  'Of a service account, instead of the three keys.': '服务账号的ID，可代替上面三个密钥。',
  'OAuth2 client secret': 'OAuth2客户端密码',
  'Only together with the client ID.': '须与客户端ID一起填写。',
  'GET on /domain/zone, and GET, POST and DELETE on /domain/zone/<zone>/*. For a service account the actions dnsZone:apiovh:get, record/get, record/create, record/delete and refresh on the zone.':
    '对 /domain/zone的GET，以及对 /domain/zone/<zone>/* 的GET、POST和DELETE。服务账号则需在该区域上授予dnsZone:apiovh:get、record/get、record/create、record/delete和refresh。',
  'Open the page of your region, such as eu.api.ovh.com/createToken, and sign in.':
    '打开所在区域的页面（如eu.api.ovh.com/createToken）并登录。',
  'Give it a name, choose the validity Unlimited, and keep the rights that are filled in; put your zone in place of the first * to narrow them.':
    '填写名称，有效期选Unlimited，保留已填好的权限；把第一个 * 换成你的区域可进一步收窄。',
  'Choose Create keys and paste the three keys here.': '点击Create keys，把三个密钥粘贴到这里。',
} as const;
