/** What the form, the guide and the diagnosis know of acme-dns. */
import type { ProviderDescriptor } from '../../../../shared/domain/providers.ts';

export const ownBase = 'https://auth.acme-dns.io';

export const descriptor: ProviderDescriptor = {
  id: 'acme-dns',
  name: { en: 'acme-dns', zh: 'acme-dns' },
  summary: {
    en: 'A small server that holds nothing but proofs: your own zone points to it with one CNAME record for each name.',
    zh: '只存放验证记录的小型服务器：在自己的区域中为每个名称添加一条 CNAME 指向它即可。',
  },
  monogram: 'AD',
  rank: 23,
  region: 'self-hosted',
  website: 'https://github.com/joohoi/acme-dns',
  fields: [
    {
      key: 'apiBase',
      label: { en: 'Server address', zh: '服务器地址' },
      help: {
        en: 'Your own server, or a public one that you trust.',
        zh: '自建的服务器，或您信任的公共服务器。',
      },
      secret: false,
      required: true,
      example: ownBase,
      endpoint: true,
    },
    {
      key: 'username',
      label: { en: 'User name', zh: '用户名' },
      help: { en: '“username” in the answer to the registration.', zh: '注册返回结果中的 username。' },
      secret: false,
      required: false,
      example: 'c36f50e8-4632-44f0-83fe-e070fef28a10',
    },
    {
      key: 'password',
      label: { en: 'Password', zh: '密码' },
      help: { en: '“password” in the answer to the registration.', zh: '注册返回结果中的 password。' },
      secret: true,
      required: false,
    },
    {
      key: 'subdomain',
      label: { en: 'Sub-domain', zh: '子域名' },
      help: { en: '“subdomain” in the answer to the registration.', zh: '注册返回结果中的 subdomain。' },
      secret: false,
      required: false,
      example: '8e5700ea-a4bf-41c7-8a77-e990661dcc6a',
    },
    {
      key: 'allowFrom',
      label: { en: 'Allowed networks', zh: '允许的网段' },
      help: {
        en: 'For your own record: the networks that the registration was limited to, if any.',
        zh: '仅作备注：注册时限定的来源网段（如有）。',
      },
      secret: false,
      required: false,
      example: '203.0.113.0/24,2001:db8::/32',
    },
  ],
  anyOf: [['username', 'password', 'subdomain']],
  createKeyUrl: 'https://github.com/joohoi/acme-dns#register-endpoint',
  docsUrl: 'https://github.com/joohoi/acme-dns#api',
  leastPrivilege: {
    en: 'A registration can change one TXT name and nothing else. Make one for each domain.',
    zh: '每个注册只能修改一个 TXT 名称。请为每个域名各注册一个。',
  },
  steps: [
    {
      en: 'Register at the server, for example with: curl -X POST https://auth.acme-dns.io/register',
      zh: '在服务器上注册，例如执行：curl -X POST https://auth.acme-dns.io/register',
    },
    {
      en: 'In your own zone add the record: _acme-challenge.example.org CNAME, then the “fulldomain” of the answer.',
      zh: '在自己的区域中添加记录：_acme-challenge.example.org CNAME，指向返回结果中的 fulldomain。',
    },
    {
      en: 'Enter the user name, the password and the sub-domain of the answer here.',
      zh: '在这里填写返回结果中的用户名、密码和子域名。',
    },
  ],
  propagation: { typicalSeconds: 2, ttlSeconds: 60 },
  model: 'slot',
  valuesPerName: 2,
  nameServers: [],
  errors: [
    { status: 401, refusal: 'wrong-credentials' },
    { text: '^forbidden$', refusal: 'wrong-credentials' },
    { text: '^bad_(?:txt|subdomain)$', refusal: 'refused' },
  ],
  mode: 'automatic',
  practiceOnly: false,
};
