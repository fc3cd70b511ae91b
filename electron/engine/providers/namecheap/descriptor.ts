/** What the form, the guide and the diagnosis know of Namecheap. */
import type { ProviderDescriptor } from '../../../../shared/domain/providers.ts';
import { endpointField } from '../http-api.ts';

export const ownBase = 'https://api.namecheap.com/xml.response';
/** Seconds. */
export const shortestTtl = 60;

export const descriptor: ProviderDescriptor = {
  id: 'namecheap',
  name: { en: 'Namecheap', zh: 'Namecheap' },
  summary: {
    en: 'Domains on Namecheap BasicDNS, PremiumDNS or FreeDNS. The key works only from IPv4 addresses that you allow.',
    zh: '使用 Namecheap BasicDNS、PremiumDNS 或 FreeDNS 的域名。密钥只能在已放行的 IPv4 地址上使用。',
  },
  monogram: 'NM',
  rank: 10,
  region: 'global',
  website: 'https://www.namecheap.com',
  fields: [
    {
      key: 'apiUser',
      label: { en: 'User name', zh: '用户名' },
      help: {
        en: 'The name with which you log in to Namecheap.',
        zh: '登录 Namecheap 所用的用户名。',
      },
      secret: false,
      required: true,
    },
    {
      key: 'apiKey',
      label: { en: 'API key', zh: 'API Key' },
      help: {
        en: 'From Profile, Tools, API Access. It is not the password.',
        zh: '在 Profile → Tools → API Access 中获取，不是登录密码。',
      },
      secret: true,
      required: true,
    },
    {
      key: 'clientIp',
      label: { en: 'Allowed IPv4 address', zh: '已放行的 IPv4 地址' },
      help: {
        en: 'The public IPv4 address of this computer, as it stands on the whitelist. Found by itself when left empty.',
        zh: '本机的公网 IPv4 地址，须与白名单一致。留空则自动检测。',
      },
      secret: false,
      required: false,
      example: '203.0.113.7',
    },
    endpointField(ownBase),
  ],
  createKeyUrl: 'https://ap.www.namecheap.com/settings/tools/apiaccess/',
  docsUrl: 'https://www.namecheap.com/support/api/methods/',
  leastPrivilege: {
    en: 'Namecheap cannot limit a key: it can change every domain. The whitelist of addresses is its only limit.',
    zh: 'Namecheap 无法限制密钥的权限：它可以修改所有域名，只有 IP 白名单能加以约束。',
  },
  steps: [
    {
      en: 'Open Profile, Tools, Namecheap API Access, choose Manage and switch API Access on. Namecheap asks for 20 domains, a balance of 50 dollars or as much spent in two years.',
      zh: '进入 Profile → Tools → Namecheap API Access，点击 Manage 并打开 API Access。Namecheap 要求有 20 个域名、50 美元余额，或两年内消费满 50 美元。',
    },
    {
      en: 'Under Whitelisted IPs, add the public IPv4 address of this computer. When it changes, the key stops working.',
      zh: '在 Whitelisted IPs 中添加本机的公网 IPv4 地址。地址变化后密钥会失效。',
    },
    {
      en: 'Copy the API key and paste it here, with your user name.',
      zh: '复制 API Key，连同用户名填到这里。',
    },
    {
      en: 'Namecheap replaces all records of a domain at every change. Certwright writes back each one that the API shows, and changes nothing where dynamic DNS is on, since the API would switch it off. SRV records may not be shown: keep a copy.',
      zh: 'Namecheap 的接口每次修改都会替换域名的全部记录。Certwright 会原样写回接口显示的每条记录；若启用了动态 DNS，接口会将其关闭，因此不做修改。SRV 记录可能不显示，请自行备份。',
    },
  ],
  propagation: { typicalSeconds: 300, ttlSeconds: 120 },
  model: 'zone',
  nameServers: ['*.registrar-servers.com'],
  errors: [
    { code: '500000', refusal: 'rate-limited' },
    { code: '1011102', refusal: 'wrong-credentials' },
    { code: '1011150', refusal: 'no-permission', cause: 'provider-ip-allowlist' },
    { code: '2019166', refusal: 'zone-not-found' },
    { code: '2016166', refusal: 'zone-not-found' },
    { code: '2030166', refusal: 'no-permission' },
    { code: '2030288', refusal: 'no-permission' },
  ],
  mode: 'automatic',
  practiceOnly: false,
};
