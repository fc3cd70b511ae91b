/** By the English text that stands with the facts. */
export const acmeDnsWords = {
  'acme-dns': 'acme-dns',
  'A small server that holds nothing but proofs: your own zone points to it with one CNAME record for each name.':
    '只存放验证记录的小型服务器：在自己的区域中为每个名称添加一条CNAME指向它即可。',
  'Server address': '服务器地址',
  'Your own server, or a public one that you trust.': '自建的服务器，或你信任的公共服务器。',
  'User name': '用户名',
  '“username” in the answer to the registration.': '注册返回结果中的username。',
  Password: '密码',
  '“password” in the answer to the registration.': '注册返回结果中的password。',
  'Sub-domain': '子域名',
  '“subdomain” in the answer to the registration.': '注册返回结果中的subdomain。',
  'Allowed networks': '允许的网段',
  'For your own record: the networks that the registration was limited to, if any.':
    '仅作备注：注册时限定的来源网段（如有）。',
  'A registration can change one TXT name and nothing else. Make one for each domain.':
    '每个注册只能修改一个TXT名称。请为每个域名各注册一个。',
  'Register at the server, for example with: curl -X POST https://auth.acme-dns.io/register':
    '在服务器上注册，例如执行：curl -X POST https://auth.acme-dns.io/register',
  'In your own zone add the record: _acme-challenge.example.org CNAME, then the “fulldomain” of the answer.':
    '在自己的区域中添加记录：_acme-challenge.example.org CNAME，指向返回结果中的fulldomain。',
  'Enter the user name, the password and the sub-domain of the answer here.':
    '在这里填写返回结果中的用户名、密码和子域名。',
} as const;
