/** What the form, the guide and the diagnosis know of Alibaba Cloud DNS. */
import type { ProviderDescriptor } from '../../../../shared/domain/providers.ts';
import { wordsOf } from '../../../../shared/i18n/descriptor-words.ts';
import { endpointField } from '../http-api.ts';

const say = wordsOf('alidns');

export const ownBase = 'https://alidns.aliyuncs.com';
/** Seconds; what the free plan allows. */
export const shortestTtl = 600;

export const descriptor: ProviderDescriptor = {
  id: 'alidns',
  name: say('Alibaba Cloud DNS'),
  summary: say('Domains on Alibaba Cloud DNS, with an AccessKey of a RAM user.'),
  monogram: 'AL',
  rank: 3,
  region: 'china',
  website: 'https://www.alibabacloud.com/product/dns',
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
      key: 'securityToken',
      label: say('STS token'),
      help: say('Only with temporary credentials.'),
      secret: true,
      required: false,
    },
    {
      key: 'regionId',
      label: say('Region'),
      help: say('DNS is global; leave it empty unless a policy asks for a region.'),
      secret: false,
      required: false,
      example: 'cn-hangzhou',
    },
    endpointField(ownBase),
  ],
  createKeyUrl: 'https://ram.console.aliyun.com/manage/ak',
  docsUrl: 'https://api.alibabacloud.com/api/Alidns/2015-01-09/AddDomainRecord',
  leastPrivilege: say(
    'A RAM user with the policy below; the ready-made AliyunDNSFullAccess also works but allows more. A domain:* policy is not enough.',
  ),
  policy: JSON.stringify(
    {
      Version: '1',
      Statement: [
        { Effect: 'Allow', Action: 'alidns:DescribeDomains', Resource: '*' },
        {
          Effect: 'Allow',
          Action: ['alidns:DescribeDomainRecords', 'alidns:AddDomainRecord', 'alidns:DeleteDomainRecord'],
          Resource: 'acs:alidns:*:*:domain/{zone}',
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
  propagation: { typicalSeconds: 10, ttlSeconds: 600 },
  model: 'record',
  nameServers: ['*.alidns.com', '*.hichina.com'],
  errors: [
    { code: 'InvalidTimeStamp*', refusal: 'clock-skew' },
    { code: 'IllegalTimestamp', refusal: 'clock-skew' },
    { code: 'SignatureNonceUsed', refusal: 'busy' },
    { code: 'InvalidAccessKeyId*', refusal: 'wrong-credentials' },
    { code: 'SignatureDoesNotMatch', refusal: 'wrong-credentials' },
    { code: 'IncompleteSignature', refusal: 'wrong-credentials' },
    { code: 'InvalidSecurityToken*', refusal: 'wrong-credentials' },
    { code: 'Forbidden*', refusal: 'no-permission' },
    { code: 'NoPermission', refusal: 'no-permission' },
    { code: 'DomainNotExist', refusal: 'zone-not-found' },
    { code: 'InvalidDomainName.NoExist', refusal: 'zone-not-found' },
    { code: 'IncorrectDomainUser', refusal: 'zone-not-found' },
    { code: 'Throttling*', refusal: 'rate-limited' },
    { code: 'DomainRecordDuplicate', refusal: 'already-there' },
    { code: 'DomainRecordNotBelongToUser', refusal: 'not-there' },
    { code: 'InvalidRecordId*', refusal: 'not-there' },
    { code: 'QuotaExceeded.TTL', refusal: 'refused', cause: 'provider-ttl-rejected' },
    { code: 'DomainRecordConflict', refusal: 'refused', cause: 'provider-record-conflict' },
    { code: 'DomainRecordLocked', refusal: 'refused', cause: 'provider-domain-locked' },
    { code: 'DomainForbidden', refusal: 'refused', cause: 'provider-domain-locked' },
  ],
  mode: 'automatic',
  practiceOnly: false,
};
