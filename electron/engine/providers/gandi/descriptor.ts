/** What the form, the guide and the diagnosis know of Gandi. */
import type { ProviderDescriptor } from '../../../../shared/domain/providers.ts';
import { wordsOf } from '../../../../shared/i18n/descriptor-words.ts';
import { endpointField } from '../http-api.ts';

const say = wordsOf('gandi');

export const ownBase = 'https://api.gandi.net/v5/livedns';
/** Seconds. */
export const shortestTtl = 300;

export const descriptor: ProviderDescriptor = {
  id: 'gandi',
  name: say('Gandi'),
  summary: say('Domains on Gandi LiveDNS, with a personal access token.'),
  monogram: 'GA',
  rank: 15,
  region: 'europe',
  website: 'https://www.gandi.net/',
  fields: [
    {
      key: 'personalAccessToken',
      label: say('Personal access token'),
      help: say('A personal access token (PAT), not one of the old API keys.'),
      secret: true,
      required: false,
    },
    {
      key: 'apiKey',
      label: say('API key (old)'),
      help: say('Only where you still have one: Gandi replaces these keys by personal access tokens.'),
      secret: true,
      required: false,
    },
    endpointField(ownBase),
  ],
  anyOf: [['personalAccessToken'], ['apiKey']],
  createKeyUrl: 'https://admin.gandi.net/organizations/account/pat',
  docsUrl: 'https://docs.gandi.net/en/managing_an_organization/organizations/personal_access_token.html',
  leastPrivilege: say(
    '“Manage domain name technical configurations” and “See and renew domain names”, restricted to the domains of your certificates.',
  ),
  steps: [
    say('Open admin.gandi.net, choose the organization, and go to Sharing, Personal Access Token.'),
    say(
      'Create a token for the domain with the two permissions named above. Choose a long life: it ends after a year at the latest.',
    ),
    say('Paste it here. Gandi shows it only once.'),
  ],
  propagation: { typicalSeconds: 60, ttlSeconds: 300 },
  model: 'set',
  nameServers: ['*.gandi.net'],
  errors: [
    { status: 401, refusal: 'wrong-credentials' },
    { status: 403, refusal: 'no-permission' },
    { status: 404, text: 'could not be found', refusal: 'zone-not-found' },
  ],
  mode: 'automatic',
  practiceOnly: false,
};
