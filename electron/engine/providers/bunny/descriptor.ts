/** What the form, the guide and the diagnosis know of bunny.net DNS. */
import type { ProviderDescriptor } from '../../../../shared/domain/providers.ts';
import { wordsOf } from '../../../../shared/i18n/descriptor-words.ts';
import { endpointField } from '../http-api.ts';

const say = wordsOf('bunny');

export const ownBase = 'https://api.bunny.net';
/** Seconds. */
export const shortestTtl = 60;

export const descriptor: ProviderDescriptor = {
  id: 'bunny',
  name: say('bunny.net DNS'),
  summary: say('Zones on Bunny DNS, with the API key of the account.'),
  monogram: 'BN',
  rank: 37,
  region: 'global',
  website: 'https://bunny.net/dns/',
  fields: [
    {
      key: 'apiKey',
      label: say('Account API key'),
      help: say('The key of the account, not the password of a storage or pull zone.'),
      secret: true,
      required: true,
    },
    endpointField(ownBase),
  ],
  createKeyUrl: 'https://dash.bunny.net/account/api-key',
  docsUrl: 'https://docs.bunny.net/reference/dnszonepublic_index',
  leastPrivilege: say(
    'The account key cannot be limited. Where that matters, keep the zones in an account of their own.',
  ),
  steps: [say('Open dash.bunny.net, your account, API Key.'), say('Copy the API key and paste it here.')],
  propagation: { typicalSeconds: 15, ttlSeconds: 60 },
  model: 'record',
  nameServers: ['*.bunny.net'],
  errors: [
    { status: 429, refusal: 'rate-limited' },
    { status: 401, refusal: 'wrong-credentials' },
    { code: 'validation_error', text: '\\bttl\\b', refusal: 'refused', cause: 'provider-ttl-rejected' },
    { code: 'validation_error', refusal: 'refused' },
  ],
  mode: 'automatic',
  practiceOnly: false,
};
