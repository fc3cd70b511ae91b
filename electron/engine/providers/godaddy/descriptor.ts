/** What the form, the guide and the diagnosis know of GoDaddy. */
import type { ProviderDescriptor } from '../../../../shared/domain/providers.ts';
import { wordsOf } from '../../../../shared/i18n/descriptor-words.ts';
import { endpointField } from '../http-api.ts';

const say = wordsOf('godaddy');

export const ownBase = 'https://api.godaddy.com';
/** Seconds. */
export const shortestTtl = 600;

export const descriptor: ProviderDescriptor = {
  id: 'godaddy',
  name: say('GoDaddy'),
  summary: say(
    'Domains on GoDaddy name servers. GoDaddy opens its API only to accounts with ten or more domains, or a premier plan.',
  ),
  monogram: 'GD',
  rank: 9,
  region: 'global',
  website: 'https://www.godaddy.com',
  fields: [
    {
      key: 'apiKey',
      label: say('API key'),
      help: say('A production key, not an OTE (test) key.'),
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
  createKeyUrl: 'https://developer.godaddy.com/keys',
  docsUrl: 'https://developer.godaddy.com/doc/endpoint/domains',
  leastPrivilege: say('GoDaddy cannot limit a key: it can edit every domain of the account.'),
  steps: [
    say(
      'See that the account has ten or more domains, or a Discount Domain Club Premier plan. Otherwise GoDaddy refuses every key.',
    ),
    say('Open developer.godaddy.com/keys, choose Create New API Key and the environment Production.'),
    say('Copy key and secret here. The secret is shown only once.'),
  ],
  propagation: { typicalSeconds: 60, ttlSeconds: 600 },
  model: 'set',
  nameServers: ['*.domaincontrol.com'],
  errors: [
    { status: 429, refusal: 'rate-limited' },
    { code: 'TOO_MANY_REQUESTS', refusal: 'rate-limited' },
    { code: 'ACCESS_DENIED', refusal: 'no-permission', cause: 'provider-plan-restriction' },
    { code: 'UNABLE_TO_AUTHENTICATE', refusal: 'wrong-credentials' },
    { code: 'NOT_FOUND', refusal: 'zone-not-found' },
    { code: 'UNKNOWN_DOMAIN', refusal: 'zone-not-found' },
    { code: 'INVALID_BODY', text: 'ttl', refusal: 'refused', cause: 'provider-ttl-rejected' },
    { code: 'INVALID_BODY', refusal: 'refused' },
    { code: 'DUPLICATE_RECORD', refusal: 'already-there' },
    { status: 409, refusal: 'already-there' },
  ],
  mode: 'automatic',
  practiceOnly: false,
};
