/** What the form, the guide and the diagnosis know of Tencent Cloud DNS (DNSPod). */
import type { ProviderDescriptor } from '../../../../shared/domain/providers.ts';
import { wordsOf } from '../../../../shared/i18n/descriptor-words.ts';
import { endpointField } from '../http-api.ts';

const say = wordsOf('tencentcloud');

export const ownBase = 'https://dnspod.tencentcloudapi.com';
/** Seconds; what the free plan allows. */
export const shortestTtl = 600;

export const descriptor: ProviderDescriptor = {
  id: 'tencentcloud',
  name: say('Tencent Cloud DNS (DNSPod)'),
  summary: say('Domains on DNSPod, with an API key of Tencent Cloud.'),
  monogram: 'TC',
  rank: 2,
  region: 'china',
  website: 'https://cloud.tencent.com/product/dns',
  fields: [
    {
      key: 'secretId',
      label: say('SecretId'),
      help: say('Begins with AKID (IKID on the international site). Not the APPID, and not the ID of a DNSPod Token.'),
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
    endpointField(ownBase),
  ],
  createKeyUrl: 'https://console.cloud.tencent.com/cam/capi',
  docsUrl: 'https://cloud.tencent.com/document/api/1427/56166',
  leastPrivilege: say(
    'A CAM sub-user with the policy below; the ready-made QcloudDNSPodFullAccess also works but allows more.',
  ),
  policy: JSON.stringify(
    {
      version: '2.0',
      statement: [
        {
          effect: 'allow',
          action: [
            'dnspod:DescribeDomainList',
            'dnspod:DescribeRecordList',
            'dnspod:CreateRecord',
            'dnspod:DeleteRecord',
          ],
          resource: ['*'],
        },
      ],
    },
    null,
    2,
  ),
  steps: [
    say(
      'Open console.cloud.tencent.com/cam, create a sub-user with programmatic access, and give it the policy above.',
    ),
    say('In the details of the sub-user, open the tab “API Keys” and choose “Create Key”.'),
    say('Copy SecretId and SecretKey here. The SecretKey is shown only once.'),
  ],
  propagation: { typicalSeconds: 15, ttlSeconds: 600 },
  model: 'record',
  nameServers: ['*.dnspod.net', '*.dnspod.com', '*.dnsv2.com', '*.dnsv3.com', '*.dnsv4.com', '*.dnsv5.com'],
  errors: [
    { code: 'AuthFailure.SignatureExpire', refusal: 'clock-skew' },
    { code: 'AuthFailure.UnauthorizedOperation', refusal: 'no-permission' },
    { code: 'AuthFailure.InvalidSecretId', refusal: 'wrong-credentials', cause: 'provider-credential-type-mixup' },
    { code: 'AuthFailure*', refusal: 'wrong-credentials' },
    { code: 'UnauthorizedOperation*', refusal: 'no-permission' },
    { code: 'OperationDenied.NoPermissionToOperateDomain', refusal: 'no-permission' },
    { code: 'OperationDenied.AccessDenied', refusal: 'no-permission' },
    { code: 'OperationDenied.DomainOwnerAllowedOnly', refusal: 'no-permission' },
    { code: 'IpNotInWhitelist', refusal: 'no-permission', cause: 'provider-ip-allowlist' },
    { code: 'InvalidParameter.RequestIpLimited', refusal: 'no-permission', cause: 'provider-ip-allowlist' },
    { code: 'FailedOperation.NotDomainOwner', refusal: 'zone-not-found' },
    { code: 'InvalidParameterValue.DomainNotExists', refusal: 'zone-not-found' },
    { code: 'InvalidParameter.DomainIdInvalid', refusal: 'zone-not-found' },
    { code: 'InvalidParameter.DomainInvalid', refusal: 'zone-not-found' },
    { code: 'RequestLimitExceeded*', refusal: 'rate-limited' },
    { code: 'InvalidParameter.DomainRecordExist', refusal: 'already-there' },
    { code: 'ResourceNotFound.NoDataOfRecord', refusal: 'not-there' },
    { code: 'InvalidParameter.RecordIdInvalid', refusal: 'not-there' },
    { code: 'LimitExceeded.RecordTtlLimit', refusal: 'refused', cause: 'provider-ttl-rejected' },
    { code: 'LimitExceeded.SubdomainLevelLimit', refusal: 'refused', cause: 'provider-plan-restriction' },
    { code: 'FailedOperation.DomainIsLocked', refusal: 'refused', cause: 'provider-domain-locked' },
    { code: 'FailedOperation.DomainIsSpam', refusal: 'refused', cause: 'provider-domain-locked' },
    { code: 'DomainIsSpam', refusal: 'refused', cause: 'provider-domain-locked' },
    { code: 'FailedOperation.NotRealNamedUser', refusal: 'refused', cause: 'provider-domain-locked' },
    { code: 'InvalidParameter.UnrealNameUser', refusal: 'refused', cause: 'provider-domain-locked' },
  ],
  mode: 'automatic',
  practiceOnly: false,
};
