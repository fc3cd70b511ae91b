/** What the form, the guide and the diagnosis know of Volcengine DNS (ByteDance). */
import type { ProviderDescriptor } from '../../../../shared/domain/providers.ts';
import { wordsOf } from '../../../../shared/i18n/descriptor-words.ts';
import { endpointField } from '../http-api.ts';

const say = wordsOf('volcengine');

export const ownBase = 'https://open.volcengineapi.com';
/** Seconds; what the free plan allows. */
export const shortestTtl = 600;

export const descriptor: ProviderDescriptor = {
  id: 'volcengine',
  name: say('Volcengine DNS (ByteDance)'),
  summary: say('Zones on Volcengine DNS, with an access key of an IAM user.'),
  monogram: 'VE',
  rank: 26,
  region: 'china',
  website: 'https://www.volcengine.com/product/dns',
  fields: [
    {
      key: 'accessKeyId',
      label: say('Access Key ID'),
      help: say('Begins with AKLT.'),
      secret: false,
      required: true,
      example: 'AKLT…',
    },
    {
      key: 'secretAccessKey',
      label: say('Secret Access Key'),
      help: say('As the console shows it, with the signs = at its end if there are any.'),
      secret: true,
      required: true,
    },
    {
      key: 'region',
      label: say('Region'),
      help: say('DNS is global; the default is fine.'),
      secret: false,
      required: false,
      example: 'cn-beijing',
      default: 'cn-beijing',
    },
    endpointField(ownBase),
  ],
  createKeyUrl: 'https://console.volcengine.com/iam/keymanage/',
  docsUrl: 'https://www.volcengine.com/docs/6758/155086',
  leastPrivilege: say('An IAM user with the policy below; the ready-made DNSFullAccess also works but allows more.'),
  policy: JSON.stringify(
    {
      Statement: [
        {
          Effect: 'Allow',
          Action: ['dns:ListZones', 'dns:ListRecords', 'dns:CreateRecord', 'dns:DeleteRecord'],
          Resource: ['*'],
        },
      ],
    },
    null,
    2,
  ),
  steps: [
    say('Open console.volcengine.com/iam, create a user with programmatic access, and grant it the policy above.'),
    say('Open the access keys of that user and choose to create one.'),
    say('Copy Access Key ID and Secret Access Key here.'),
  ],
  propagation: { typicalSeconds: 30, ttlSeconds: 600 },
  model: 'record',
  nameServers: ['*.volcengine-dns.com'],
  errors: [
    { text: 'signature (?:is |has )?expired', refusal: 'clock-skew' },
    { code: 'InvalidTimestamp', refusal: 'clock-skew' },
    { code: 'SignatureDoesNotMatch', refusal: 'wrong-credentials' },
    { code: 'InvalidCredential', refusal: 'wrong-credentials' },
    { code: 'InvalidAccessKey*', refusal: 'wrong-credentials' },
    { code: 'InvalidAuthorization', refusal: 'wrong-credentials' },
    { code: 'AccessDenied', refusal: 'no-permission' },
    { code: 'FlowLimitExceeded', refusal: 'rate-limited' },
    { status: 429, refusal: 'rate-limited' },
    { code: 'ErrZoneNotFound', refusal: 'zone-not-found' },
    { text: '\\(400105\\)$', refusal: 'zone-not-found' },
    { code: 'ErrDBNotFound', refusal: 'not-there' },
    { text: '\\(400104\\)$', refusal: 'not-there' },
    { code: 'ErrDBDuplicated', refusal: 'already-there' },
    { text: '\\(400103\\)$', refusal: 'already-there' },
    { code: 'ErrParamInvalid', text: 'ttl', refusal: 'refused', cause: 'provider-ttl-rejected' },
    { code: 'ErrParamInvalid', refusal: 'refused' },
    { code: 'ErrHostCanNotBeEmpty', refusal: 'refused' },
    { code: 'ErrQuotaExceeded', refusal: 'refused', cause: 'provider-plan-restriction' },
  ],
  mode: 'automatic',
  practiceOnly: false,
};
