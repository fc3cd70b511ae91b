/** What the form, the guide and the diagnosis know of Njalla. */
import type { ProviderDescriptor } from '../../../../shared/domain/providers.ts';
import { wordsOf } from '../../../../shared/i18n/descriptor-words.ts';
import { endpointField } from '../http-api.ts';

const say = wordsOf('njalla');

export const ownBase = 'https://njal.la/api/1/';
/** Seconds. */
export const shortestTtl = 60;

export const descriptor: ProviderDescriptor = {
  id: 'njalla',
  name: say('Njalla'),
  summary: say('Domains at Njalla that use its own name servers.'),
  monogram: 'NJ',
  rank: 41,
  region: 'europe',
  website: 'https://njal.la',
  fields: [
    {
      key: 'token',
      label: say('API token'),
      help: say('A token made in the settings, allowed for this domain and from this address.'),
      secret: true,
      required: true,
    },
    endpointField(ownBase),
  ],
  createKeyUrl: 'https://njal.la/settings/api/',
  docsUrl: 'https://njal.la/api/',
  leastPrivilege: say(
    'A token for the domain alone, with the methods list-domains, list-records, add-record and remove-record, and from your own address if that is fixed.',
  ),
  steps: [
    say('Sign in at njal.la and open Settings, API access.'),
    say('Add a token. Limit it to the domain and to the four methods named above.'),
    say('Paste the token here.'),
  ],
  propagation: { typicalSeconds: 60, ttlSeconds: 300 },
  model: 'record',
  nameServers: ['*.njalla.no', '*.njalla.in', '*.njalla.fo'],
  errors: [
    { status: 429, refusal: 'rate-limited' },
    { code: '403', text: 'permission', refusal: 'no-permission' },
    { code: '403', refusal: 'wrong-credentials' },
    { status: 403, refusal: 'wrong-credentials' },
    { code: '401', refusal: 'wrong-credentials' },
    { code: '400', text: 'missing domain', refusal: 'zone-not-found' },
    { code: '404', refusal: 'zone-not-found' },
    { text: '\\bttl\\b', refusal: 'refused', cause: 'provider-ttl-rejected' },
    { text: 'already exists', refusal: 'already-there' },
  ],
  mode: 'automatic',
  practiceOnly: false,
};
