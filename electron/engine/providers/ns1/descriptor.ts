/** What the form, the guide and the diagnosis know of NS1 Connect (IBM). */
import type { ProviderDescriptor } from '../../../../shared/domain/providers.ts';
import { wordsOf } from '../../../../shared/i18n/descriptor-words.ts';
import { endpointField } from '../http-api.ts';

const say = wordsOf('ns1');

export const ownBase = 'https://api.nsone.net/v1';
/** Seconds. */
export const shortestTtl = 1;

export const descriptor: ProviderDescriptor = {
  id: 'ns1',
  name: say('NS1 Connect (IBM)'),
  summary: say('Zones on NS1 Connect, now of IBM, with an API key.'),
  monogram: 'N1',
  rank: 20,
  region: 'global',
  website: 'https://www.ibm.com/products/ns1-connect',
  fields: [
    {
      key: 'apiKey',
      label: say('API key'),
      help: say('A key that may view and manage zones. If it names addresses, this computer’s must be among them.'),
      secret: true,
      required: true,
    },
    endpointField(ownBase),
  ],
  createKeyUrl: 'https://my.nsone.net/#/account/settings/keys',
  docsUrl: 'https://developer.ibm.com/apis/catalog/ns1--ibm-ns1-connect-api',
  leastPrivilege: say('DNS: View zones and Manage zones, limited to the zone. Nothing else.'),
  steps: [
    say('Open my.nsone.net, Account Settings, Users & Teams, API Keys, and choose Add API Key.'),
    say('Under Permissions, DNS, allow View zones and Manage zones, and name the zone.'),
    say('Copy the key and paste it here.'),
  ],
  propagation: { typicalSeconds: 10, ttlSeconds: 120 },
  model: 'set',
  nameServers: ['*.nsone.net'],
  errors: [
    { status: 429, refusal: 'rate-limited' },
    { status: 401, refusal: 'wrong-credentials' },
    { status: 403, text: '\\bip\\b|whitelist|allow.?list', refusal: 'no-permission', cause: 'provider-ip-allowlist' },
    { status: 403, refusal: 'no-permission' },
    { text: 'zone not found', refusal: 'zone-not-found' },
    { text: 'record not found', refusal: 'not-there' },
    { text: 'record already exists', refusal: 'already-there' },
    { text: '\\bttl\\b', refusal: 'refused', cause: 'provider-ttl-rejected' },
  ],
  mode: 'automatic',
  practiceOnly: false,
};
