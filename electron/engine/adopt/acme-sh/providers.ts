/** Names of DNS hooks of acme.sh and of what each keeps in account.conf (its `dnsapi` folder, one script a provider). */
import type { ProviderTable } from '../provider-ways.ts';

export const acmeShProviders: ProviderTable = {
  dns_ali: { provider: 'alidns', ways: [{ accessKeyId: 'Ali_Key', accessKeySecret: 'Ali_Secret' }] },
  dns_aws: {
    provider: 'route53',
    ways: [{ accessKeyId: 'AWS_ACCESS_KEY_ID', secretAccessKey: 'AWS_SECRET_ACCESS_KEY' }],
  },
  dns_azure: {
    provider: 'azuredns',
    ways: [
      {
        tenantId: 'AZUREDNS_TENANTID',
        clientId: 'AZUREDNS_APPID',
        clientSecret: 'AZUREDNS_CLIENTSECRET',
        subscriptionId: 'AZUREDNS_SUBSCRIPTIONID',
      },
    ],
  },
  dns_bunny: { provider: 'bunny', ways: [{ apiKey: 'BUNNY_API_KEY' }] },
  dns_cf: {
    provider: 'cloudflare',
    ways: [{ apiToken: 'CF_Token' }, { email: 'CF_Email', globalApiKey: 'CF_Key' }],
  },
  dns_cloudns: {
    provider: 'cloudns',
    ways: [
      { authId: 'CLOUDNS_AUTH_ID', authPassword: 'CLOUDNS_AUTH_PASSWORD' },
      { subAuthId: 'CLOUDNS_SUB_AUTH_ID', authPassword: 'CLOUDNS_AUTH_PASSWORD' },
    ],
  },
  dns_desec: { provider: 'desec', ways: [{ token: 'DEDYN_TOKEN' }] },
  dns_dgon: { provider: 'digitalocean', ways: [{ apiToken: 'DO_API_KEY' }] },
  dns_dnsimple: { provider: 'dnsimple', ways: [{ accessToken: 'DNSimple_OAUTH_TOKEN' }] },
  dns_dp: { provider: 'dnspod-token', ways: [{ tokenId: 'DP_Id', token: 'DP_Key' }] },
  dns_duckdns: { provider: 'duckdns', ways: [{ token: 'DuckDNS_Token' }] },
  dns_gandi_livedns: {
    provider: 'gandi',
    ways: [{ personalAccessToken: 'GANDI_LIVEDNS_TOKEN' }, { apiKey: 'GANDI_LIVEDNS_KEY' }],
  },
  dns_gd: { provider: 'godaddy', ways: [{ apiKey: 'GD_Key', apiSecret: 'GD_Secret' }] },
  dns_hetznercloud: { provider: 'hetzner', ways: [{ apiToken: 'HETZNER_TOKEN' }] },
  dns_inwx: {
    provider: 'inwx',
    ways: [{ username: 'INWX_User', password: 'INWX_Password' }],
    also: { sharedSecret: 'INWX_Shared_Secret' },
  },
  dns_la: { provider: 'dnsla', ways: [{ apiId: 'LA_Id', apiSecret: 'LA_Sk' }] },
  dns_linode_v4: { provider: 'linode', ways: [{ token: 'LINODE_V4_API_KEY' }] },
  dns_me: { provider: 'dnsmadeeasy', ways: [{ apiKey: 'ME_Key', secretKey: 'ME_Secret' }] },
  dns_namesilo: { provider: 'namesilo', ways: [{ apiKey: 'Namesilo_Key' }] },
  dns_netcup: {
    provider: 'netcup',
    ways: [{ apiKey: 'NC_Apikey', apiPassword: 'NC_Apipw', customerNumber: 'NC_CID' }],
  },
  dns_netlify: { provider: 'netlify', ways: [{ token: 'NETLIFY_ACCESS_TOKEN' }] },
  dns_njalla: { provider: 'njalla', ways: [{ token: 'NJALLA_Token' }] },
  dns_nsone: { provider: 'ns1', ways: [{ apiKey: 'NS1_Key' }] },
  /** Its key lies in a file of BIND, which the reader takes apart. */
  dns_nsupdate: {
    provider: 'rfc2136',
    ways: [
      {
        nameserver: 'NSUPDATE_SERVER',
        tsigKeyName: 'key-name',
        tsigSecret: 'key-secret',
        tsigAlgorithm: 'key-algorithm',
      },
      { nameserver: 'NSUPDATE_SERVER' },
    ],
    also: { zone: 'NSUPDATE_ZONE' },
  },
  dns_ovh: {
    provider: 'ovh',
    ways: [
      {
        endpoint: 'OVH_END_POINT',
        applicationKey: 'OVH_AK',
        applicationSecret: 'OVH_AS',
        consumerKey: 'OVH_CK',
      },
    ],
  },
  dns_pdns: {
    provider: 'powerdns',
    ways: [{ apiUrl: 'PDNS_Url', apiKey: 'PDNS_Token' }],
    also: { serverName: 'PDNS_ServerId' },
  },
  dns_porkbun: { provider: 'porkbun', ways: [{ apiKey: 'PORKBUN_API_KEY', secretApiKey: 'PORKBUN_SECRET_API_KEY' }] },
  dns_scaleway: { provider: 'scaleway', ways: [{ secretKey: 'SCALEWAY_API_TOKEN' }] },
  dns_technitium: {
    provider: 'technitium',
    ways: [{ serverUrl: 'Technitium_Server', apiToken: 'Technitium_Token' }],
  },
  dns_tencent: { provider: 'tencentcloud', ways: [{ secretId: 'Tencent_SecretId', secretKey: 'Tencent_SecretKey' }] },
  dns_vercel: { provider: 'vercel', ways: [{ token: 'VERCEL_TOKEN' }] },
  dns_vultr: { provider: 'vultr', ways: [{ apiKey: 'VULTR_API_KEY' }] },
  dns_west_cn: { provider: 'westcn', ways: [{ username: 'WEST_Username', apiPassword: 'WEST_Key' }] },
};
