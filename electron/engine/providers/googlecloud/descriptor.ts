/** What the form, the guide and the diagnosis know of Google Cloud DNS. */
import type { ProviderDescriptor } from '../../../../shared/domain/providers.ts';
import { endpointField } from '../http-api.ts';

export const ownBase = 'https://dns.googleapis.com/dns/v1';
/** Seconds. */
export const shortestTtl = 0;

export const descriptor: ProviderDescriptor = {
  id: 'googlecloud',
  name: { en: 'Google Cloud DNS', zh: 'Google Cloud DNS' },
  summary: {
    en: 'Public managed zones in a Google Cloud project, with the key of a service account.',
    zh: 'Google Cloud 项目中的公开托管区域，使用服务账号密钥。',
  },
  monogram: 'GC',
  rank: 5,
  region: 'global',
  website: 'https://cloud.google.com/dns',
  fields: [
    {
      key: 'serviceAccountJson',
      label: { en: 'Service account key (JSON)', zh: '服务账号密钥（JSON）' },
      help: {
        en: 'The whole key file, from the first brace to the last.',
        zh: '粘贴整个密钥文件，从第一个花括号到最后一个。',
      },
      secret: true,
      required: true,
      example: '{"type":"service_account",…}',
      lines: true,
    },
    {
      key: 'projectId',
      label: { en: 'Project ID', zh: '项目 ID' },
      help: {
        en: 'Only where the zone is in another project than the service account.',
        zh: '仅当区域与服务账号不在同一项目时填写。',
      },
      secret: false,
      required: false,
      example: 'my-project-123456',
    },
    {
      key: 'managedZone',
      label: { en: 'Managed zone', zh: '托管区域' },
      help: {
        en: 'Name or number of the managed zone. It skips the search, so the key need not list zones.',
        zh: '托管区域的名称或编号。填写后不再查找，密钥无需列出区域的权限。',
      },
      secret: false,
      required: false,
      example: 'example-zone',
    },
    endpointField(ownBase),
  ],
  createKeyUrl: 'https://console.cloud.google.com/iam-admin/serviceaccounts',
  docsUrl: 'https://cloud.google.com/dns/docs/reference/rest/v1',
  leastPrivilege: {
    en: 'A custom role with dns.managedZones.list on the project, and DNS Administrator on the one managed zone. Without the list where the managed zone is given.',
    zh: '在项目上授予含 dns.managedZones.list 的自定义角色，并只在该托管区域上授予“DNS 管理员”。填写了托管区域时无需列出权限。',
  },
  steps: [
    {
      en: 'Open IAM & Admin, Service Accounts in the Google Cloud console and choose Create service account.',
      zh: '打开 Google Cloud 控制台的“IAM 和管理”→“服务账号”，点击“创建服务账号”。',
    },
    {
      en: 'Under Network services, Cloud DNS open the zone’s permissions and grant the account the role DNS Administrator.',
      zh: '在“网络服务”→“Cloud DNS”中打开该区域的权限，授予此账号“DNS 管理员”角色。',
    },
    {
      en: 'Open the account, Keys, Add key, Create new key, JSON. A file is downloaded.',
      zh: '打开该账号的“密钥”，依次选“添加密钥”→“创建新密钥”→“JSON”，浏览器会下载一个文件。',
    },
    {
      en: 'Paste the content of the file here.',
      zh: '把文件内容粘贴到这里。',
    },
  ],
  propagation: { typicalSeconds: 60, ttlSeconds: 120 },
  model: 'set',
  nameServers: ['ns-cloud-*.googledomains.com'],
  errors: [
    { code: 'invalid_grant', text: 'short-lived token|reasonable timeframe', refusal: 'clock-skew' },
    { code: 'invalid_grant', refusal: 'wrong-credentials' },
    { code: 'invalid_client', refusal: 'wrong-credentials' },
    { code: 'unauthorized_client', refusal: 'wrong-credentials' },
    { status: 401, refusal: 'signed-out' },
    { code: 'rateLimitExceeded', refusal: 'rate-limited' },
    { code: 'userRateLimitExceeded', refusal: 'rate-limited' },
    { code: 'quotaExceeded', refusal: 'rate-limited' },
    { code: 'RESOURCE_EXHAUSTED', refusal: 'rate-limited' },
    { code: 'accessNotConfigured', refusal: 'no-permission' },
    { code: 'SERVICE_DISABLED', refusal: 'no-permission' },
    { code: 'forbidden', refusal: 'no-permission' },
    { code: 'PERMISSION_DENIED', refusal: 'no-permission' },
    { status: 404, text: 'entity\\.change\\.', refusal: 'not-there' },
    { code: 'notFound', refusal: 'zone-not-found' },
    { code: 'alreadyExists', refusal: 'already-there' },
    { code: 'conditionNotMet', refusal: 'already-there' },
    {
      status: 400,
      text: "Invalid value for 'entity\\.change\\.additions\\[\\d+\\]\\.name'",
      refusal: 'zone-not-found',
    },
    { code: 'cnameResourceRecordSetConflict', refusal: 'refused', cause: 'provider-record-conflict' },
  ],
  mode: 'automatic',
  practiceOnly: false,
};
