/** What the form, the guide and the diagnosis know of Vultr. */
import type { ProviderDescriptor } from '../../../../shared/domain/providers.ts';
import { wordsOf } from '../../../../shared/i18n/descriptor-words.ts';
import { endpointField } from '../http-api.ts';

const say = wordsOf('vultr');

export const ownBase = 'https://api.vultr.com/v2';
/** Seconds. */
export const shortestTtl = 120;

export const descriptor: ProviderDescriptor = {
  id: 'vultr',
  name: say('Vultr'),
  summary: say('Domains on Vultr DNS. The key works only from addresses that its access control names.'),
  monogram: 'VU',
  rank: 18,
  region: 'global',
  website: 'https://www.vultr.com',
  fields: [
    {
      key: 'apiKey',
      label: say('API key'),
      help: say('36 characters. Under Access Control, allow the address of this computer.'),
      secret: true,
      required: true,
    },
    endpointField(ownBase),
  ],
  createKeyUrl: 'https://my.vultr.com/settings/#settingsapi',
  docsUrl: 'https://www.vultr.com/api/#tag/dns',
  leastPrivilege: say('The key of a sub-user that has API access and may manage DNS, and nothing else.'),
  steps: [
    say('Open my.vultr.com, Account, API, and enable the API. Better: do so as a sub-user who may only manage DNS.'),
    say('Under Access Control, add the public address of this computer, IPv4 and IPv6.'),
    say('Copy the API key and paste it here.'),
  ],
  propagation: { typicalSeconds: 60, ttlSeconds: 120 },
  model: 'record',
  nameServers: ['ns*.vultr.com'],
  errors: [
    { text: 'unauthorized ip', refusal: 'no-permission', cause: 'provider-ip-allowlist' },
    { status: 429, refusal: 'rate-limited' },
    { code: '503', refusal: 'rate-limited' },
    { status: 401, refusal: 'wrong-credentials' },
    { status: 404, refusal: 'zone-not-found', code: '404' },
    { text: '\\bttl\\b', refusal: 'refused', cause: 'provider-ttl-rejected' },
  ],
  mode: 'automatic',
  practiceOnly: false,
};
