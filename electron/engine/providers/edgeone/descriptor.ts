/** What the form, the guide and the diagnosis know of Tencent EdgeOne DNS. */
import type { ProviderDescriptor } from '../../../../shared/domain/providers.ts';
import { wordsOf } from '../../../../shared/i18n/descriptor-words.ts';
import { endpointField } from '../http-api.ts';

const say = wordsOf('edgeone');

export const ownBase = 'https://teo.tencentcloudapi.com';
/** The same for accounts of tencentcloud.com. */
export const internationalBase = 'https://teo.intl.tencentcloudapi.com';
/** Seconds. */
export const shortestTtl = 60;

export const descriptor: ProviderDescriptor = {
  id: 'edgeone',
  name: say('Tencent EdgeOne DNS'),
  summary: say('Sites on Tencent EdgeOne that use its name servers, with an API key of Tencent Cloud.'),
  monogram: 'EO',
  rank: 48,
  region: 'china',
  website: 'https://edgeone.ai',
  fields: [
    {
      key: 'secretId',
      label: say('SecretId'),
      help: say('Begins with AKID (IKID on the international site). Not the APPID.'),
      secret: false,
      required: true,
      example: 'AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE',
    },
    {
      key: 'secretKey',
      label: say('SecretKey'),
      help: say('Shown only once, when the key is made.'),
      secret: true,
      required: true,
    },
    {
      key: 'sessionToken',
      label: say('Session token'),
      help: say('Only with temporary credentials (STS).'),
      secret: true,
      required: false,
    },
    {
      key: 'site',
      label: say('Account site'),
      help: say('china for accounts of cloud.tencent.com, international for those of tencentcloud.com.'),
      secret: false,
      required: true,
      options: ['china', 'international'],
      default: 'china',
    },
    endpointField(ownBase),
  ],
  createKeyUrl: 'https://console.cloud.tencent.com/cam/capi',
  docsUrl: 'https://edgeone.ai/document/50454',
  leastPrivilege: say(
    'A CAM sub-user with the policy below; the ready-made QcloudTEOFullAccess also works but allows more.',
  ),
  policy: JSON.stringify(
    {
      version: '2.0',
      statement: [
        {
          effect: 'allow',
          action: ['teo:DescribeZones', 'teo:DescribeDnsRecords', 'teo:CreateDnsRecord', 'teo:DeleteDnsRecords'],
          resource: ['*'],
        },
      ],
    },
    null,
    2,
  ),
  steps: [
    say(
      'In the EdgeOne console, see that the site is connected by name servers (NS access). Sites connected by CNAME keep their records elsewhere.',
    ),
    say(
      'Open console.cloud.tencent.com/cam, create a sub-user with programmatic access, and give it the policy above.',
    ),
    say('Under “API Keys” of the sub-user choose “Create Key”, and copy SecretId and SecretKey here.'),
  ],
  propagation: { typicalSeconds: 120, ttlSeconds: 60 },
  model: 'record',
  nameServers: [],
  errors: [
    { code: 'AuthFailure.SignatureExpire', refusal: 'clock-skew' },
    { code: 'AuthFailure.UnauthorizedOperation', refusal: 'no-permission' },
    { code: 'AuthFailure.InvalidSecretId', refusal: 'wrong-credentials', cause: 'provider-credential-type-mixup' },
    { code: 'AuthFailure*', refusal: 'wrong-credentials' },
    { code: 'UnauthorizedOperation*', refusal: 'no-permission' },
    { code: 'OperationDenied.DNSPodUnauthorizedRoleOperation', refusal: 'no-permission' },
    { code: 'InvalidParameter.ZoneNotFound', refusal: 'zone-not-found' },
    { code: 'ResourceNotFound*', refusal: 'zone-not-found' },
    { code: 'RequestLimitExceeded*', refusal: 'rate-limited' },
    { code: 'InvalidParameterValue.ConflictWith*', refusal: 'refused', cause: 'provider-record-conflict' },
  ],
  mode: 'automatic',
  practiceOnly: false,
};
