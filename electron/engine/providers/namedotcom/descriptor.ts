/** What the form, the guide and the diagnosis know of Name.com. */
import type { ProviderDescriptor } from '../../../../shared/domain/providers.ts';
import { wordsOf } from '../../../../shared/i18n/descriptor-words.ts';
import { endpointField } from '../http-api.ts';

const say = wordsOf('namedotcom');

export const ownBase = 'https://api.name.com/v4';
/** Seconds. */
export const shortestTtl = 300;

export const descriptor: ProviderDescriptor = {
  id: 'namedotcom',
  name: say('Name.com'),
  summary: say('Domains registered at Name.com that use its own name servers.'),
  monogram: 'NC',
  rank: 31,
  region: 'global',
  website: 'https://www.name.com',
  fields: [
    {
      key: 'username',
      label: say('User name'),
      help: say('The name you sign in with, not the one that ends in “-test”.'),
      secret: false,
      required: true,
    },
    {
      key: 'apiToken',
      label: say('API token'),
      help: say('The token of production; the one of the test system does not work.'),
      secret: true,
      required: true,
    },
    endpointField(ownBase),
  ],
  createKeyUrl: 'https://www.name.com/account/settings/api',
  docsUrl: 'https://www.name.com/api-docs/DNS',
  leastPrivilege: say('Tokens cover the whole account. Limit the token to your own IP address.'),
  steps: [
    say('Sign in at name.com and open Settings, API Token Management.'),
    say('Name the token and generate it. Two tokens appear: one for production and one for tests.'),
    say('If two-step verification is on, allow API access under Settings, Security.'),
    say('Paste the user name and the production token here.'),
  ],
  propagation: { typicalSeconds: 120, ttlSeconds: 300 },
  model: 'record',
  nameServers: ['*.name.com'],
  errors: [
    { status: 429, refusal: 'rate-limited' },
    { status: 401, refusal: 'wrong-credentials' },
    {
      status: 403,
      text: '\\bIP\\b|ip address|whitelist|allow ?list',
      refusal: 'no-permission',
      cause: 'provider-ip-allowlist',
    },
    { status: 403, refusal: 'no-permission' },
    { status: 404, text: 'not found', refusal: 'zone-not-found' },
    { text: '\\bttl\\b', refusal: 'refused', cause: 'provider-ttl-rejected' },
    { text: 'already exists|duplicate', refusal: 'already-there' },
  ],
  mode: 'automatic',
  practiceOnly: false,
};
