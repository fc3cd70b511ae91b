/** What the form, the guide and the diagnosis know of Hurricane Electric DNS. */
import type { ProviderDescriptor } from '../../../../shared/domain/providers.ts';
import { wordsOf } from '../../../../shared/i18n/descriptor-words.ts';
import { endpointField } from '../http-api.ts';

const say = wordsOf('hurricane');

export const ownBase = 'https://dyn.dns.he.net';

export const descriptor: ProviderDescriptor = {
  id: 'hurricane',
  name: say('Hurricane Electric DNS'),
  summary: say('Zones at dns.he.net, with a dynamic TXT record for each name. One value at a time.'),
  monogram: 'HE',
  rank: 63,
  region: 'global',
  website: 'https://dns.he.net',
  fields: [
    {
      key: 'tokens',
      label: say('Names and their keys'),
      help: say(
        'One line for each name: name = key. The key is the one of the record _acme-challenge under that name.',
      ),
      secret: true,
      required: true,
      example: 'example.org=key1',
      lines: true,
    },
    endpointField(ownBase),
  ],
  createKeyUrl: 'https://dns.he.net/',
  docsUrl: 'https://dns.he.net/docs.html',
  leastPrivilege: say('Each key changes one record and nothing else.'),
  steps: [
    say('Sign in at dns.he.net, open the zone, and choose New TXT with the name _acme-challenge and any text.'),
    say('Tick “Enable entry for dynamic dns” before you submit it.'),
    say('Click the arrows beside the record, choose Generate a key, and submit.'),
    say('Enter the name and the key here, and do the same for every other name.'),
  ],
  propagation: { typicalSeconds: 30, ttlSeconds: 300 },
  model: 'slot',
  valuesPerName: 1,
  nameServers: ['ns*.he.net'],
  errors: [
    { code: 'badauth', refusal: 'wrong-credentials' },
    { code: 'nohost', refusal: 'zone-not-found' },
    { code: 'interval', refusal: 'rate-limited' },
    { code: 'abuse', refusal: 'no-permission', cause: 'provider-domain-locked' },
    { code: 'badagent', refusal: 'refused' },
    { code: 'notfqdn', refusal: 'refused' },
  ],
  mode: 'automatic',
  practiceOnly: false,
};
