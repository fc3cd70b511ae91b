/** What the form, the guide and the diagnosis know of 51DNS. */
import type { ProviderDescriptor } from '../../../../shared/domain/providers.ts';
import { endpointField } from '../http-api.ts';

export const ownBase = 'https://www.51dns.com/api';
/** Seconds. */
export const shortestTtl = 600;

export const descriptor: ProviderDescriptor = {
  id: '51dns',
  name: { en: '51DNS', zh: '帝恩思 51DNS' },
  summary: {
    en: 'Zones at 51DNS (formerly dns.com), with an API key and its secret.',
    zh: '托管在帝恩思 51DNS（原 dns.com）的域名，使用 API Key 和 API Secret。',
  },
  monogram: '51',
  rank: 54,
  region: 'china',
  website: 'https://www.51dns.com',
  fields: [
    {
      key: 'apiKey',
      label: { en: 'API key', zh: 'API Key' },
      help: { en: 'Shown on the API page of your account.', zh: '在会员中心的 API 设置页面查看。' },
      secret: false,
      required: true,
    },
    {
      key: 'apiSecret',
      label: { en: 'API secret', zh: 'API Secret' },
      help: { en: 'It signs the requests and is never sent.', zh: '用于签名，不会被发送。' },
      secret: true,
      required: true,
    },
    endpointField(ownBase),
  ],
  createKeyUrl: 'https://www.51dns.com/member/apiSet',
  docsUrl: 'https://www.51dns.com/document/api/4/81.html',
  leastPrivilege: {
    en: 'There are no narrower keys: the key reaches every domain of the account.',
    zh: '没有更小的权限：该密钥可以操作账号下的所有域名。',
  },
  steps: [
    { en: 'Sign in at www.51dns.com and open the member centre.', zh: '登录 www.51dns.com，进入会员中心。' },
    { en: 'Open API settings and switch the API on.', zh: '打开“API 设置”，开启 API。' },
    { en: 'Enter the API key and the API secret here.', zh: '把 API Key 和 API Secret 填到这里。' },
  ],
  propagation: { typicalSeconds: 30, ttlSeconds: 600 },
  model: 'record',
  nameServers: ['*.51dns.com', '*.dns.com'],
  errors: [
    { status: 429, refusal: 'rate-limited' },
    { status: 200, text: '频率|频繁|次数|too many', refusal: 'rate-limited' },
    {
      status: 200,
      text: '白名单|ip.{0,12}(?:不允许|限制|未授权)',
      refusal: 'no-permission',
      cause: 'provider-ip-allowlist',
    },
    { status: 200, text: '锁定|暂停|locked', refusal: 'no-permission', cause: 'provider-domain-locked' },
    { status: 200, text: '套餐|升级', refusal: 'no-permission', cause: 'provider-plan-restriction' },
    { status: 200, text: '无权|没有权限|权限不足|permission', refusal: 'no-permission' },
    { status: 200, text: '(?:timestamp|时间戳|时间).{0,6}(?:误|过期|超|失效)', refusal: 'clock-skew' },
    { status: 200, text: 'api ?key|secret|hash|签名|密钥|鉴权|认证', refusal: 'wrong-credentials' },
    { status: 200, text: '域名.{0,12}(?:不存在|未找到|不属于)', refusal: 'zone-not-found' },
    { status: 200, text: '已存在|已经存在|重复', refusal: 'already-there' },
    { status: 200, text: '记录.{0,12}(?:不存在|未找到)', refusal: 'not-there' },
    { status: 200, text: 'ttl', refusal: 'refused', cause: 'provider-ttl-rejected' },
    { code: '3', refusal: 'refused' },
  ],
  mode: 'automatic',
  practiceOnly: false,
};
