/** What the form, the guide and the diagnosis know of Porkbun. */
import type { ProviderDescriptor } from '../../../../shared/domain/providers.ts';
import { wordsOf } from '../../../../shared/i18n/descriptor-words.ts';
import { endpointField } from '../http-api.ts';

const say = wordsOf('porkbun');

export const ownBase = 'https://api.porkbun.com/api/json/v3';
/** Seconds. */
export const shortestTtl = 600;

export const descriptor: ProviderDescriptor = {
  id: 'porkbun',
  name: say('Porkbun'),
  summary: say('Domains on Porkbun name servers, with API access switched on for each domain.'),
  monogram: 'PB',
  rank: 16,
  region: 'global',
  website: 'https://porkbun.com',
  fields: [
    {
      key: 'apiKey',
      label: say('API key'),
      help: say('It begins with pk1_.'),
      secret: false,
      required: true,
      example: 'pk1_…',
    },
    {
      key: 'secretApiKey',
      label: say('Secret API key'),
      help: say('It begins with sk1_ and is shown once, when the key is made.'),
      secret: true,
      required: true,
      example: 'sk1_…',
    },
    endpointField(ownBase),
  ],
  createKeyUrl: 'https://porkbun.com/account/api',
  docsUrl: 'https://porkbun.com/api/json/v3/documentation',
  leastPrivilege: say('Keys cannot be limited. Switch API Access on for the domains of your certificates alone.'),
  steps: [
    say('Open porkbun.com/account/api, give the key a title and choose Create API Key.'),
    say('Copy both the API key and the secret key here. The secret is shown only once.'),
    say('In Domain Management, open Details of each domain and switch API Access on.'),
  ],
  propagation: { typicalSeconds: 60, ttlSeconds: 600 },
  model: 'record',
  nameServers: ['*.porkbun.com'],
  errors: [
    { status: 429, refusal: 'rate-limited' },
    { status: 403, text: '^\\s*<', refusal: 'rate-limited' },
    { text: 'invalid api key', refusal: 'wrong-credentials' },
    { text: 'not opted in', refusal: 'no-permission' },
    { text: 'invalid domain', refusal: 'zone-not-found' },
    { text: 'invalid record id', refusal: 'not-there' },
  ],
  mode: 'automatic',
  practiceOnly: false,
};
