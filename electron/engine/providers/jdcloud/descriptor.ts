/** What the form, the guide and the diagnosis know of JD Cloud DNS. */
import type { ProviderDescriptor } from '../../../../shared/domain/providers.ts';
import { endpointField } from '../http-api.ts';

export const ownBase = 'https://domainservice.jdcloud-api.com/v2';
/** Seconds. */
export const shortestTtl = 120;

export const descriptor: ProviderDescriptor = {
  id: 'jdcloud',
  name: { en: 'JD Cloud DNS', zh: '京东云 云解析' },
  summary: {
    en: 'Domains on JD Cloud DNS, with an Access Key of an IAM sub-user.',
    zh: '使用京东云云解析的域名，凭 IAM 子用户的 Access Key 操作。',
  },
  monogram: 'JD',
  rank: 29,
  region: 'china',
  website: 'https://www.jdcloud.com',
  fields: [
    {
      key: 'accessKeyId',
      label: { en: 'Access Key ID', zh: 'Access Key ID' },
      help: { en: 'Use the key of a sub-user.', zh: '请使用子用户的密钥。' },
      secret: false,
      required: true,
      example: 'JDC_…',
    },
    {
      key: 'accessKeySecret',
      label: { en: 'Access Key Secret', zh: 'Access Key Secret' },
      help: { en: 'Belongs to the Access Key ID above.', zh: '与上面的 Access Key ID 对应。' },
      secret: true,
      required: true,
    },
    {
      key: 'regionId',
      label: { en: 'Region', zh: '地域' },
      help: { en: 'DNS is global; the default is fine.', zh: 'DNS 不分地域，使用默认值即可。' },
      secret: false,
      required: false,
      example: 'cn-north-1',
      default: 'cn-north-1',
    },
    endpointField(ownBase),
  ],
  createKeyUrl: 'https://uc.jdcloud.com/account/accesskey',
  docsUrl: 'https://docs.jdcloud.com/cn/jd-cloud-dns/api/overview',
  leastPrivilege: {
    en: 'An IAM sub-user with the policy for managing DNS (domainservice) and nothing else.',
    zh: '使用只授予云解析（domainservice）管理策略的 IAM 子用户。',
  },
  steps: [
    {
      en: 'Open the JD Cloud console, Identity and Access Management, create a sub-user, and grant it the DNS policy.',
      zh: '打开京东云控制台的“访问控制”，新建子用户，并授予云解析管理策略。',
    },
    {
      en: 'Open Access Key Management as that sub-user and create an Access Key.',
      zh: '用该子用户进入“Access Key 管理”，点击“创建 Access Key”。',
    },
    {
      en: 'Copy Access Key ID and Access Key Secret here.',
      zh: '把 Access Key ID 和 Access Key Secret 复制到这里。',
    },
  ],
  propagation: { typicalSeconds: 30, ttlSeconds: 120 },
  model: 'record',
  nameServers: ['*.jdgslb.com'],
  errors: [
    {
      status: 400,
      text: '(?:request|signature|date|time)\\b.*expired|expired.*(?:request|signature|date|time)',
      refusal: 'clock-skew',
    },
    { code: 'UNAUTHENTICATED', refusal: 'wrong-credentials' },
    { code: 'PERMISSION_DENIED', refusal: 'no-permission' },
    { code: 'NOT_FOUND', refusal: 'zone-not-found' },
    { code: 'QUOTA_EXCEEDED', refusal: 'rate-limited' },
    { status: 429, refusal: 'rate-limited' },
  ],
  mode: 'automatic',
  practiceOnly: false,
};
