/** What the form, the guide and the diagnosis know of hosttech. */
import type { ProviderDescriptor } from '../../../../shared/domain/providers.ts';
import { wordsOf } from '../../../../shared/i18n/descriptor-words.ts';
import { endpointField } from '../http-api.ts';

const say = wordsOf('hosttech');

export const ownBase = 'https://api.ns1.hosttech.eu/api';
/** Seconds. */
export const shortestTtl = 600;

export const descriptor: ProviderDescriptor = {
  id: 'hosttech',
  name: say('hosttech'),
  summary: say('Zones at hosttech, with a token of its DNS API.'),
  monogram: 'HT',
  rank: 44,
  region: 'europe',
  website: 'https://www.hosttech.eu',
  fields: [
    {
      key: 'apiKey',
      label: say('API token'),
      help: say('The token of the DNS API, not the password of the account.'),
      secret: true,
      required: true,
    },
    endpointField(ownBase),
  ],
  createKeyUrl: 'https://www.myhosttech.eu/user/dns/api',
  docsUrl: 'https://api.ns1.hosttech.eu/api/documentation',
  leastPrivilege: say('The token covers all zones of the account; hosttech offers no narrower one.'),
  steps: [say('Sign in at myhosttech.eu and open DNS, API.'), say('Create a token and paste it here.')],
  propagation: { typicalSeconds: 60, ttlSeconds: 3600 },
  model: 'record',
  nameServers: ['*.hosttech.ch', '*.hosttech.eu'],
  errors: [
    { status: 429, refusal: 'rate-limited' },
    { status: 401, refusal: 'wrong-credentials' },
    { status: 403, refusal: 'no-permission' },
    { text: 'given data was invalid.*\\bttl\\b', refusal: 'refused', cause: 'provider-ttl-rejected' },
    { text: 'given data was invalid', refusal: 'refused' },
    { status: 404, text: 'not found|no query results', refusal: 'zone-not-found' },
  ],
  mode: 'automatic',
  practiceOnly: false,
};
