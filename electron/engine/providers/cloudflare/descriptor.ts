/** What the form, the guide and the diagnosis know of Cloudflare. */
import type { ProviderDescriptor } from '../../../../shared/domain/providers.ts';
import { endpointField } from '../http-api.ts';

export const ownBase = 'https://api.cloudflare.com/client/v4';
/** Seconds. */
export const shortestTtl = 60;

export const descriptor: ProviderDescriptor = {
  id: 'cloudflare',
  name: { en: 'Cloudflare', zh: 'Cloudflare' },
  summary: {
    en: 'Zones at Cloudflare, with a scoped API token.',
    zh: '托管在 Cloudflare 的区域，使用限定权限的 API 令牌。',
  },
  monogram: 'CF',
  rank: 1,
  region: 'global',
  website: 'https://www.cloudflare.com/',
  fields: [
    {
      key: 'apiToken',
      label: { en: 'API token', zh: 'API 令牌' },
      help: {
        en: 'An API token, not the Global API Key.',
        zh: '请填写 API 令牌（API Token），不是 Global API Key。',
      },
      secret: true,
      required: false,
    },
    {
      key: 'zoneApiToken',
      label: { en: 'Zone token', zh: '区域令牌' },
      help: {
        en: 'Only where a second token, with Zone / Zone / Read alone, looks up the zones.',
        zh: '仅当使用另一个只有“区域 / 区域 / 读取”权限的令牌来查找区域时填写。',
      },
      secret: true,
      required: false,
    },
    {
      key: 'email',
      label: { en: 'Account e-mail', zh: '账号邮箱' },
      help: { en: 'Only with the old Global API Key.', zh: '仅在使用旧的 Global API Key 时填写。' },
      secret: false,
      required: false,
      example: 'you@example.org',
    },
    {
      key: 'globalApiKey',
      label: { en: 'Global API Key', zh: 'Global API Key' },
      help: {
        en: 'It can do everything in the account; an API token is safer.',
        zh: '它可以操作整个账号；使用 API 令牌更安全。',
      },
      secret: true,
      required: false,
    },
    endpointField(ownBase),
  ],
  anyOf: [['apiToken'], ['email', 'globalApiKey']],
  createKeyUrl: 'https://dash.cloudflare.com/profile/api-tokens',
  docsUrl: 'https://developers.cloudflare.com/fundamentals/api/get-started/create-token/',
  leastPrivilege: {
    en: 'Zone / Zone / Read and Zone / DNS / Edit, with Zone Resources limited to the zones of your certificates.',
    zh: '区域 / 区域 / 读取，以及区域 / DNS / 编辑；“区域资源”只选证书所用的区域。',
  },
  steps: [
    {
      en: 'Open dash.cloudflare.com, My Profile, API Tokens, and choose Create Token.',
      zh: '打开 dash.cloudflare.com，进入“我的个人资料”→“API 令牌”，点击“创建令牌”。',
    },
    {
      en: 'Take the template “Edit zone DNS”, add the permission Zone / Zone / Read, and choose the zone under Zone Resources.',
      zh: '选用模板“编辑区域 DNS”，再添加权限“区域 / 区域 / 读取”，并在“区域资源”中选择该区域。',
    },
    {
      en: 'Create the token and paste it here. Cloudflare shows it only once.',
      zh: '创建令牌并粘贴到这里。Cloudflare 只显示一次。',
    },
  ],
  propagation: { typicalSeconds: 5, ttlSeconds: 120 },
  model: 'record',
  nameServers: ['*.ns.cloudflare.com'],
  errors: [
    { status: 429, refusal: 'rate-limited' },
    { code: '9109', text: 'max auth failures', refusal: 'rate-limited' },
    { code: '9109', text: 'invalid access token', refusal: 'wrong-credentials' },
    { code: '9109', text: 'from location', refusal: 'no-permission', cause: 'provider-ip-allowlist' },
    { code: '9109', refusal: 'no-permission' },
    { code: '6003', refusal: 'wrong-credentials' },
    { code: '6102', refusal: 'wrong-credentials' },
    { code: '6103', refusal: 'wrong-credentials' },
    { code: '6111', refusal: 'wrong-credentials' },
    { code: '9103', refusal: 'wrong-credentials' },
    { code: '9106', refusal: 'wrong-credentials' },
    { code: '10000', refusal: 'no-permission' },
    { code: '1038', refusal: 'no-permission', cause: 'provider-plan-restriction' },
    { code: '7000', refusal: 'zone-not-found' },
    { code: '7003', refusal: 'zone-not-found' },
    { code: '81044', refusal: 'not-there' },
    { code: '81057', refusal: 'already-there' },
    { code: '81058', refusal: 'already-there' },
    { code: '9021', refusal: 'refused', cause: 'provider-ttl-rejected' },
  ],
  mode: 'automatic',
  practiceOnly: false,
};
