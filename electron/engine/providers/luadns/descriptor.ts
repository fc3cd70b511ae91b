/** What the form, the guide and the diagnosis know of LuaDNS. */
import type { ProviderDescriptor } from '../../../../shared/domain/providers.ts';
import { wordsOf } from '../../../../shared/i18n/descriptor-words.ts';
import { endpointField } from '../http-api.ts';

const say = wordsOf('luadns');

export const ownBase = 'https://api.luadns.com';
/** Seconds. */
export const shortestTtl = 300;

export const descriptor: ProviderDescriptor = {
  id: 'luadns',
  name: say('LuaDNS'),
  summary: say('Zones at LuaDNS, with an API key.'),
  monogram: 'LU',
  rank: 69,
  region: 'global',
  website: 'https://luadns.com',
  fields: [
    {
      key: 'username',
      label: say('E-mail'),
      help: say('The address you log in with.'),
      secret: false,
      required: true,
      example: 'you@example.org',
    },
    {
      key: 'apiToken',
      label: say('API key'),
      help: say('A key from the page API Keys, not the password.'),
      secret: true,
      required: true,
    },
    endpointField(ownBase),
  ],
  createKeyUrl: 'https://app.luadns.com/api_keys',
  docsUrl: 'https://luadns.com/api.html',
  leastPrivilege: say('A key that is limited to the zones of your certificates.'),
  steps: [
    say('Log in at app.luadns.com, open the account settings and turn on API access.'),
    say('Open API Keys and add a key, limited to the zone where the form allows it.'),
    say('Paste the key here, with the e-mail address of the account.'),
  ],
  propagation: { typicalSeconds: 30, ttlSeconds: 300 },
  model: 'record',
  nameServers: ['ns*.luadns.net'],
  errors: [
    { status: 401, refusal: 'wrong-credentials' },
    { status: 403, text: 'credential|authenticat|api access|token|api key', refusal: 'wrong-credentials' },
    { status: 403, refusal: 'no-permission' },
    { status: 404, text: 'record', refusal: 'not-there' },
    { status: 429, refusal: 'rate-limited' },
    { text: 'already exists|already been taken|duplicate', refusal: 'already-there' },
    { text: 'ttl', refusal: 'refused', cause: 'provider-ttl-rejected' },
  ],
  mode: 'automatic',
  practiceOnly: false,
};
