/** What the form, the guide and the diagnosis know of Gcore DNS. */
import type { ProviderDescriptor } from '../../../../shared/domain/providers.ts';
import { wordsOf } from '../../../../shared/i18n/descriptor-words.ts';
import { endpointField } from '../http-api.ts';

const say = wordsOf('gcore');

export const ownBase = 'https://api.gcore.com/dns';
/** Seconds. */
export const shortestTtl = 120;

export const descriptor: ProviderDescriptor = {
  id: 'gcore',
  name: say('Gcore DNS'),
  summary: say('Zones in Gcore Managed DNS, with a permanent API token.'),
  monogram: 'GR',
  rank: 62,
  region: 'global',
  website: 'https://gcore.com/dns',
  fields: [
    {
      key: 'apiToken',
      label: say('Permanent API token'),
      help: say('The whole token, with the number and the $ sign at its beginning.'),
      secret: true,
      required: true,
      example: '123$…',
    },
    endpointField(ownBase),
  ],
  createKeyUrl: 'https://portal.gcore.com/accounts/profile/api-tokens',
  docsUrl: 'https://api.gcore.com/docs/dns',
  leastPrivilege: say('A token whose role is limited to DNS. It expires on the day chosen when it is made.'),
  steps: [
    say('Open portal.gcore.com, go to your profile and choose API tokens.'),
    say('Choose Create token, give it a role that may manage DNS, and an expiration date far enough away, or none.'),
    say('Copy the token and paste it here. Gcore shows it only once.'),
  ],
  propagation: { typicalSeconds: 60, ttlSeconds: 120 },
  model: 'set',
  nameServers: ['ns*.gcorelabs.net', '*.gcdn.services'],
  errors: [
    { status: 401, refusal: 'wrong-credentials' },
    { status: 403, text: 'token|credential|authenticat|authoriz', refusal: 'wrong-credentials' },
    { status: 403, refusal: 'no-permission' },
    { status: 404, text: 'not found', refusal: 'zone-not-found' },
    { status: 400, text: 'not found', refusal: 'not-there' },
    { status: 429, refusal: 'rate-limited' },
    { status: 400, text: 'ttl', refusal: 'refused', cause: 'provider-ttl-rejected' },
  ],
  mode: 'automatic',
  practiceOnly: false,
};
