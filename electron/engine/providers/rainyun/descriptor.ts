/** What the form, the guide and the diagnosis know of Rain Yun. */
import type { ProviderDescriptor } from '../../../../shared/domain/providers.ts';
import { wordsOf } from '../../../../shared/i18n/descriptor-words.ts';
import { endpointField } from '../http-api.ts';

const say = wordsOf('rainyun');

export const ownBase = 'https://api.v2.rainyun.com/product';
/** Seconds. */
export const shortestTtl = 600;

export const descriptor: ProviderDescriptor = {
  id: 'rainyun',
  name: say('Rain Yun'),
  summary: say('Domains at Rain Yun, with an API key.'),
  monogram: 'RY',
  rank: 47,
  region: 'china',
  website: 'https://www.rainyun.com',
  fields: [
    {
      key: 'apiKey',
      label: say('API key'),
      help: say('From the account settings.'),
      secret: true,
      required: true,
    },
    endpointField(ownBase),
  ],
  createKeyUrl: 'https://app.rainyun.com/account/settings/api-key',
  docsUrl: 'https://s.apifox.cn/a4595cc8-44c5-4678-a2a3-eed7738dab03/api-151416609',
  leastPrivilege: say('There are no narrower keys: the key reaches the whole account.'),
  steps: [
    say('Sign in at app.rainyun.com and open the account settings.'),
    say('Open API keys and make a key.'),
    say('Paste the key here.'),
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
