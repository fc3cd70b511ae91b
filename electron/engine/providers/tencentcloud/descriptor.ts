/** What the form, the guide and the diagnosis know of Tencent Cloud DNS (DNSPod). */
import type { ProviderDescriptor } from '../../../../shared/domain/providers.ts';
import { endpointField } from '../http-api.ts';

export const ownBase = 'https://dnspod.tencentcloudapi.com';
/** Seconds; what the free plan allows. */
export const shortestTtl = 600;

export const descriptor: ProviderDescriptor = {
  id: 'tencentcloud',
  name: { en: 'Tencent Cloud DNS (DNSPod)', zh: '腾讯云 DNSPod' },
  summary: {
    en: 'Domains on DNSPod, with an API key of Tencent Cloud.',
    zh: '使用 DNSPod 解析的域名，凭腾讯云 API 密钥操作。',
  },
  monogram: 'TC',
  rank: 2,
  region: 'china',
  website: 'https://cloud.tencent.com/product/dns',
  fields: [
    {
      key: 'secretId',
      label: { en: 'SecretId', zh: 'SecretId' },
      help: {
        en: 'Begins with AKID (IKID on the international site). Not the APPID, and not the ID of a DNSPod Token.',
        zh: '以 AKID 开头（国际站为 IKID）。不是 APPID，也不是 DNSPod Token 的 ID。',
      },
      secret: false,
      required: true,
      example: 'AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE',
    },
    {
      key: 'secretKey',
      label: { en: 'SecretKey', zh: 'SecretKey' },
      help: { en: 'Shown only once, when the key is made.', zh: '仅在创建密钥时显示一次。' },
      secret: true,
      required: true,
    },
    {
      key: 'sessionToken',
      label: { en: 'Session token', zh: '临时令牌' },
      help: { en: 'Only with temporary credentials (STS).', zh: '仅在使用临时密钥（STS）时填写。' },
      secret: true,
      required: false,
    },
    endpointField(ownBase),
  ],
  createKeyUrl: 'https://console.cloud.tencent.com/cam/capi',
  docsUrl: 'https://cloud.tencent.com/document/api/1427/56166',
  leastPrivilege: {
    en: 'A CAM sub-user with the policy below; the ready-made QcloudDNSPodFullAccess also works but allows more.',
    zh: '使用仅授予下方策略的 CAM 子用户；预设策略 QcloudDNSPodFullAccess 也可用，但权限更大。',
  },
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
    {
      en: 'Open console.cloud.tencent.com/cam, create a sub-user with programmatic access, and give it the policy above.',
      zh: '打开 console.cloud.tencent.com/cam，新建支持“编程访问”的子用户，并授予上述策略。',
    },
    {
      en: 'In the details of the sub-user, open the tab “API Keys” and choose “Create Key”.',
      zh: '在该子用户的详情页打开“API 密钥”，点击“新建密钥”。',
    },
    {
      en: 'Copy SecretId and SecretKey here. The SecretKey is shown only once.',
      zh: '把 SecretId 和 SecretKey 复制到这里。SecretKey 只显示一次。',
    },
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
