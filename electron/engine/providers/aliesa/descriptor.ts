/** What the form, the guide and the diagnosis know of Alibaba Cloud ESA. */
import type { ProviderDescriptor } from '../../../../shared/domain/providers.ts';
import { wordsOf } from '../../../../shared/i18n/descriptor-words.ts';
import { endpointField } from '../http-api.ts';

const say = wordsOf('aliesa');

export const baseIn = (region: string): string => `https://esa.${region}.aliyuncs.com`;
export const ownBase = baseIn('cn-hangzhou');
/** Seconds. */
export const shortestTtl = 30;

export const descriptor: ProviderDescriptor = {
  id: 'aliesa',
  name: say('Alibaba Cloud ESA'),
  summary: say('Sites on Alibaba Cloud ESA that use its name servers, with an AccessKey of a RAM user.'),
  monogram: 'ES',
  rank: 49,
  region: 'china',
  website: 'https://www.alibabacloud.com/product/esa',
  fields: [
    {
      key: 'accessKeyId',
      label: say('AccessKey ID'),
      help: say('Use the key of a RAM user, not of the main account.'),
      secret: false,
      required: true,
      example: 'LTAI5t…',
    },
    {
      key: 'accessKeySecret',
      label: say('AccessKey Secret'),
      help: say('Shown only once, when the key is made.'),
      secret: true,
      required: true,
    },
    {
      key: 'regionId',
      label: say('Region'),
      help: say('cn-hangzhou for accounts of aliyun.com, ap-southeast-1 for those of alibabacloud.com.'),
      secret: false,
      required: false,
      options: ['cn-hangzhou', 'ap-southeast-1'],
      default: 'cn-hangzhou',
    },
    endpointField(ownBase),
  ],
  createKeyUrl: 'https://ram.console.aliyun.com/manage/ak',
  docsUrl: 'https://www.alibabacloud.com/help/en/edge-security-acceleration/esa/api-esa-2024-09-10-overview',
  leastPrivilege: say('A RAM user with the policy below and nothing else.'),
  policy: JSON.stringify(
    {
      Version: '1',
      Statement: [
        {
          Effect: 'Allow',
          Action: ['esa:ListSites', 'esa:ListRecords', 'esa:CreateRecord', 'esa:DeleteRecord'],
          Resource: '*',
        },
      ],
    },
    null,
    2,
  ),
  steps: [
    say('Open ram.console.aliyun.com, go to Users, and create a user with “Using permanent AccessKey to access”.'),
    say('Create a policy from the text above and grant it to the user.'),
    say('Copy AccessKey ID and AccessKey Secret here. The secret is shown only once.'),
  ],
  propagation: { typicalSeconds: 20, ttlSeconds: 120 },
  model: 'record',
  nameServers: ['*.atrustdns.com'],
  errors: [
    { code: 'InvalidTimeStamp*', refusal: 'clock-skew' },
    { code: 'IllegalTimestamp', refusal: 'clock-skew' },
    { code: 'SignatureNonceUsed', refusal: 'busy' },
    { code: 'InvalidAccessKeyId*', refusal: 'wrong-credentials' },
    { code: 'SignatureDoesNotMatch', refusal: 'wrong-credentials' },
    { code: 'IncompleteSignature', refusal: 'wrong-credentials' },
    { code: 'Forbidden*', refusal: 'no-permission' },
    { code: 'NoPermission*', refusal: 'no-permission' },
    { code: 'Throttling*', refusal: 'rate-limited' },
    { code: 'SiteNotFound', refusal: 'zone-not-found' },
    { code: 'Record.AlreadyExists', refusal: 'already-there' },
    { code: 'RecordAlreadyExists', refusal: 'already-there' },
    { code: 'Record.NotFound', refusal: 'not-there' },
    { code: 'RecordNotFound', refusal: 'not-there' },
    { code: 'InvalidRecordId*', refusal: 'not-there' },
  ],
  mode: 'automatic',
  practiceOnly: false,
};
