/** What the form, the guide and the diagnosis know of Baidu AI Cloud DNS. */
import type { ProviderDescriptor } from '../../../../shared/domain/providers.ts';
import { wordsOf } from '../../../../shared/i18n/descriptor-words.ts';
import { endpointField } from '../http-api.ts';

const say = wordsOf('baiducloud');

export const ownBase = 'https://dns.baidubce.com';
/** Seconds; what the free plan allows. */
export const shortestTtl = 300;

export const descriptor: ProviderDescriptor = {
  id: 'baiducloud',
  name: say('Baidu AI Cloud DNS'),
  summary: say('Domains on Baidu AI Cloud DNS, with an access key.'),
  monogram: 'BD',
  rank: 27,
  region: 'china',
  website: 'https://cloud.baidu.com/product/dns.html',
  fields: [
    {
      key: 'accessKeyId',
      label: say('Access Key ID'),
      help: say('Use the key of a sub-user.'),
      secret: false,
      required: true,
    },
    {
      key: 'secretAccessKey',
      label: say('Secret Access Key'),
      help: say('Belongs to the Access Key ID above.'),
      secret: true,
      required: true,
    },
    endpointField(ownBase),
  ],
  createKeyUrl: 'https://console.bce.baidu.com/iam/#/iam/accesslist',
  docsUrl: 'https://cloud.baidu.com/doc/DNS/s/El4s7lssr',
  leastPrivilege: say(
    'A sub-user with the system policy for managing DNS (its name begins with DNSFullControl) and nothing else.',
  ),
  steps: [
    say('Open console.bce.baidu.com/iam, create a sub-user with programmatic access, and grant it the DNS policy.'),
    say('Create an Access Key for that sub-user.'),
    say('Copy the Access Key and the Secret Key here.'),
  ],
  propagation: { typicalSeconds: 30, ttlSeconds: 300 },
  model: 'record',
  nameServers: ['*.bdydns.cn'],
  errors: [
    { code: 'RequestExpired', refusal: 'clock-skew' },
    { code: 'InvalidAccessKeyId', refusal: 'wrong-credentials' },
    { code: 'SignatureDoesNotMatch', refusal: 'wrong-credentials' },
    { code: 'InvalidHTTPAuthHeader', refusal: 'wrong-credentials' },
    { code: 'AccessDenied', refusal: 'no-permission' },
    { code: 'OptInRequired', refusal: 'no-permission', cause: 'provider-plan-restriction' },
    { code: 'RequestLimitExceeded', refusal: 'rate-limited' },
    { status: 429, refusal: 'rate-limited' },
    { code: 'NoSuchZone', refusal: 'zone-not-found' },
    { code: 'ZoneNotFound', refusal: 'zone-not-found' },
  ],
  mode: 'automatic',
  practiceOnly: false,
};
