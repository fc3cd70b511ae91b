/** What the form, the guide and the diagnosis know of Constellix. */
import type { ProviderDescriptor } from '../../../../shared/domain/providers.ts';
import { wordsOf } from '../../../../shared/i18n/descriptor-words.ts';
import { endpointField } from '../http-api.ts';

const say = wordsOf('constellix');

export const ownBase = 'https://api.dns.constellix.com/v1';
/** Seconds. */
export const shortestTtl = 60;

export const descriptor: ProviderDescriptor = {
  id: 'constellix',
  name: say('Constellix'),
  summary: say('Domains at Constellix, with the API key and secret key of a user.'),
  monogram: 'CX',
  rank: 68,
  region: 'global',
  website: 'https://constellix.com',
  fields: [
    {
      key: 'apiKey',
      label: say('API key'),
      help: say('Of a user who may edit the domain.'),
      secret: false,
      required: true,
    },
    {
      key: 'secretKey',
      label: say('Secret key'),
      help: say('It is shown once, together with the API key.'),
      secret: true,
      required: true,
    },
    endpointField(ownBase),
  ],
  createKeyUrl: 'https://support.constellix.com/hc/en-us/articles/34574197390491-How-to-Generate-an-API-Key',
  docsUrl: 'https://api-docs.constellix.com',
  leastPrivilege: say('The key of a user of its own, with rights on the domains of your certificates alone.'),
  steps: [
    say('Sign in at dns.constellix.com as the user whose key it shall be.'),
    say('Open the account menu, My Profile, API Keys, and generate a key.'),
    say('Copy the API key and the secret key here.'),
  ],
  propagation: { typicalSeconds: 30, ttlSeconds: 60 },
  model: 'set',
  nameServers: ['ns*.constellix.com', 'ns*.constellix.net'],
  errors: [
    { status: 401, refusal: 'wrong-credentials' },
    { status: 403, refusal: 'no-permission' },
    { status: 400, text: 'already exist', refusal: 'already-there' },
    { status: 400, text: '\\bttl\\b', refusal: 'refused', cause: 'provider-ttl-rejected' },
    { status: 429, refusal: 'rate-limited' },
  ],
  mode: 'automatic',
  practiceOnly: false,
};
