/** What the form, the guide and the diagnosis know of Infomaniak. */
import type { ProviderDescriptor } from '../../../../shared/domain/providers.ts';
import { wordsOf } from '../../../../shared/i18n/descriptor-words.ts';
import { endpointField } from '../http-api.ts';

const say = wordsOf('infomaniak');

export const ownBase = 'https://api.infomaniak.com';
/** Seconds. */
export const shortestTtl = 60;

export const descriptor: ProviderDescriptor = {
  id: 'infomaniak',
  name: say('Infomaniak'),
  summary: say('Zones at Infomaniak, with an API token for DNS.'),
  monogram: 'IM',
  rank: 33,
  region: 'europe',
  website: 'https://www.infomaniak.com',
  fields: [
    {
      key: 'accessToken',
      label: say('API token'),
      help: say('A token with the scopes dns:read and dns:write.'),
      secret: true,
      required: true,
    },
    endpointField(ownBase),
  ],
  createKeyUrl: 'https://manager.infomaniak.com/v3/ng/accounts/token/list',
  docsUrl: 'https://developer.infomaniak.com/docs/api',
  leastPrivilege: say('A token with the scopes dns:read and dns:write, and no others.'),
  steps: [
    say('Sign in to the Infomaniak Manager and open the API tokens of your account.'),
    say('Create a token, with the scopes dns:read and dns:write, and a life as long as you like.'),
    say('Paste it here. Infomaniak shows it only once.'),
  ],
  propagation: { typicalSeconds: 30, ttlSeconds: 300 },
  model: 'record',
  nameServers: ['*.infomaniak.ch', '*.infomaniak.com'],
  errors: [
    { status: 429, refusal: 'rate-limited' },
    { status: 401, refusal: 'wrong-credentials' },
    { code: 'not_authorized', refusal: 'wrong-credentials' },
    { code: 'access_denied', refusal: 'no-permission' },
    { text: 'missing scope', refusal: 'no-permission' },
    { status: 403, refusal: 'no-permission' },
    { code: 'object_not_found', refusal: 'zone-not-found' },
    { code: 'validation_failed', text: 'already exist', refusal: 'already-there' },
    { code: 'validation_failed', text: '\\bttl\\b', refusal: 'refused', cause: 'provider-ttl-rejected' },
    { code: 'validation_failed', refusal: 'refused' },
  ],
  mode: 'automatic',
  practiceOnly: false,
};
