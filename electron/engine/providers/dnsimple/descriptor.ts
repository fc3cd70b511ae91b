/** What the form, the guide and the diagnosis know of DNSimple. */
import type { ProviderDescriptor } from '../../../../shared/domain/providers.ts';
import { wordsOf } from '../../../../shared/i18n/descriptor-words.ts';
import { endpointField } from '../http-api.ts';

const say = wordsOf('dnsimple');

export const ownBase = 'https://api.dnsimple.com/v2';
/** Seconds. */
export const shortestTtl = 60;

export const descriptor: ProviderDescriptor = {
  id: 'dnsimple',
  name: say('DNSimple'),
  summary: say('Zones at DNSimple, with the API token of an account.'),
  monogram: 'DI',
  rank: 19,
  region: 'global',
  website: 'https://dnsimple.com',
  fields: [
    {
      key: 'accessToken',
      label: say('Account API token'),
      help: say('A token of the account. Tokens of a user do not work here.'),
      secret: true,
      required: true,
    },
    endpointField(ownBase),
  ],
  createKeyUrl: 'https://dnsimple.com/a',
  docsUrl: 'https://developer.dnsimple.com/v2/',
  leastPrivilege: say('On plans that offer it, a scoped account token that is limited to the zone.'),
  steps: [
    say('Open dnsimple.com, choose the account that holds the zone, and go to Account, Access Tokens.'),
    say('Add a token and give it a name. Where you can choose, limit it to the zone.'),
    say('Paste it here. DNSimple shows it only once.'),
  ],
  propagation: { typicalSeconds: 30, ttlSeconds: 120 },
  model: 'record',
  nameServers: ['ns*.dnsimple.com', 'ns*.dnsimple-edge.net', 'ns*.dnsimple-edge.org'],
  errors: [
    { status: 429, refusal: 'rate-limited' },
    { status: 401, refusal: 'wrong-credentials' },
    { status: 402, refusal: 'no-permission', cause: 'provider-plan-restriction' },
    { status: 403, refusal: 'no-permission' },
    { status: 404, text: 'not found', refusal: 'zone-not-found' },
    { text: '\\bttl\\b', refusal: 'refused', cause: 'provider-ttl-rejected' },
  ],
  mode: 'automatic',
  practiceOnly: false,
};
