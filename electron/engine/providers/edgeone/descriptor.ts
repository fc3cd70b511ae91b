/** What the form, the guide and the diagnosis know of Tencent EdgeOne DNS. */
import type { ProviderDescriptor } from '../../../../shared/domain/providers.ts';
import { endpointField } from '../http-api.ts';

export const ownBase = 'https://teo.tencentcloudapi.com';
/** The same for accounts of tencentcloud.com. */
export const internationalBase = 'https://teo.intl.tencentcloudapi.com';
/** Seconds. */
export const shortestTtl = 60;

export const descriptor: ProviderDescriptor = {
  id: 'edgeone',
  name: { en: 'Tencent EdgeOne DNS', zh: '腾讯云 EdgeOne' },
  summary: {
    en: 'Sites on Tencent EdgeOne that use its name servers, with an API key of Tencent Cloud.',
    zh: '以 NS 方式接入腾讯云 EdgeOne 的站点，凭腾讯云 API 密钥操作。',
  },
  monogram: 'EO',
  rank: 48,
  region: 'china',
  website: 'https://edgeone.ai',
  fields: [
    {
      key: 'secretId',
      label: { en: 'SecretId', zh: 'SecretId' },
      help: {
        en: 'Begins with AKID (IKID on the international site). Not the APPID.',
        zh: '以 AKID 开头（国际站为 IKID）。不是 APPID。',
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
    {
      key: 'site',
      label: { en: 'Account site', zh: '账号站点' },
      help: {
        en: 'china for accounts of cloud.tencent.com, international for those of tencentcloud.com.',
        zh: 'cloud.tencent.com 的账号选 china，tencentcloud.com（国际站）的账号选 international。',
      },
      secret: false,
      required: true,
      options: ['china', 'international'],
      default: 'china',
    },
    endpointField(ownBase),
  ],
  createKeyUrl: 'https://console.cloud.tencent.com/cam/capi',
  docsUrl: 'https://edgeone.ai/document/50454',
  leastPrivilege: {
    en: 'A CAM sub-user with the policy below; the ready-made QcloudTEOFullAccess also works but allows more.',
    zh: '使用仅授予下方策略的 CAM 子用户；预设策略 QcloudTEOFullAccess 也可用，但权限更大。',
  },
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
    {
      en: 'In the EdgeOne console, see that the site is connected by name servers (NS access). Sites connected by CNAME keep their records elsewhere.',
      zh: '在 EdgeOne 控制台确认站点为“NS 接入”。CNAME 接入的站点，解析记录在别处管理。',
    },
    {
      en: 'Open console.cloud.tencent.com/cam, create a sub-user with programmatic access, and give it the policy above.',
      zh: '打开 console.cloud.tencent.com/cam，新建支持“编程访问”的子用户，并授予上述策略。',
    },
    {
      en: 'Under “API Keys” of the sub-user choose “Create Key”, and copy SecretId and SecretKey here.',
      zh: '在该子用户的“API 密钥”中点击“新建密钥”，把 SecretId 和 SecretKey 复制到这里。',
    },
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
