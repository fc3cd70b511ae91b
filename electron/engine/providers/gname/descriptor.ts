/** What the form, the guide and the diagnosis know of GName. */
import type { ProviderDescriptor } from '../../../../shared/domain/providers.ts';
import { wordsOf } from '../../../../shared/i18n/descriptor-words.ts';
import { endpointField } from '../http-api.ts';

const say = wordsOf('gname');

export const ownBase = 'https://api.gname.com';
/** Seconds. */
export const shortestTtl = 120;

export const descriptor: ProviderDescriptor = {
  id: 'gname',
  name: say('GName'),
  summary: say('Domains at GName, for dealer accounts with an APP key.'),
  monogram: 'GN',
  rank: 58,
  region: 'china',
  website: 'https://www.gname.com',
  fields: [
    {
      key: 'appId',
      label: say('APP ID'),
      help: say('From the API page of the dealer account.'),
      secret: false,
      required: true,
    },
    {
      key: 'appKey',
      label: say('APP key'),
      help: say('It signs the requests and is never sent.'),
      secret: true,
      required: true,
    },
    endpointField(ownBase),
  ],
  createKeyUrl: 'https://www.gname.com/user#/dealer_api',
  docsUrl: 'https://www.gname.com/domain/api/jiexi/add',
  leastPrivilege: say('There are no narrower keys: the key reaches the whole dealer account.'),
  steps: [
    say('Sign in at gname.com with the dealer account.'),
    say('Open Dealer, API, and apply for the API. If addresses are restricted there, add the one of this computer.'),
    say('Enter the APP ID and the APP key here.'),
  ],
  propagation: { typicalSeconds: 30, ttlSeconds: 120 },
  model: 'record',
  nameServers: ['*.share-dns.com', '*.share-dns.net'],
  errors: [
    { status: 429, refusal: 'rate-limited' },
    { status: 200, text: '频率|频繁|too (?:many|frequent|fast)', refusal: 'rate-limited' },
    {
      status: 200,
      text: '\\bip\\b.{0,40}(?:invalid|not|limit|white)|白名单',
      refusal: 'no-permission',
      cause: 'provider-ip-allowlist',
    },
    { code: '-1', text: 'appid\\s+is invalid', refusal: 'wrong-credentials' },
    { status: 200, text: 'gntime|time ?stamp|时间', refusal: 'clock-skew' },
    { status: 200, text: 'appid|appkey|gntoken|\\btoken\\b|\\bsign|签名|密钥', refusal: 'wrong-credentials' },
    { status: 200, text: 'permission|no right|权限|未开通', refusal: 'no-permission' },
    { status: 200, text: 'locked|锁定|暂停', refusal: 'no-permission', cause: 'provider-domain-locked' },
    { status: 200, text: 'same host records|already exist|已存在|重复', refusal: 'already-there' },
    { status: 200, text: '(?:resolution|record|解析|记录).{0,20}(?:not (?:exist|found)|不存在)', refusal: 'not-there' },
    {
      status: 200,
      text: '(?:domain|域名).{0,40}(?:not (?:exist|found|belong)|不存在|不属于)',
      refusal: 'zone-not-found',
    },
    { status: 200, text: '\\bttl\\b', refusal: 'refused', cause: 'provider-ttl-rejected' },
  ],
  mode: 'automatic',
  practiceOnly: false,
};
