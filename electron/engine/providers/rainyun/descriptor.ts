/** What the form, the guide and the diagnosis know of Rain Yun. */
import type { ProviderDescriptor } from '../../../../shared/domain/providers.ts';
import { endpointField } from '../http-api.ts';

export const ownBase = 'https://api.v2.rainyun.com/product';
/** Seconds. */
export const shortestTtl = 600;

export const descriptor: ProviderDescriptor = {
  id: 'rainyun',
  name: { en: 'Rain Yun', zh: '雨云' },
  summary: {
    en: 'Domains at Rain Yun, with an API key.',
    zh: '在雨云解析的域名，使用 API 密钥。',
  },
  monogram: 'RY',
  rank: 47,
  region: 'china',
  website: 'https://www.rainyun.com',
  fields: [
    {
      key: 'apiKey',
      label: { en: 'API key', zh: 'API 密钥' },
      help: { en: 'From the account settings.', zh: '在“账户设置”中创建。' },
      secret: true,
      required: true,
    },
    endpointField(ownBase),
  ],
  createKeyUrl: 'https://app.rainyun.com/account/settings/api-key',
  docsUrl: 'https://s.apifox.cn/a4595cc8-44c5-4678-a2a3-eed7738dab03/api-151416609',
  leastPrivilege: {
    en: 'There are no narrower keys: the key reaches the whole account.',
    zh: '没有更小的权限：该密钥可以操作整个账号。',
  },
  steps: [
    { en: 'Sign in at app.rainyun.com and open the account settings.', zh: '登录 app.rainyun.com，进入“账户设置”。' },
    { en: 'Open API keys and make a key.', zh: '打开“API 密钥”，创建密钥。' },
    { en: 'Paste the key here.', zh: '把密钥粘贴到这里。' },
  ],
  propagation: { typicalSeconds: 60, ttlSeconds: 600 },
  model: 'record',
  nameServers: [],
  errors: [
    { code: '30039', refusal: 'wrong-credentials' },
    { status: 401, refusal: 'wrong-credentials' },
    { status: 429, refusal: 'rate-limited' },
    { code: '429', refusal: 'rate-limited' },
    { status: 403, refusal: 'no-permission' },
    { status: 400, text: '已存在|重复|already exist', refusal: 'already-there' },
    { status: 400, text: '记录.{0,12}(?:不存在|未找到)|record not found', refusal: 'not-there' },
    { status: 400, text: '锁定|暂停|未实名', refusal: 'no-permission', cause: 'provider-domain-locked' },
    { status: 400, text: 'ttl', refusal: 'refused', cause: 'provider-ttl-rejected' },
  ],
  mode: 'automatic',
  practiceOnly: false,
};
