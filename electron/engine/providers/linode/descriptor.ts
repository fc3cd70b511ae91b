/** What the form, the guide and the diagnosis know of Akamai Linode. */
import type { ProviderDescriptor } from '../../../../shared/domain/providers.ts';
import { wordsOf } from '../../../../shared/i18n/descriptor-words.ts';
import { endpointField } from '../http-api.ts';

const say = wordsOf('linode');

export const ownBase = 'https://api.linode.com/v4';
/** Seconds. */
export const shortestTtl = 300;

export const descriptor: ProviderDescriptor = {
  id: 'linode',
  name: say('Akamai Linode'),
  summary: say('Domains in the DNS Manager of Linode, now Akamai Connected Cloud, with a personal access token.'),
  monogram: 'LI',
  rank: 17,
  region: 'global',
  website: 'https://www.linode.com',
  fields: [
    {
      key: 'token',
      label: say('Personal access token'),
      help: say('With Read/Write for Domains and no access to anything else.'),
      secret: true,
      required: true,
    },
    endpointField(ownBase),
  ],
  createKeyUrl: 'https://cloud.linode.com/profile/tokens',
  docsUrl: 'https://techdocs.akamai.com/linode-api/reference/api',
  leastPrivilege: say('Domains: Read/Write. Everything else: No Access.'),
  steps: [
    say('Open cloud.linode.com, your profile, API Tokens, and choose Create a Personal Access Token.'),
    say('Select No Access for all, then Read/Write for Domains, and an expiry that suits you.'),
    say('Create the token and paste it here. Linode shows it only once.'),
  ],
  propagation: { typicalSeconds: 120, ttlSeconds: 300 },
  model: 'record',
  nameServers: ['ns*.linode.com'],
  errors: [
    { status: 429, refusal: 'rate-limited' },
    { status: 401, text: 'not authorized to use this endpoint', refusal: 'no-permission' },
    { status: 401, refusal: 'wrong-credentials' },
    { status: 403, refusal: 'no-permission' },
    { text: 'not authorized to use this endpoint', refusal: 'no-permission' },
    { status: 404, text: 'not found', refusal: 'zone-not-found' },
    { text: 'ttl_sec', refusal: 'refused', cause: 'provider-ttl-rejected' },
  ],
  mode: 'automatic',
  practiceOnly: false,
};
