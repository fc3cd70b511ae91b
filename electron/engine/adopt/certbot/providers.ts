/** Names in the credential files of certbot's DNS plugins (https://eff-certbot.readthedocs.io, one page a plugin). */
import type { ProviderTable } from '../provider-ways.ts';

export const certbotProviders: ProviderTable = {
  'dns-cloudflare': {
    provider: 'cloudflare',
    ways: [
      { apiToken: 'dns_cloudflare_api_token' },
      { email: 'dns_cloudflare_email', globalApiKey: 'dns_cloudflare_api_key' },
    ],
  },
  'dns-digitalocean': { provider: 'digitalocean', ways: [{ apiToken: 'dns_digitalocean_token' }] },
  'dns-dnsimple': { provider: 'dnsimple', ways: [{ accessToken: 'dns_dnsimple_token' }] },
  'dns-dnsmadeeasy': {
    provider: 'dnsmadeeasy',
    ways: [{ apiKey: 'dns_dnsmadeeasy_api_key', secretKey: 'dns_dnsmadeeasy_secret_key' }],
  },
  'dns-linode': { provider: 'linode', ways: [{ token: 'dns_linode_key' }] },
  'dns-luadns': { provider: 'luadns', ways: [{ username: 'dns_luadns_email', apiToken: 'dns_luadns_token' }] },
  'dns-nsone': { provider: 'ns1', ways: [{ apiKey: 'dns_nsone_api_key' }] },
  'dns-ovh': {
    provider: 'ovh',
    ways: [
      {
        endpoint: 'dns_ovh_endpoint',
        applicationKey: 'dns_ovh_application_key',
        applicationSecret: 'dns_ovh_application_secret',
        consumerKey: 'dns_ovh_consumer_key',
      },
    ],
  },
  'dns-rfc2136': {
    provider: 'rfc2136',
    ways: [
      {
        nameserver: 'dns_rfc2136_server',
        tsigKeyName: 'dns_rfc2136_name',
        tsigSecret: 'dns_rfc2136_secret',
      },
    ],
    also: { tsigAlgorithm: 'dns_rfc2136_algorithm' },
  },
  /** Its file is the key of the service account itself. */
  'dns-google': { provider: 'googlecloud', ways: [{ serviceAccountJson: '' }] },
  /** Reads the settings of the AWS programs. */
  'dns-route53': {
    provider: 'route53',
    ways: [{ accessKeyId: 'aws_access_key_id', secretAccessKey: 'aws_secret_access_key' }],
  },
};
