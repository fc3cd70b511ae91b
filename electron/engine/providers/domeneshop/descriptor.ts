/** What the form, the guide and the diagnosis know of Domeneshop / Domainname.shop. */
import type { ProviderDescriptor } from '../../../../shared/domain/providers.ts';
import { wordsOf } from '../../../../shared/i18n/descriptor-words.ts';
import { endpointField } from '../http-api.ts';

const say = wordsOf('domeneshop');

export const ownBase = 'https://api.domeneshop.no/v0';
/** Seconds; times are whole minutes. */
export const shortestTtl = 60;

export const descriptor: ProviderDescriptor = {
  id: 'domeneshop',
  name: say('Domeneshop / Domainname.shop'),
  summary: say('Domains at Domeneshop, with an API token and its secret.'),
  monogram: 'DM',
  rank: 71,
  region: 'europe',
  website: 'https://domene.shop',
  fields: [
    {
      key: 'apiToken',
      label: say('API token'),
      help: say('The shorter of the two values.'),
      secret: false,
      required: true,
    },
    {
      key: 'apiSecret',
      label: say('API secret'),
      help: say('The longer of the two values.'),
      secret: true,
      required: true,
    },
    endpointField(ownBase),
  ],
  createKeyUrl: 'https://domene.shop/admin?view=api',
  docsUrl: 'https://api.domeneshop.no/docs/',
  leastPrivilege: say('Tokens are not limited to domains or to DNS: whoever has one has them all.'),
  steps: [
    say('Log in at domene.shop and open the page API of your account.'),
    say('Create a set of credentials: a token and a secret.'),
    say('Paste both here. The secret is shown only once.'),
  ],
  propagation: { typicalSeconds: 120, ttlSeconds: 300 },
  model: 'record',
  nameServers: ['ns*.hyp.net'],
  errors: [
    { status: 401, refusal: 'wrong-credentials' },
    { status: 403, text: 'token|credential|authenticat', refusal: 'wrong-credentials' },
    { status: 403, refusal: 'no-permission' },
    { status: 409, refusal: 'already-there' },
    { status: 404, code: 'record*', refusal: 'not-there' },
    { status: 429, refusal: 'rate-limited' },
    { text: 'ttl', refusal: 'refused', cause: 'provider-ttl-rejected' },
  ],
  mode: 'automatic',
  practiceOnly: false,
};
