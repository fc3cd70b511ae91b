/** What the form, the guide and the diagnosis know of Cloudflare. */
import type { ProviderDescriptor } from '../../../../shared/domain/providers.ts';
import { wordsOf } from '../../../../shared/i18n/descriptor-words.ts';
import { endpointField } from '../http-api.ts';

const say = wordsOf('cloudflare');

export const ownBase = 'https://api.cloudflare.com/client/v4';
/** Seconds. */
export const shortestTtl = 60;

export const descriptor: ProviderDescriptor = {
  id: 'cloudflare',
  name: say('Cloudflare'),
  summary: say('Zones at Cloudflare, with a scoped API token.'),
  monogram: 'CF',
  rank: 1,
  region: 'global',
  website: 'https://www.cloudflare.com/',
  fields: [
    {
      key: 'apiToken',
      label: say('API token'),
      help: say('An API token, not the Global API Key.'),
      secret: true,
      required: false,
    },
    {
      key: 'zoneApiToken',
      label: say('Zone token'),
      help: say('Only where a second token, with Zone / Zone / Read alone, looks up the zones.'),
      secret: true,
      required: false,
    },
    {
      key: 'email',
      label: say('Account e-mail'),
      help: say('Only with the old Global API Key.'),
      secret: false,
      required: false,
      example: 'you@example.org',
    },
    {
      key: 'globalApiKey',
      label: say('Global API Key'),
      help: say('It can do everything in the account; an API token is safer.'),
      secret: true,
      required: false,
    },
    endpointField(ownBase),
  ],
  anyOf: [['apiToken'], ['email', 'globalApiKey']],
  createKeyUrl: 'https://dash.cloudflare.com/profile/api-tokens',
  docsUrl: 'https://developers.cloudflare.com/fundamentals/api/get-started/create-token/',
  leastPrivilege: say(
    'Zone / Zone / Read and Zone / DNS / Edit, with Zone Resources limited to the zones of your certificates.',
  ),
  steps: [
    say('Open dash.cloudflare.com, My Profile, API Tokens, and choose Create Token.'),
    say(
      'Take the template “Edit zone DNS”, add the permission Zone / Zone / Read, and choose the zone under Zone Resources.',
    ),
    say('Create the token and paste it here. Cloudflare shows it only once.'),
  ],
  propagation: { typicalSeconds: 5, ttlSeconds: 120 },
  model: 'record',
  nameServers: ['*.ns.cloudflare.com'],
  errors: [
    { status: 429, refusal: 'rate-limited' },
    { code: '9109', text: 'max auth failures', refusal: 'rate-limited' },
    { code: '9109', text: 'invalid access token', refusal: 'wrong-credentials' },
    { code: '9109', text: 'from location', refusal: 'no-permission', cause: 'provider-ip-allowlist' },
    { code: '9109', refusal: 'no-permission' },
    { code: '6003', refusal: 'wrong-credentials' },
    { code: '6102', refusal: 'wrong-credentials' },
    { code: '6103', refusal: 'wrong-credentials' },
    { code: '6111', refusal: 'wrong-credentials' },
    { code: '9103', refusal: 'wrong-credentials' },
    { code: '9106', refusal: 'wrong-credentials' },
    { code: '10000', refusal: 'no-permission' },
    { code: '1038', refusal: 'no-permission', cause: 'provider-plan-restriction' },
    { code: '7000', refusal: 'zone-not-found' },
    { code: '7003', refusal: 'zone-not-found' },
    { code: '81044', refusal: 'not-there' },
    { code: '81057', refusal: 'already-there' },
    { code: '81058', refusal: 'already-there' },
    { code: '9021', refusal: 'refused', cause: 'provider-ttl-rejected' },
  ],
  mode: 'automatic',
  practiceOnly: false,
};
