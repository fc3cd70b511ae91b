/** What the form, the guide and the diagnosis know of Duck DNS. */
import type { ProviderDescriptor } from '../../../../shared/domain/providers.ts';
import { wordsOf } from '../../../../shared/i18n/descriptor-words.ts';
import { endpointField } from '../http-api.ts';

const say = wordsOf('duckdns');

export const ownBase = 'https://www.duckdns.org';

export const descriptor: ProviderDescriptor = {
  id: 'duckdns',
  name: say('Duck DNS'),
  summary: say('Free names under duckdns.org. One TXT value at a time, so names are proved one after the other.'),
  monogram: 'DD',
  rank: 22,
  region: 'global',
  website: 'https://www.duckdns.org',
  fields: [
    {
      key: 'token',
      label: say('Account token'),
      help: say('Shown at the top of the page after signing in: 36 characters with hyphens.'),
      secret: true,
      required: true,
      example: '00000000-0000-0000-0000-000000000000',
    },
    endpointField(ownBase),
  ],
  createKeyUrl: 'https://www.duckdns.org/',
  docsUrl: 'https://www.duckdns.org/spec.jsp',
  leastPrivilege: say('There is one token for each account, and it reaches all of its names.'),
  steps: [
    say('Sign in at www.duckdns.org.'),
    say('Check that the name is in the list of your domains.'),
    say('Copy the token at the top of the page and paste it here.'),
  ],
  propagation: { typicalSeconds: 30, ttlSeconds: 60 },
  model: 'slot',
  valuesPerName: 1,
  nameServers: ['ns*.duckdns.org'],
  errors: [{ code: 'KO', refusal: 'wrong-credentials' }],
  mode: 'automatic',
  practiceOnly: false,
};
