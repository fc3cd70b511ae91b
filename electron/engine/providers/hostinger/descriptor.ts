/** What the form, the guide and the diagnosis know of Hostinger. */
import type { ProviderDescriptor } from '../../../../shared/domain/providers.ts';
import { wordsOf } from '../../../../shared/i18n/descriptor-words.ts';
import { endpointField } from '../http-api.ts';

const say = wordsOf('hostinger');

export const ownBase = 'https://developers.hostinger.com';
/** Seconds. */
export const shortestTtl = 60;

export const descriptor: ProviderDescriptor = {
  id: 'hostinger',
  name: say('Hostinger'),
  summary: say('Domains on Hostinger’s name servers, with an API token.'),
  monogram: 'HO',
  rank: 50,
  region: 'global',
  website: 'https://www.hostinger.com',
  fields: [
    {
      key: 'apiToken',
      label: say('API token'),
      help: say('From hPanel, Account, API.'),
      secret: true,
      required: true,
    },
    endpointField(ownBase),
  ],
  createKeyUrl: 'https://hpanel.hostinger.com/profile/api',
  docsUrl: 'https://developers.hostinger.com/#tag/dns-zone',
  leastPrivilege: say('Tokens reach the whole account; give it an expiry date.'),
  steps: [
    say('Open hPanel and go to Account, API.'),
    say('Choose Generate token, name it and set an expiry date.'),
    say('Paste it here. Hostinger shows it only once.'),
  ],
  propagation: { typicalSeconds: 30, ttlSeconds: 120 },
  model: 'set',
  nameServers: ['*.dns-parking.com'],
  errors: [
    { status: 401, refusal: 'wrong-credentials' },
    { status: 403, refusal: 'no-permission' },
    { status: 429, refusal: 'rate-limited' },
    { status: 422, text: '\\bttl\\b', refusal: 'refused', cause: 'provider-ttl-rejected' },
    { status: 422, text: 'domain', refusal: 'zone-not-found' },
    { status: 400, refusal: 'refused' },
    { status: 422, refusal: 'refused' },
  ],
  mode: 'automatic',
  practiceOnly: false,
};
