/** What the form, the guide and the diagnosis know of DNS.LA. */
import type { ProviderDescriptor } from '../../../../shared/domain/providers.ts';
import { wordsOf } from '../../../../shared/i18n/descriptor-words.ts';
import { endpointField } from '../http-api.ts';

const say = wordsOf('dnsla');

export const ownBase = 'https://api.dns.la';
/** Seconds. */
export const shortestTtl = 600;

export const descriptor: ProviderDescriptor = {
  id: 'dnsla',
  name: say('DNS.LA'),
  summary: say('Zones at DNS.LA, with an API ID and its secret.'),
  monogram: 'LA',
  rank: 53,
  region: 'china',
  website: 'https://www.dns.la',
  fields: [
    {
      key: 'apiId',
      label: say('API ID'),
      help: say('Shown beside the secret in your account.'),
      secret: false,
      required: true,
    },
    {
      key: 'apiSecret',
      label: say('API secret'),
      help: say('The secret of the same API ID.'),
      secret: true,
      required: true,
    },
    endpointField(ownBase),
  ],
  createKeyUrl: 'https://www.dns.la',
  docsUrl: 'https://www.dns.la/docs/ApiDoc',
  leastPrivilege: say('There are no narrower keys: the secret reaches every domain of the account.'),
  steps: [
    say('Sign in at www.dns.la and open your account.'),
    say('Open API keys and make a key.'),
    say('Enter the API ID and the secret here.'),
  ],
  propagation: { typicalSeconds: 30, ttlSeconds: 600 },
  model: 'record',
  nameServers: ['*.dns.la'],
  errors: [
    { status: 401, refusal: 'wrong-credentials' },
    { code: '401', refusal: 'wrong-credentials' },
    { status: 429, refusal: 'rate-limited' },
    { code: '429', refusal: 'rate-limited' },
    { status: 200, text: '频率|频繁|too many', refusal: 'rate-limited' },
    { code: '403', refusal: 'no-permission' },
    { status: 200, text: '锁定|暂停|未实名|locked', refusal: 'no-permission', cause: 'provider-domain-locked' },
    { status: 200, text: '无权|没有权限|permission', refusal: 'no-permission' },
    { status: 200, text: '套餐|升级', refusal: 'no-permission', cause: 'provider-plan-restriction' },
    { status: 200, text: '冲突|已存在|已经存在|重复', refusal: 'already-there' },
    { status: 200, text: '域名.{0,12}(?:不存在|未找到|不属于)', refusal: 'zone-not-found' },
    { status: 200, text: '记录.{0,12}(?:不存在|未找到)', refusal: 'not-there' },
    { status: 200, text: 'ttl', refusal: 'refused', cause: 'provider-ttl-rejected' },
  ],
  mode: 'automatic',
  practiceOnly: false,
};
