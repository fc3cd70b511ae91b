/** What the form, the guide and the diagnosis know of Akamai Edge DNS. */
import type { ProviderDescriptor } from '../../../../shared/domain/providers.ts';
import { wordsOf } from '../../../../shared/i18n/descriptor-words.ts';
import { endpointField } from '../http-api.ts';

const say = wordsOf('edgedns');

export const ownBase = 'https://{host}/config-dns/v2';
/** Seconds. */
export const shortestTtl = 30;

export const descriptor: ProviderDescriptor = {
  id: 'edgedns',
  name: say('Akamai Edge DNS'),
  summary: say('Zones on Akamai Edge DNS, with the EdgeGrid credentials of an API client.'),
  monogram: 'AK',
  rank: 61,
  region: 'global',
  website: 'https://www.akamai.com/products/edge-dns',
  fields: [
    {
      key: 'host',
      label: say('API host'),
      help: say('The line “host” of the credential.'),
      secret: false,
      required: true,
      example: 'akab-0123456789abcdef-0123456789abcdef.luna.akamaiapis.net',
    },
    {
      key: 'clientToken',
      label: say('Client token'),
      help: say('The line “client_token”.'),
      secret: false,
      required: true,
      example: 'akab-0123456789abcdef-0123456789abcdef',
    },
    {
      key: 'clientSecret',
      label: say('Client secret'),
      help: say('The line “client_secret”. It ends with an equals sign.'),
      secret: true,
      required: true,
    },
    {
      key: 'accessToken',
      label: say('Access token'),
      help: say('The line “access_token”.'),
      secret: true,
      required: true,
    },
    {
      key: 'accountSwitchKey',
      label: say('Account switch key'),
      help: say('Only for those who manage several accounts with one client.'),
      secret: false,
      required: false,
    },
    endpointField(ownBase),
  ],
  createKeyUrl: 'https://control.akamai.com/apps/identity-management/',
  docsUrl: 'https://techdocs.akamai.com/edge-dns/reference/edge-dns-api',
  leastPrivilege: say(
    'An API client with READ-WRITE access to “DNS—Zone Record Management” alone, in the group of the zone.',
  ),
  steps: [
    say('Open control.akamai.com, Account admin, Identity & access, and choose Create API client.'),
    say('Choose Advanced, then Select APIs: only “DNS—Zone Record Management” with READ-WRITE.'),
    say('Create the client and its credential, and copy the four values here. The secret is shown only once.'),
  ],
  propagation: { typicalSeconds: 60, ttlSeconds: 120 },
  model: 'set',
  nameServers: ['*.akam.net'],
  errors: [
    { text: 'invalid timestamp', refusal: 'clock-skew' },
    { status: 401, refusal: 'wrong-credentials' },
    { status: 403, text: 'signature|authorization (?:access|client) token', refusal: 'wrong-credentials' },
    { status: 403, refusal: 'no-permission' },
    { status: 409, refusal: 'already-there' },
    { status: 400, text: '\\bttl\\b', refusal: 'refused', cause: 'provider-ttl-rejected' },
    { status: 429, refusal: 'rate-limited' },
  ],
  mode: 'automatic',
  practiceOnly: false,
};
