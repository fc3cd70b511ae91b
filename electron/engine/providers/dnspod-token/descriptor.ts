/** What the form, the guide and the diagnosis know of DNSPod Token (legacy API). */
import type { ProviderDescriptor } from '../../../../shared/domain/providers.ts';
import { wordsOf } from '../../../../shared/i18n/descriptor-words.ts';
import { endpointField } from '../http-api.ts';

const say = wordsOf('dnspod-token');

export const ownBase = 'https://dnsapi.cn';
/** Seconds; what the free plan allows. */
export const shortestTtl = 600;

export const descriptor: ProviderDescriptor = {
  id: 'dnspod-token',
  name: say('DNSPod Token (legacy API)'),
  summary: say('Domains on DNSPod, with a DNSPod Token of the old API. A key of Tencent Cloud is the better choice.'),
  monogram: 'DP',
  rank: 52,
  region: 'china',
  website: 'https://www.dnspod.cn',
  fields: [
    {
      key: 'tokenId',
      label: say('Token ID'),
      help: say('The number beside the token.'),
      secret: false,
      required: true,
      example: '13490',
    },
    {
      key: 'token',
      label: say('Token'),
      help: say('The token alone, without the ID and the comma. Not a SecretKey of Tencent Cloud.'),
      secret: true,
      required: true,
    },
    endpointField(ownBase),
  ],
  createKeyUrl: 'https://console.dnspod.cn/account/token/token',
  docsUrl: 'https://docs.dnspod.cn/api/',
  leastPrivilege: say(
    'A token is good for the whole account and cannot be limited. To limit it, use a sub-user key of Tencent Cloud.',
  ),
  steps: [
    say('Open console.dnspod.cn, My Account, API Keys, and choose the tab “DNSPod Token”.'),
    say('Choose “Create” and give it a name.'),
    say('Copy ID and Token here. The token is shown only once.'),
  ],
  propagation: { typicalSeconds: 15, ttlSeconds: 600 },
  model: 'record',
  nameServers: ['*.dnspod.net', '*.dnspod.com', '*.dnsv2.com', '*.dnsv3.com', '*.dnsv4.com', '*.dnsv5.com'],
  errors: [
    { code: '-1', refusal: 'wrong-credentials' },
    { code: '-2', refusal: 'rate-limited' },
    { code: '-7', refusal: 'no-permission', cause: 'provider-plan-restriction' },
    { code: '-8', refusal: 'no-permission' },
    { code: '83', refusal: 'no-permission' },
    { code: '85', refusal: 'no-permission', cause: 'provider-ip-allowlist' },
    { code: '-99', refusal: 'refused', cause: 'provider-api-retired' },
    { code: '6', refusal: 'zone-not-found' },
    { code: '7', refusal: 'zone-not-found' },
    { code: '8', refusal: 'zone-not-found' },
    { code: '10', refusal: 'not-there' },
    { code: '104', refusal: 'already-there' },
    { code: '-15', refusal: 'refused', cause: 'provider-domain-locked' },
    { code: '21', refusal: 'refused', cause: 'provider-domain-locked' },
    { code: '23', refusal: 'refused', cause: 'provider-plan-restriction' },
    { code: '31', refusal: 'refused', cause: 'provider-record-conflict' },
    { code: '32', refusal: 'refused', cause: 'provider-ttl-rejected' },
  ],
  mode: 'automatic',
  practiceOnly: false,
};
