/** What the form, the guide and the diagnosis know of Volcengine DNS (ByteDance). */
import type { ProviderDescriptor } from '../../../../shared/domain/providers.ts';
import { endpointField } from '../http-api.ts';

export const ownBase = 'https://open.volcengineapi.com';
/** Seconds; what the free plan allows. */
export const shortestTtl = 600;

export const descriptor: ProviderDescriptor = {
  id: 'volcengine',
  name: { en: 'Volcengine DNS (ByteDance)', zh: '火山引擎 云解析' },
  summary: {
    en: 'Zones on Volcengine DNS, with an access key of an IAM user.',
    zh: '使用火山引擎云解析 DNS 的域名，凭 IAM 用户的访问密钥操作。',
  },
  monogram: 'VE',
  rank: 26,
  region: 'china',
  website: 'https://www.volcengine.com/product/dns',
  fields: [
    {
      key: 'accessKeyId',
      label: { en: 'Access Key ID', zh: 'Access Key ID' },
      help: { en: 'Begins with AKLT.', zh: '以 AKLT 开头。' },
      secret: false,
      required: true,
      example: 'AKLT…',
    },
    {
      key: 'secretAccessKey',
      label: { en: 'Secret Access Key', zh: 'Secret Access Key' },
      help: {
        en: 'As the console shows it, with the signs = at its end if there are any.',
        zh: '按控制台显示的原样填写，末尾若有等号也要保留。',
      },
      secret: true,
      required: true,
    },
    {
      key: 'region',
      label: { en: 'Region', zh: '地域' },
      help: {
        en: 'DNS is global; the default is fine.',
        zh: 'DNS 不分地域，使用默认值即可。',
      },
      secret: false,
      required: false,
      example: 'cn-beijing',
      default: 'cn-beijing',
    },
    endpointField(ownBase),
  ],
  createKeyUrl: 'https://console.volcengine.com/iam/keymanage/',
  docsUrl: 'https://www.volcengine.com/docs/6758/155086',
  leastPrivilege: {
    en: 'An IAM user with the policy below; the ready-made DNSFullAccess also works but allows more.',
    zh: '使用仅授予下方策略的 IAM 用户；系统策略 DNSFullAccess 也可用，但权限更大。',
  },
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
    {
      en: 'Open console.volcengine.com/iam, create a user with programmatic access, and grant it the policy above.',
      zh: '打开 console.volcengine.com/iam，新建支持“编程访问”的用户，并授予上述策略。',
    },
    {
      en: 'Open the access keys of that user and choose to create one.',
      zh: '在该用户的“密钥”页点击“新建密钥”。',
    },
    {
      en: 'Copy Access Key ID and Secret Access Key here.',
      zh: '把 Access Key ID 和 Secret Access Key 复制到这里。',
    },
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
