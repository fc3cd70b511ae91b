/** What the form, the guide and the diagnosis know of Azure DNS. */
import type { ProviderDescriptor } from '../../../../shared/domain/providers.ts';
import { endpointField } from '../http-api.ts';

export const ownBase = 'https://management.azure.com';
/** Seconds. */
export const shortestTtl = 1;

export const descriptor: ProviderDescriptor = {
  id: 'azuredns',
  name: { en: 'Azure DNS', zh: 'Azure DNS' },
  summary: {
    en: 'Public DNS zones in a Microsoft Azure subscription, with the secret of an app registration.',
    zh: 'Microsoft Azure 订阅中的公共 DNS 区域，使用应用注册的客户端密码。',
  },
  monogram: 'AZ',
  rank: 6,
  region: 'global',
  website: 'https://azure.microsoft.com/products/dns/',
  fields: [
    {
      key: 'tenantId',
      label: { en: 'Tenant ID (directory ID)', zh: '租户 ID（目录 ID）' },
      help: { en: 'On the overview page of the app registration.', zh: '见应用注册的“概述”页。' },
      secret: false,
      required: true,
      example: '00000000-0000-0000-0000-000000000000',
    },
    {
      key: 'clientId',
      label: { en: 'Client ID (application ID)', zh: '客户端 ID（应用程序 ID）' },
      help: { en: 'On the same page.', zh: '见同一页面。' },
      secret: false,
      required: true,
      example: '00000000-0000-0000-0000-000000000000',
    },
    {
      key: 'clientSecret',
      label: { en: 'Client secret', zh: '客户端密码' },
      help: {
        en: 'The Value of the secret, not its Secret ID.',
        zh: '请填写密码的“值”，不是“机密 ID”。',
      },
      secret: true,
      required: true,
    },
    {
      key: 'subscriptionId',
      label: { en: 'Subscription ID', zh: '订阅 ID' },
      help: { en: 'Of the subscription that holds the zone.', zh: '区域所在的订阅。' },
      secret: false,
      required: true,
      example: '00000000-0000-0000-0000-000000000000',
    },
    {
      key: 'resourceGroup',
      label: { en: 'Resource group', zh: '资源组' },
      help: {
        en: 'Only zones of this group are used. Without it, all of the subscription.',
        zh: '只使用该资源组中的区域；留空则使用整个订阅中的区域。',
      },
      secret: false,
      required: false,
      example: 'rg-dns',
    },
    {
      key: 'environment',
      label: { en: 'Cloud', zh: '云环境' },
      help: {
        en: 'public for nearly everybody, china for Azure operated by 21Vianet, usgovernment for Azure Government.',
        zh: '一般为 public；由世纪互联运营的 Azure 选 china；美国政府云选 usgovernment。',
      },
      secret: false,
      required: false,
      options: ['public', 'china', 'usgovernment'],
      default: 'public',
    },
    endpointField(ownBase),
  ],
  createKeyUrl: 'https://portal.azure.com/#view/Microsoft_AAD_RegisteredApps/ApplicationsListBlade',
  docsUrl: 'https://learn.microsoft.com/en-us/rest/api/dns/',
  leastPrivilege: {
    en: 'Reader on the DNS zone, and DNS Zone Contributor on its TXT record set _acme-challenge alone. Simpler: DNS Zone Contributor on the zone.',
    zh: '在 DNS 区域上授予“读取者”，并只在其 TXT 记录集 _acme-challenge 上授予“DNS 区域参与者”。更简单的做法：在区域上授予“DNS 区域参与者”。',
  },
  steps: [
    {
      en: 'Open portal.azure.com, App registrations, New registration. Copy the application ID and the directory ID.',
      zh: '打开 portal.azure.com 的“应用注册”，点击“新注册”，复制应用程序 ID 和目录 ID。',
    },
    {
      en: 'Under Certificates & secrets choose New client secret and copy its Value. It is shown only once.',
      zh: '在“证书和密码”中点击“新建客户端密码”，复制“值”。它只显示一次。',
    },
    {
      en: 'Open the DNS zone, Access control (IAM), Add role assignment, DNS Zone Contributor, and choose the app as member.',
      zh: '打开该 DNS 区域的“访问控制 (IAM)”，点击“添加角色分配”，选“DNS 区域参与者”，成员选该应用。',
    },
    {
      en: 'Copy the subscription ID from the zone’s overview. A new role may take some minutes to work.',
      zh: '从区域的“概述”页复制订阅 ID。新角色可能要几分钟才生效。',
    },
  ],
  propagation: { typicalSeconds: 30, ttlSeconds: 60 },
  model: 'set',
  nameServers: ['*.azure-dns.com', '*.azure-dns.net', '*.azure-dns.org', '*.azure-dns.info'],
  errors: [
    { code: 'AADSTS700024', refusal: 'clock-skew' },
    { code: 'AADSTS90033', refusal: 'busy' },
    { code: 'AADSTS53003', refusal: 'no-permission' },
    { code: 'AADSTS*', refusal: 'wrong-credentials' },
    { code: 'invalid_client', refusal: 'wrong-credentials' },
    { code: 'unauthorized_client', refusal: 'wrong-credentials' },
    { code: 'InvalidAuthenticationTokenTenant', refusal: 'wrong-credentials' },
    { status: 401, refusal: 'signed-out' },
    { code: 'AuthorizationFailed', refusal: 'no-permission' },
    { code: 'LinkedAuthorizationFailed', refusal: 'no-permission' },
    { code: 'ScopeLocked', refusal: 'refused', cause: 'provider-domain-locked' },
    { code: 'ReadOnlyDisabledSubscription', refusal: 'refused', cause: 'provider-domain-locked' },
    { code: 'ParentResourceNotFound', refusal: 'zone-not-found' },
    { code: 'ResourceGroupNotFound', refusal: 'zone-not-found' },
    { code: 'SubscriptionNotFound', refusal: 'zone-not-found' },
    { code: 'InvalidSubscriptionId', refusal: 'zone-not-found' },
    { code: 'ResourceNotFound', refusal: 'not-there' },
    { code: 'NotFound', refusal: 'not-there' },
    { code: 'TooManyRequests', refusal: 'rate-limited' },
    { code: 'SubscriptionRequestsThrottled', refusal: 'rate-limited' },
    { status: 412, refusal: 'already-there' },
    { code: 'PreconditionFailed', refusal: 'already-there' },
  ],
  mode: 'automatic',
  practiceOnly: false,
};
