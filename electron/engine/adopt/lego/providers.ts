/** Names of providers and of their environment variables in lego (https://go-acme.github.io/lego/dns/). */
import type { ProviderTable } from '../provider-ways.ts';

export const legoProviders: ProviderTable = {
  alidns: {
    provider: 'alidns',
    ways: [{ accessKeyId: 'ALICLOUD_ACCESS_KEY', accessKeySecret: 'ALICLOUD_SECRET_KEY' }],
    also: { securityToken: 'ALICLOUD_SECURITY_TOKEN' },
  },
  azuredns: {
    provider: 'azuredns',
    ways: [
      {
        tenantId: 'AZURE_TENANT_ID',
        clientId: 'AZURE_CLIENT_ID',
        clientSecret: 'AZURE_CLIENT_SECRET',
        subscriptionId: 'AZURE_SUBSCRIPTION_ID',
      },
    ],
    also: { resourceGroup: 'AZURE_RESOURCE_GROUP' },
  },
  bunny: { provider: 'bunny', ways: [{ apiKey: 'BUNNY_API_KEY' }] },
  cloudflare: {
    provider: 'cloudflare',
    ways: [
      { apiToken: 'CF_DNS_API_TOKEN' },
      { apiToken: 'CLOUDFLARE_DNS_API_TOKEN' },
      { email: 'CF_API_EMAIL', globalApiKey: 'CF_API_KEY' },
      { email: 'CLOUDFLARE_EMAIL', globalApiKey: 'CLOUDFLARE_API_KEY' },
    ],
    also: { zoneApiToken: 'CF_ZONE_API_TOKEN' },
  },
  desec: { provider: 'desec', ways: [{ token: 'DESEC_TOKEN' }] },
  digitalocean: { provider: 'digitalocean', ways: [{ apiToken: 'DO_AUTH_TOKEN' }] },
  dnsimple: { provider: 'dnsimple', ways: [{ accessToken: 'DNSIMPLE_OAUTH_TOKEN' }] },
  duckdns: { provider: 'duckdns', ways: [{ token: 'DUCKDNS_TOKEN' }] },
  gandiv5: {
    provider: 'gandi',
    ways: [{ personalAccessToken: 'GANDIV5_PERSONAL_ACCESS_TOKEN' }, { apiKey: 'GANDIV5_API_KEY' }],
  },
  godaddy: { provider: 'godaddy', ways: [{ apiKey: 'GODADDY_API_KEY', apiSecret: 'GODADDY_API_SECRET' }] },
  huaweicloud: {
    provider: 'huaweicloud',
    ways: [{ accessKeyId: 'HUAWEICLOUD_ACCESS_KEY_ID', secretAccessKey: 'HUAWEICLOUD_SECRET_ACCESS_KEY' }],
    also: { region: 'HUAWEICLOUD_REGION' },
  },
  linode: { provider: 'linode', ways: [{ token: 'LINODE_TOKEN' }] },
  namesilo: { provider: 'namesilo', ways: [{ apiKey: 'NAMESILO_API_KEY' }] },
  netcup: {
    provider: 'netcup',
    ways: [{ customerNumber: 'NETCUP_CUSTOMER_NUMBER', apiKey: 'NETCUP_API_KEY', apiPassword: 'NETCUP_API_PASSWORD' }],
  },
  ns1: { provider: 'ns1', ways: [{ apiKey: 'NS1_API_KEY' }] },
  ovh: {
    provider: 'ovh',
    ways: [
      {
        endpoint: 'OVH_ENDPOINT',
        applicationKey: 'OVH_APPLICATION_KEY',
        applicationSecret: 'OVH_APPLICATION_SECRET',
        consumerKey: 'OVH_CONSUMER_KEY',
      },
    ],
  },
  pdns: {
    provider: 'powerdns',
    ways: [{ apiUrl: 'PDNS_API_URL', apiKey: 'PDNS_API_KEY' }],
    also: { serverName: 'PDNS_SERVER_NAME' },
  },
  porkbun: { provider: 'porkbun', ways: [{ apiKey: 'PORKBUN_API_KEY', secretApiKey: 'PORKBUN_SECRET_API_KEY' }] },
  rfc2136: {
    provider: 'rfc2136',
    ways: [
      {
        nameserver: 'RFC2136_NAMESERVER',
        tsigKeyName: 'RFC2136_TSIG_KEY',
        tsigSecret: 'RFC2136_TSIG_SECRET',
        tsigAlgorithm: 'RFC2136_TSIG_ALGORITHM',
      },
      { nameserver: 'RFC2136_NAMESERVER' },
    ],
  },
  route53: {
    provider: 'route53',
    ways: [{ accessKeyId: 'AWS_ACCESS_KEY_ID', secretAccessKey: 'AWS_SECRET_ACCESS_KEY' }],
    also: { hostedZoneId: 'AWS_HOSTED_ZONE_ID' },
  },
  tencentcloud: {
    provider: 'tencentcloud',
    ways: [{ secretId: 'TENCENTCLOUD_SECRET_ID', secretKey: 'TENCENTCLOUD_SECRET_KEY' }],
  },
  volcengine: {
    provider: 'volcengine',
    ways: [{ accessKeyId: 'VOLC_ACCESSKEY', secretAccessKey: 'VOLC_SECRETKEY' }],
  },
  vultr: { provider: 'vultr', ways: [{ apiKey: 'VULTR_API_KEY' }] },
};
