/** What the form, the guide and the diagnosis know of Hurricane Electric DNS. */
import type { ProviderDescriptor } from '../../../../shared/domain/providers.ts';
import { endpointField } from '../http-api.ts';

export const ownBase = 'https://dyn.dns.he.net';

export const descriptor: ProviderDescriptor = {
  id: 'hurricane',
  name: { en: 'Hurricane Electric DNS', zh: 'Hurricane Electric DNS' },
  summary: {
    en: 'Zones at dns.he.net, with a dynamic TXT record for each name. One value at a time.',
    zh: '托管在 dns.he.net 的区域，每个名称使用一条动态 TXT 记录，同一时间只能有一个值。',
  },
  monogram: 'HE',
  rank: 63,
  region: 'global',
  website: 'https://dns.he.net',
  fields: [
    {
      key: 'tokens',
      label: { en: 'Names and their keys', zh: '名称与密钥' },
      help: {
        en: 'One line for each name: name = key. The key is the one of the record _acme-challenge under that name.',
        zh: '每行一个：名称 = 密钥。密钥属于该名称下的 _acme-challenge 记录。',
      },
      secret: true,
      required: true,
      example: 'example.org=key1',
      lines: true,
    },
    endpointField(ownBase),
  ],
  createKeyUrl: 'https://dns.he.net/',
  docsUrl: 'https://dns.he.net/docs.html',
  leastPrivilege: {
    en: 'Each key changes one record and nothing else.',
    zh: '每个密钥只能修改一条记录，别无他权。',
  },
  steps: [
    {
      en: 'Sign in at dns.he.net, open the zone, and choose New TXT with the name _acme-challenge and any text.',
      zh: '登录 dns.he.net，打开区域，用 New TXT 新建名为 _acme-challenge 的记录，内容任意。',
    },
    {
      en: 'Tick “Enable entry for dynamic dns” before you submit it.',
      zh: '提交前勾选“Enable entry for dynamic dns”。',
    },
    {
      en: 'Click the arrows beside the record, choose Generate a key, and submit.',
      zh: '点击该记录旁的循环箭头，选择 Generate a key 并提交。',
    },
    {
      en: 'Enter the name and the key here, and do the same for every other name.',
      zh: '在这里填写名称和密钥；其他名称同样处理。',
    },
  ],
  propagation: { typicalSeconds: 30, ttlSeconds: 300 },
  model: 'slot',
  valuesPerName: 1,
  nameServers: ['ns*.he.net'],
  errors: [
    { code: 'badauth', refusal: 'wrong-credentials' },
    { code: 'nohost', refusal: 'zone-not-found' },
    { code: 'interval', refusal: 'rate-limited' },
    { code: 'abuse', refusal: 'no-permission', cause: 'provider-domain-locked' },
    { code: 'badagent', refusal: 'refused' },
    { code: 'notfqdn', refusal: 'refused' },
  ],
  mode: 'automatic',
  practiceOnly: false,
};
