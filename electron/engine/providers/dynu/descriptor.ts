/** What the form, the guide and the diagnosis know of Dynu. */
import type { ProviderDescriptor } from '../../../../shared/domain/providers.ts';
import { wordsOf } from '../../../../shared/i18n/descriptor-words.ts';
import { endpointField } from '../http-api.ts';

const say = wordsOf('dynu');

export const ownBase = 'https://api.dynu.com/v2';
/** Seconds. */
export const shortestTtl = 30;

export const descriptor: ProviderDescriptor = {
  id: 'dynu',
  name: say('Dynu'),
  summary: say('Domains and dynamic host names at Dynu.'),
  monogram: 'DY',
  rank: 39,
  region: 'global',
  website: 'https://www.dynu.com',
  fields: [
    {
      key: 'apiKey',
      label: say('API key'),
      help: say('The API key of the account, not its OAuth2 client ID or secret.'),
      secret: true,
      required: true,
    },
    endpointField(ownBase),
  ],
  createKeyUrl: 'https://www.dynu.com/en-US/ControlPanel/APICredentials',
  docsUrl: 'https://www.dynu.com/en-US/Support/API',
  leastPrivilege: say('The key covers the whole account; Dynu offers no narrower one.'),
  steps: [
    say('Sign in at dynu.com, open the Control Panel and choose API Credentials.'),
    say('Show the API Key and paste it here.'),
  ],
  propagation: { typicalSeconds: 60, ttlSeconds: 300 },
  model: 'record',
  nameServers: ['*.dynu.com'],
  errors: [
    { status: 429, refusal: 'rate-limited' },
    { code: '429', refusal: 'rate-limited' },
    { code: '401', refusal: 'wrong-credentials' },
    { status: 401, refusal: 'wrong-credentials' },
    { text: '\\bttl\\b', refusal: 'refused', cause: 'provider-ttl-rejected' },
    { text: 'already exists?|duplicate', refusal: 'already-there' },
    { code: '501', text: 'invalid', refusal: 'zone-not-found' },
    { code: '404', refusal: 'zone-not-found' },
  ],
  mode: 'automatic',
  practiceOnly: false,
};
