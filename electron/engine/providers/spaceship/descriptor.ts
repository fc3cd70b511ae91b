/** What the form, the guide and the diagnosis know of Spaceship. */
import type { ProviderDescriptor } from '../../../../shared/domain/providers.ts';
import { wordsOf } from '../../../../shared/i18n/descriptor-words.ts';
import { endpointField } from '../http-api.ts';

const say = wordsOf('spaceship');

export const ownBase = 'https://spaceship.dev/api/v1';
/** Seconds. */
export const shortestTtl = 60;
export const longestTtl = 3600;

export const descriptor: ProviderDescriptor = {
  id: 'spaceship',
  name: say('Spaceship'),
  summary: say('Domains on Spaceship name servers, with an API key and its secret.'),
  monogram: 'SP',
  rank: 46,
  region: 'global',
  website: 'https://www.spaceship.com',
  fields: [
    {
      key: 'apiKey',
      label: say('API key'),
      help: say('It may read and write DNS records.'),
      secret: false,
      required: true,
    },
    {
      key: 'apiSecret',
      label: say('API secret'),
      help: say('Shown once, when the key is made.'),
      secret: true,
      required: true,
    },
    endpointField(ownBase),
  ],
  createKeyUrl: 'https://www.spaceship.com/application/api-manager/',
  docsUrl: 'https://docs.spaceship.dev/',
  leastPrivilege: say('DNS records: read and write. Domains: read, so that your domains can be listed.'),
  steps: [
    say('Open the API Manager at spaceship.com and choose New API key.'),
    say('Allow DNS records read and write, and Domains read. Leave the rest off.'),
    say('Copy key and secret here. The secret is shown only once.'),
  ],
  propagation: { typicalSeconds: 60, ttlSeconds: 120 },
  model: 'record',
  nameServers: ['*.spaceship.net'],
  errors: [
    { status: 429, refusal: 'rate-limited' },
    { status: 401, refusal: 'wrong-credentials' },
    { status: 403, refusal: 'no-permission' },
    { status: 404, text: 'not found', refusal: 'zone-not-found' },
    { status: 422, text: '\\bttl\\b', refusal: 'refused', cause: 'provider-ttl-rejected' },
    { status: 422, refusal: 'refused' },
  ],
  mode: 'automatic',
  practiceOnly: false,
};
