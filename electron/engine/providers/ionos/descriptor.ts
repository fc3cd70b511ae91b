/** What the form, the guide and the diagnosis know of IONOS. */
import type { ProviderDescriptor } from '../../../../shared/domain/providers.ts';
import { wordsOf } from '../../../../shared/i18n/descriptor-words.ts';
import { endpointField } from '../http-api.ts';

const say = wordsOf('ionos');

export const ownBase = 'https://api.hosting.ionos.com/dns';
/** Seconds. */
export const shortestTtl = 60;

export const descriptor: ProviderDescriptor = {
  id: 'ionos',
  name: say('IONOS'),
  summary: say('Domains in an IONOS hosting contract, also those of the former 1&1.'),
  monogram: 'IO',
  rank: 32,
  region: 'europe',
  website: 'https://www.ionos.com',
  fields: [
    {
      key: 'apiKey',
      label: say('API key'),
      help: say('The public prefix, a dot and the secret, in one.'),
      secret: true,
      required: true,
      example: 'publicprefix.secret',
    },
    endpointField(ownBase),
  ],
  createKeyUrl: 'https://developer.hosting.ionos.com/keys',
  docsUrl: 'https://developer.hosting.ionos.com/docs/dns',
  leastPrivilege: say('IONOS cannot limit a key: it reaches every domain of the contract.'),
  steps: [
    say('Open developer.hosting.ionos.com/keys, log in with the contract and choose Create key.'),
    say('Join the public prefix and the secret with a dot and paste them here. The secret is shown only once.'),
  ],
  propagation: { typicalSeconds: 300, ttlSeconds: 300 },
  model: 'set',
  nameServers: ['ns*.ui-dns.*'],
  errors: [
    { status: 429, refusal: 'rate-limited' },
    { code: 'UNAUTHORIZED', refusal: 'wrong-credentials' },
    { status: 401, refusal: 'wrong-credentials' },
    { code: 'FORBIDDEN', refusal: 'no-permission' },
    { code: 'ZONE_NOT_FOUND', refusal: 'zone-not-found' },
    { code: 'RECORD_NOT_FOUND', refusal: 'not-there' },
    { code: 'INVALID_RECORD', text: 'ttl', refusal: 'refused', cause: 'provider-ttl-rejected' },
    { code: 'INVALID_RECORD', refusal: 'refused' },
    { code: 'INTERNAL_SERVER_ERROR', refusal: 'bad-answer' },
  ],
  mode: 'automatic',
  practiceOnly: false,
};
