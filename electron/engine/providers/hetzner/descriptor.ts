/** What the form, the guide and the diagnosis know of Hetzner. */
import type { ProviderDescriptor } from '../../../../shared/domain/providers.ts';
import { wordsOf } from '../../../../shared/i18n/descriptor-words.ts';
import { endpointField } from '../http-api.ts';

const say = wordsOf('hetzner');

export const ownBase = 'https://api.hetzner.cloud/v1';
/** Seconds. */
export const shortestTtl = 60;

export const descriptor: ProviderDescriptor = {
  id: 'hetzner',
  name: say('Hetzner'),
  summary: say('DNS zones in the Hetzner Console, through the Cloud API.'),
  monogram: 'HZ',
  rank: 14,
  region: 'europe',
  website: 'https://www.hetzner.com/dns',
  fields: [
    {
      key: 'apiToken',
      label: say('Cloud API token'),
      help: say('64 characters, from the project that holds the zone. Tokens of the old DNS console no longer work.'),
      secret: true,
      required: true,
    },
    endpointField(ownBase),
  ],
  createKeyUrl: 'https://console.hetzner.com/',
  docsUrl: 'https://docs.hetzner.com/cloud/api/getting-started/generating-api-token/',
  leastPrivilege: say(
    'Read & Write. A token reaches everything in its project, so keep the zones in a project of their own.',
  ),
  steps: [
    say('Open console.hetzner.com and the project that holds the zone.'),
    say('Under Security, API Tokens, generate a token with Read & Write.'),
    say('Paste it here. Hetzner shows it only once.'),
  ],
  propagation: { typicalSeconds: 30, ttlSeconds: 60 },
  model: 'set-add',
  nameServers: ['*.ns.hetzner.com', '*.ns.hetzner.de'],
  errors: [
    { code: 'unauthorized', refusal: 'wrong-credentials' },
    { code: 'forbidden', refusal: 'no-permission' },
    { code: 'token_readonly', refusal: 'no-permission' },
    { code: 'rate_limit_exceeded', refusal: 'rate-limited' },
    { code: 'locked', refusal: 'busy' },
    { code: 'conflict', refusal: 'busy' },
    { code: 'uniqueness_error', refusal: 'already-there' },
    { status: 404, code: 'not_found', refusal: 'zone-not-found' },
    { code: 'invalid_input', text: '\\bttl\\b', refusal: 'refused', cause: 'provider-ttl-rejected' },
    { code: 'invalid_input', refusal: 'refused' },
    { code: 'resource_limit_exceeded', refusal: 'refused', cause: 'provider-plan-restriction' },
    { code: 'deprecated_api_endpoint', refusal: 'refused', cause: 'provider-api-retired' },
    { code: 'unsupported_error', refusal: 'refused' },
  ],
  mode: 'automatic',
  practiceOnly: false,
};
