/** What the form, the guide and the diagnosis know of DigitalOcean. */
import type { ProviderDescriptor } from '../../../../shared/domain/providers.ts';
import { wordsOf } from '../../../../shared/i18n/descriptor-words.ts';
import { endpointField } from '../http-api.ts';

const say = wordsOf('digitalocean');

export const ownBase = 'https://api.digitalocean.com';
/** Seconds. */
export const shortestTtl = 30;

export const descriptor: ProviderDescriptor = {
  id: 'digitalocean',
  name: say('DigitalOcean'),
  summary: say('Domains at DigitalOcean, with a personal access token.'),
  monogram: 'DO',
  rank: 11,
  region: 'global',
  website: 'https://www.digitalocean.com/products/networking',
  fields: [
    {
      key: 'apiToken',
      label: say('Personal access token'),
      help: say('A token of the team that holds the domain.'),
      secret: true,
      required: true,
      example: 'dop_v1_…',
    },
    endpointField(ownBase),
  ],
  createKeyUrl: 'https://cloud.digitalocean.com/account/api/tokens',
  docsUrl: 'https://docs.digitalocean.com/reference/api/create-personal-access-token/',
  leastPrivilege: say(
    'Custom scopes: domain:read, domain:create, domain:update and domain:delete, nothing else. They cover all domains of the team.',
  ),
  steps: [
    say('Open cloud.digitalocean.com, switch to the team that holds the domain, and go to API, Tokens.'),
    say('Choose Generate New Token, then Custom Scopes, and tick the four scopes of “domain”.'),
    say('Paste the token here. DigitalOcean shows it only once; note the day on which it expires.'),
  ],
  propagation: { typicalSeconds: 10, ttlSeconds: 30 },
  model: 'record',
  nameServers: ['ns1.digitalocean.com', 'ns2.digitalocean.com', 'ns3.digitalocean.com'],
  errors: [
    { status: 401, refusal: 'wrong-credentials' },
    { code: 'unauthorized', refusal: 'wrong-credentials' },
    { status: 403, code: 'forbidden', refusal: 'no-permission' },
    { status: 404, code: 'not_found', refusal: 'zone-not-found' },
    { status: 429, refusal: 'rate-limited' },
    { code: 'too_many_requests', refusal: 'rate-limited' },
    { code: 'unprocessable_entity', text: '\\bttl\\b', refusal: 'refused', cause: 'provider-ttl-rejected' },
    { code: 'unprocessable_entity', refusal: 'refused' },
  ],
  mode: 'automatic',
  practiceOnly: false,
};
