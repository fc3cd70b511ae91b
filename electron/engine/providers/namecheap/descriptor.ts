/** What the form, the guide and the diagnosis know of Namecheap. */
import type { ProviderDescriptor } from '../../../../shared/domain/providers.ts';
import { wordsOf } from '../../../../shared/i18n/descriptor-words.ts';
import { endpointField } from '../http-api.ts';

const say = wordsOf('namecheap');

export const ownBase = 'https://api.namecheap.com/xml.response';
/** Seconds. */
export const shortestTtl = 60;

export const descriptor: ProviderDescriptor = {
  id: 'namecheap',
  name: say('Namecheap'),
  summary: say(
    'Domains on Namecheap BasicDNS, PremiumDNS or FreeDNS. The key works only from IPv4 addresses that you allow.',
  ),
  monogram: 'NM',
  rank: 10,
  region: 'global',
  website: 'https://www.namecheap.com',
  fields: [
    {
      key: 'apiUser',
      label: say('User name'),
      help: say('The name with which you log in to Namecheap.'),
      secret: false,
      required: true,
    },
    {
      key: 'apiKey',
      label: say('API key'),
      help: say('From Profile, Tools, API Access. It is not the password.'),
      secret: true,
      required: true,
    },
    {
      key: 'clientIp',
      label: say('Allowed IPv4 address'),
      help: say(
        'The public IPv4 address of this computer, as it stands on the whitelist. Found by itself when left empty.',
      ),
      secret: false,
      required: false,
      example: '203.0.113.7',
    },
    endpointField(ownBase),
  ],
  createKeyUrl: 'https://ap.www.namecheap.com/settings/tools/apiaccess/',
  docsUrl: 'https://www.namecheap.com/support/api/methods/',
  leastPrivilege: say(
    'Namecheap cannot limit a key: it can change every domain. The whitelist of addresses is its only limit.',
  ),
  steps: [
    say(
      'Open Profile, Tools, Namecheap API Access, choose Manage and switch API Access on. Namecheap asks for 20 domains, a balance of 50 dollars or as much spent in two years.',
    ),
    say('Under Whitelisted IPs, add the public IPv4 address of this computer. When it changes, the key stops working.'),
    say('Copy the API key and paste it here, with your user name.'),
    say(
      'Namecheap replaces all records of a domain at every change. Certwright writes back each one that the API shows, and changes nothing where dynamic DNS is on, since the API would switch it off. SRV records may not be shown: keep a copy.',
    ),
  ],
  propagation: { typicalSeconds: 300, ttlSeconds: 120 },
  model: 'zone',
  nameServers: ['*.registrar-servers.com'],
  errors: [
    { code: '500000', refusal: 'rate-limited' },
    { code: '1011102', refusal: 'wrong-credentials' },
    { code: '1011150', refusal: 'no-permission', cause: 'provider-ip-allowlist' },
    { code: '2019166', refusal: 'zone-not-found' },
    { code: '2016166', refusal: 'zone-not-found' },
    { code: '2030166', refusal: 'no-permission' },
    { code: '2030288', refusal: 'no-permission' },
  ],
  mode: 'automatic',
  practiceOnly: false,
};
