/** What the form, the guide and the diagnosis know of 51DNS. */
import type { ProviderDescriptor } from '../../../../shared/domain/providers.ts';
import { wordsOf } from '../../../../shared/i18n/descriptor-words.ts';
import { endpointField } from '../http-api.ts';

const say = wordsOf('51dns');

export const ownBase = 'https://www.51dns.com/api';
/** Seconds. */
export const shortestTtl = 600;

export const descriptor: ProviderDescriptor = {
  id: '51dns',
  name: say('51DNS'),
  summary: say('Zones at 51DNS (formerly dns.com), with an API key and its secret.'),
  monogram: '51',
  rank: 54,
  region: 'china',
  website: 'https://www.51dns.com',
  fields: [
    {
      key: 'apiKey',
      label: say('API key'),
      help: say('Shown on the API page of your account.'),
      secret: false,
      required: true,
    },
    {
      key: 'apiSecret',
      label: say('API secret'),
      help: say('It signs the requests and is never sent.'),
      secret: true,
      required: true,
    },
    endpointField(ownBase),
  ],
  createKeyUrl: 'https://www.51dns.com/member/apiSet',
  docsUrl: 'https://www.51dns.com/document/api/4/81.html',
  leastPrivilege: say('There are no narrower keys: the key reaches every domain of the account.'),
  steps: [
    say('Sign in at www.51dns.com and open the member centre.'),
    say('Open API settings and switch the API on.'),
    say('Enter the API key and the API secret here.'),
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
