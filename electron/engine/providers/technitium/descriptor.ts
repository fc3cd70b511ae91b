/** What the form, the guide and the diagnosis know of Technitium DNS Server. */
import type { ProviderDescriptor } from '../../../../shared/domain/providers.ts';

/** Where the server listens unless it is told otherwise. */
export const ownBase = 'http://127.0.0.1:5380';
/** Seconds. */
export const shortestTtl = 1;

export const descriptor: ProviderDescriptor = {
  id: 'technitium',
  name: { en: 'Technitium DNS Server', zh: 'Technitium DNS Server' },
  summary: {
    en: 'A Technitium DNS Server of your own, through its HTTP API.',
    zh: '通过 HTTP API 使用自建的 Technitium DNS Server。',
  },
  monogram: 'TE',
  rank: 64,
  region: 'self-hosted',
  website: 'https://technitium.com/dns/',
  fields: [
    {
      key: 'serverUrl',
      label: { en: 'Server address', zh: '服务器地址' },
      help: {
        en: 'Where its web console opens, without a path.',
        zh: '网页控制台的地址，不带路径。',
      },
      secret: false,
      required: true,
      example: ownBase,
      endpoint: true,
    },
    {
      key: 'apiToken',
      label: { en: 'API token', zh: 'API 令牌' },
      help: {
        en: 'A token made in the console, not the password of the user.',
        zh: '在控制台中创建的令牌，不是用户密码。',
      },
      secret: true,
      required: true,
    },
  ],
  createKeyUrl: 'https://github.com/TechnitiumSoftware/DnsServer/blob/master/APIDOCS.md#create-api-token',
  docsUrl: 'https://github.com/TechnitiumSoftware/DnsServer/blob/master/APIDOCS.md',
  leastPrivilege: {
    en: 'A token of a user of its own who may view zones, and modify only the zones of your certificates.',
    zh: '使用专门的用户创建令牌：可查看区域，且只能修改证书所用的区域。',
  },
  steps: [
    {
      en: 'In the web console, under Administration, Users, add a user for this.',
      zh: '在网页控制台的 Administration → Users 中新增一个专用用户。',
    },
    {
      en: 'Under Zones, open the zone, choose Permissions, and allow that user View and Modify.',
      zh: '在 Zones 中打开该区域，选择 Permissions，允许该用户 View 和 Modify。',
    },
    {
      en: 'Under Administration, Sessions, choose Create Token for that user, and paste the token here.',
      zh: '在 Administration → Sessions 中为该用户 Create Token，然后把令牌粘贴到这里。',
    },
  ],
  propagation: { typicalSeconds: 2, ttlSeconds: 120 },
  model: 'record',
  nameServers: [],
  errors: [
    { code: 'invalid-token', refusal: 'wrong-credentials' },
    { code: 'error', text: 'access was denied', refusal: 'no-permission' },
    { code: 'error', text: 'no such (?:authoritative )?zone was found', refusal: 'zone-not-found' },
    { code: 'error', text: 'cname', refusal: 'refused', cause: 'provider-record-conflict' },
    { code: 'error', text: 'record already exists', refusal: 'already-there' },
    { code: 'error', text: 'no such record|record (?:does not exist|was not found)', refusal: 'not-there' },
  ],
  mode: 'automatic',
  practiceOnly: false,
};
